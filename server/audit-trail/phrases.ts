/** What a sentence of the trail may use. */
export interface TrailFacts {
  /** QT-03, or QT-03 lần 05. */
  thing: string
  round: number | null
  day: string
  number: string
  /** Whom an act about people or roles is about. */
  person: string
  /** The role, in words. */
  role: string
}

/** A phrase for each action of the trail. */
export type TrailWords = Record<string, (facts: TrailFacts) => string>

/** Words for acts that were refused, by mutation and by code. */
export interface RefusalWords {
  sentence: (who: string, act: string, thing: string, why: string) => string
  acts: Record<string, string>
  reasons: Record<string, string>
}
