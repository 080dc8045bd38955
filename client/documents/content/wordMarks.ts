/** A piece of a text: marked where the other text does not have it. */
export interface Piece {
  text: string
  marked: boolean
}

/** More words than this on one side are not compared one by one: then all of it is new. */
const most = 400

/** Two texts, each with the words marked that the other does not have (longest common run of words). */
export function wordMarks(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [old, now] = [before, after].map((text) => text.split(/(?<=\s)(?=\S)/)) as [string[], string[]]
  if (old.length > most || now.length > most) return { before: [{ text: before, marked: true }], after: [{ text: after, marked: true }] }
  const same = (i: number, k: number) => old[i]!.trim() === now[k]!.trim()
  const runs = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--)
    for (let k = now.length - 1; k >= 0; k--)
      runs[i]![k] = same(i, k) ? runs[i + 1]![k + 1]! + 1 : Math.max(runs[i + 1]![k]!, runs[i]![k + 1]!)
  const [gone, come] = [old.map(() => true), now.map(() => true)]
  for (let i = 0, k = 0; i < old.length && k < now.length;)
    if (same(i, k)) gone[i++] = come[k++] = false
    else if (runs[i + 1]![k]! >= runs[i]![k + 1]!) i++
    else k++
  return { before: joined(old, gone), after: joined(now, come) }
}

function joined(words: string[], marks: boolean[]): Piece[] {
  const pieces: Piece[] = []
  for (const [i, text] of words.entries()) {
    const last = pieces.at(-1)
    if (last && last.marked === marks[i]) last.text += text
    else pieces.push({ text, marked: marks[i]! })
  }
  return pieces.flatMap(tidy)
}

/** The space behind a marked word is not marked. */
function tidy({ text, marked }: Piece): Piece[] {
  const said = text.trimEnd()
  return marked && said.length < text.length
    ? [
        { text: said, marked },
        { text: text.slice(said.length), marked: false },
      ]
    : [{ text, marked }]
}
