import type { MeasurementKind } from '../kernel/api/graphql.ts'
import { withUnit } from './figureWords.ts'
import type { Stand } from './stands.ts'

interface Figure {
  kind?: MeasurementKind | null
  shown?: string | null
  reached?: boolean | null
  late?: boolean
}

/** How a period stands; undefined where a figure says nothing of the target yet. */
export function standOfFigure({ kind, reached, late }: Figure): Stand | undefined {
  if (!kind) return late ? 'LATE' : 'NOT_STARTED'
  if (kind !== 'MEASURED') return kind
  return reached == null ? undefined : reached ? 'MET' : 'NOT_MET'
}

/** A figure in words: 97,1%, không đạt; or không phát sinh. */
export function figureInWords(figure: Figure, unit: string, language: string, t: (key: string) => string): string {
  const stand = standOfFigure(figure)
  const word = stand && (stand === 'LATE' ? `${t('stand.NOT_STARTED')}, ${t('stand.LATE')}` : t(`stand.${stand}`))
  return [figure.shown && withUnit(figure.shown, unit, language), word].filter(Boolean).join(', ')
}
