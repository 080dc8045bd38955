import type { TypedObjective } from './sheetForm.ts'

/** A cell that can be typed. */
export type Part = Exclude<keyof TypedObjective, 'key' | 'titleEn'>

interface Column {
  part: Part
  /** A line of text, several of them, or a choice of some. */
  kind: 'line' | 'words' | 'choice'
  /** In the table, in pixels. */
  width: number
  /** What the column is called where sheets of agencies come from, in lower case and without marks, one after another. */
  names: string
}

/** The columns of the sheet in the order of reading, which is the order in which a block without a head is read. */
export const columns: Column[] = [
  { part: 'code', kind: 'line', width: 112, names: 'code|ma|ma muc tieu|ky hieu|so hieu' },
  {
    part: 'title',
    kind: 'words',
    width: 240,
    names: 'title|title vi|objective|muc tieu|muc tieu chat luong|noi dung muc tieu|ten muc tieu',
  },
  { part: 'measure', kind: 'words', width: 200, names: 'measure|measure vi|thuoc do|chi so|do bang|noi dung do' },
  { part: 'direction', kind: 'choice', width: 120, names: 'direction|comparison|chieu|so sanh' },
  { part: 'target', kind: 'line', width: 88, names: 'target|target value|chi tieu|muc phan dau' },
  { part: 'unit', kind: 'line', width: 96, names: 'unit|target unit|don vi tinh|dvt' },
  { part: 'frequency', kind: 'choice', width: 100, names: 'frequency|tan suat|tan suat do|ky do|ky bao cao' },
  { part: 'divisionId', kind: 'choice', width: 144, names: 'division|owner division|don vi|phong|don vi chu tri|phong phu trach|bo phan' },
  { part: 'ownerId', kind: 'choice', width: 184, names: 'owner|answers for it|nguoi chiu trach nhiem|nguoi phu trach|phu trach' },
  { part: 'measureKind', kind: 'choice', width: 120, names: 'kind|measure kind|cach tinh|loai thuoc do' },
  { part: 'formula', kind: 'words', width: 200, names: 'formula|cong thuc|cong thuc tinh' },
  { part: 'dataSource', kind: 'words', width: 200, names: 'source|source of figures|data source|nguon|nguon so lieu' },
  { part: 'dueDays', kind: 'line', width: 112, names: 'due|due days|due days after|han nop|han sau ky|han sau ky ngay|han nhap' },
  { part: 'commitment', kind: 'choice', width: 240, names: 'commitment|policy commitment|cam ket|phuc vu cam ket' },
  {
    part: 'what',
    kind: 'words',
    width: 240,
    names: 'what|plan|plan what|plan vi|viec|viec lam|ke hoach|ke hoach viec|bien phap|giai phap',
  },
  { part: 'who', kind: 'words', width: 176, names: 'who|ai lam|nguoi thuc hien|nguoi lam' },
  { part: 'means', kind: 'words', width: 176, names: 'means|resources|nguon luc' },
  { part: 'when', kind: 'words', width: 144, names: 'when|by when|khi nao|thoi han|thoi gian|thoi gian hoan thanh' },
  { part: 'judged', kind: 'words', width: 200, names: 'judged|how judged|cach danh gia|danh gia' },
]

/** What may be chosen in a column, by what is written for it. */
export type Choices = Record<
  'measureKind' | 'direction' | 'frequency' | 'divisionId' | 'ownerId' | 'commitment',
  { value: string | null; title: string; names?: string[] }[]
>
