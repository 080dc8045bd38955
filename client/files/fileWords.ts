/** 4404019 is "4,2 MB". */
export function sizeInWords(bytes: number, language = 'vi'): string {
  const [n, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB']
  return `${n.toLocaleString(language, { maximumFractionDigits: n < 10 ? 1 : 0 })} ${unit}`
}

/** The beginning and the end of a hash: enough to compare by eye, as a41f…9c02. */
export function shortHash(sha256: string | null | undefined): string {
  return sha256 ? `${sha256.slice(0, 4)}…${sha256.slice(-4)}` : ''
}

/** What is worth saying about a file beside its name: pages, size, hash. */
export function factsOfFile(
  file: { pageCount?: number | null; byteSize: number; sha256: string },
  t: (key: string, values: object) => string,
): string {
  return [
    file.pageCount ? t('draft.pages', { n: file.pageCount }) : '',
    sizeInWords(file.byteSize),
    t('approval.factsNoPages', { hash: shortHash(file.sha256) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
