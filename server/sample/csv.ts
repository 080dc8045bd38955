/** A row of a table: the text of each column that was asked for; an empty cell is ''. */
export type Row<Column extends string> = Readonly<Record<Column, string>>

/** Reads CSV text (RFC 4180, one header row) into rows of the columns asked for. */
export function readRows<Column extends string>(text: string, columns: readonly Column[]): Row<Column>[] {
  const [header = [], ...records] = splitRecords(text)
  const places = columns.map((column) => {
    const place = header.indexOf(column)
    if (place < 0) throw new Error(`the table has no column ${column}`)
    return place
  })
  return records.map((record, i) => {
    if (record.length !== header.length) throw new Error(`record ${i + 2} has ${record.length} cells, the header ${header.length}`)
    return Object.fromEntries(columns.map((column, c) => [column, record[places[c]!]!])) as Row<Column>
  })
}

/** Splits text into records of cells. A quoted cell may hold commas, line breaks and doubled quotes. */
function splitRecords(text: string): string[][] {
  const records: string[][] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  let record: string[] = []
  while (cell.lastIndex < text.length || record.length > 0) {
    const at = cell.lastIndex
    const [, quoted, plain, end] = cell.exec(text) ?? []
    if (end === undefined) throw new Error(`a quote is out of place near “${text.slice(at, at + 30)}”`)
    record.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    records.push(record)
    record = []
  }
  return records
}

/** The values of a cell that holds several, split by `;`. */
export const listed = (cell: string): string[] =>
  cell
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
