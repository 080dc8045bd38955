/** 4404019 is "4,2 MB". */
export function sizeInWords(bytes: number, language = 'vi'): string {
  const [n, unit] = bytes < 1024 ** 2 ? [bytes / 1024, 'kB'] : [bytes / 1024 ** 2, 'MB']
  return `${n.toLocaleString(language, { maximumFractionDigits: n < 10 ? 1 : 0 })} ${unit}`
}

/** The beginning and the end of a hash: enough to compare by eye, as a41f…9c02. */
export function shortHash(sha256: string | null | undefined): string {
  return sha256 ? `${sha256.slice(0, 4)}…${sha256.slice(-4)}` : ''
}
