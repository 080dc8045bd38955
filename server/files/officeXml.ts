import path from 'node:path'
import { FileRefusal } from './finding.ts'

// The XML inside Office files. It is searched as text, in every way in which a reader could spell the same.

/** By its name, or by how it begins: the types that an archive gives to its parts are claims, too. */
export const isXml = (name: string, part: Buffer) =>
  /\.(xml|rels)$/i.test(name) || /^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(part.toString('latin1', 0, 200))

/** What XML must not hold: entities, macro types, outside targets, commands. */
export function checkPart(name: string, part: Buffer): void {
  const start = part.subarray(0, 2).toString('hex')
  const xml = plain(part.toString(start === 'fffe' ? 'utf16le' : 'utf8'))
  const refuse = () => {
    throw new FileRefusal('FILE_ACTIVE', { part: name })
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.includes('\0')) refuse() // zero bytes: another UTF-16, in which nothing below would be found
  if (name === '[content_types].xml' && /macroEnabled|vbaProject|ms-office\.activeX/i.test(xml)) refuse()
  if (name === 'meta-inf/manifest.xml' && /encryption-data/.test(xml)) throw new FileRefusal('FILE_ENCRYPTED')
  if (name.endsWith('.rels') && (xml.includes('<!') || tagsIn(xml, 'Relationship').some(leadsOut))) refuse() // no comment to hide a quote in
  if (/<(?:\w+:)?instrText\b(?:[^>]*[^>/])?>[^<]*<(?!\/)/.test(xml)) refuse() // words with something between them
  const pieces = xml.matchAll(/<(?:\w+:)?(?:instrText\b[^>]*>([^<]*)|fldChar\b)/g) // one command comes in several runs
  const commands = [...pieces].map(([, words = ' ']) => words).join('')
  const simple = tagsIn(xml, 'fldSimple').map((attributes) => attributes.get('instr') ?? '')
  if (
    [commands, ...simple].some((words) => /\bDDE(AUTO)?\b/i.test(words)) ||
    /<(?:\w+:)?(ddeLink|dde-source|dde-link|event-listener|object-ole)\b/i.test(xml)
  )
    refuse()
  const drawn = ['image', 'object', 'object-ole', 'plugin', 'section-source'].flatMap((tag) => tagsIn(xml, tag))
  if (drawn.some((attributes) => /^\s*(https?|ftp|file|\\\\)/i.test(attributes.get('href') ?? ''))) refuse()
}

/** Writes out letters that are hidden as numbers (`&#69;xternal`). */
const plain = (xml: string) =>
  xml.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written, hex?: string, decimal?: string) => {
    const sign = hex ? parseInt(hex, 16) : Number(decimal)
    return sign < 128 && /[\w/:.-]/.test(String.fromCharCode(sign)) ? String.fromCharCode(sign) : written
  })

/** The attributes of each such tag, by name without prefix. */
const tagsIn = (xml: string, tag: string): Map<string, string>[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${tag}\\b((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g'))].map(
    ([, inside = '']) =>
      new Map(
        [...inside.matchAll(/(?:[\w-]+:)?([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', one, other]) => [
          name,
          one ?? other ?? '',
        ]),
      ),
  )

const leadsOut = (relation: Map<string, string>) =>
  relation.get('TargetMode')?.trim().toLowerCase() === 'external' && !relation.get('Type')?.trim().endsWith('/hyperlink')

/** Where the relations of a part lead, by the names of parts in small letters. */
export function targetsOf(name: string, part: Buffer): string[] {
  const folder = path.posix.dirname(path.posix.dirname(name))
  return tagsIn(plain(part.toString()), 'Relationship').map((relation) =>
    path.posix
      .resolve('/', folder, decoded(relation.get('Target') ?? ''))
      .slice(1)
      .toLowerCase(),
  )
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
