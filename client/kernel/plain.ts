/** Lower case, without Vietnamese marks: Đúng hạn is dung han. */
export const withoutMarks = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim()

/** Words as they are compared: without marks, and with one space for whatever stands between them. */
export const plain = (words: string): string =>
  withoutMarks(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
