import type { StatementPaper } from './statement.ts'

/** A quality policy for the wall. */
export interface PosterPaper extends StatementPaper {
  /** Where everybody can read it: what the QR code says. */
  url: string
}

/** How a poster is printed. */
export interface PosterForm {
  size: 'A4' | 'A3' | 'A2'
  orientation: 'PORTRAIT' | 'LANDSCAPE'
  manner: 'SOLEMN' | 'MODERN'
}
