import type { PolicyStatementInput, PolicyWordsFragment } from '../../kernel/api/graphql.ts'

/** A commitment as it is typed; one without an identity is new, its key tells it from the others meanwhile. */
export interface TypedCommitment {
  key: string
  identity: string | null
  text: string
  textEn: string
}

/** The words of a policy as they are typed. */
export interface TypedStatement {
  title: string
  titleEn: string
  motto: string
  mottoEn: string
  closing: string
  closingEn: string
  commitments: TypedCommitment[]
}

let made = 0

/** An empty line at the end of the list. */
export const newCommitment = (): TypedCommitment => ({ key: `new-${++made}`, identity: null, text: '', textEn: '' })

/** What stands there, ready to be typed on. Without words yet it begins with the title alone. */
export const typedStatement = (words: PolicyWordsFragment | null | undefined): TypedStatement => ({
  title: words?.title ?? 'CHÍNH SÁCH CHẤT LƯỢNG',
  titleEn: words?.titleEn ?? '',
  motto: words?.motto ?? '',
  mottoEn: words?.mottoEn ?? '',
  closing: words?.closing ?? '',
  closingEn: words?.closingEn ?? '',
  commitments: (words?.commitments ?? []).map(({ identity, text, textEn }) => ({ key: identity, identity, text, textEn: textEn ?? '' })),
})

/** A text that is kept as one line, however it was broken where it was typed or copied. */
export const onOneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim()

/** What is sent. A line that nobody filled is no commitment. */
export const statementInput = ({ commitments, ...words }: TypedStatement): PolicyStatementInput => ({
  ...{ title: onOneLine(words.title), titleEn: onOneLine(words.titleEn), motto: onOneLine(words.motto), mottoEn: onOneLine(words.mottoEn) },
  ...{ closing: onOneLine(words.closing), closingEn: onOneLine(words.closingEn) },
  commitments: commitments
    .map(({ identity, text, textEn }) => ({ identity, text: onOneLine(text), textEn: onOneLine(textEn) }))
    .filter(({ text, textEn }) => text || textEn),
})

/** The list with the one at a place moved up (-1) or down (1); at its ends it stays. */
export function moved<One>(list: readonly One[], at: number, by: number): One[] {
  const next = [...list]
  const [one] = next.splice(at, 1)
  next.splice(Math.min(Math.max(at + by, 0), list.length - 1), 0, one!)
  return next
}
