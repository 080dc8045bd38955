const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const mostBytes = 255

/**
 * Makes a name that is safe to show and to save: composed, the last part of a path, without control, direction and invisible signs.
 * The extension is that of the bytes. The name is data for people; it is never a path or a key.
 */
export function cleanName(raw: string, extension: string): string {
  const last = raw.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '').trim()
  const plain = visible
    .replace(/\.[^.]*$/, '')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
  const stem = reserved.test(plain) ? `${plain}_` : plain || 'tệp'.normalize('NFC')
  return `${cutTo(stem, mostBytes - extension.length - 1)}.${extension}`
}

function cutTo(text: string, bytes: number): string {
  const signs = [...text]
  while (Buffer.byteLength(signs.join('')) > bytes) signs.pop()
  return signs.join('')
}
