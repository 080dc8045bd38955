import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from '../../client/kernel/texts/en.ts'
import { vi } from '../../client/kernel/texts/vi.ts'

/** Every text under its path: inbox.title, acts.returnBecause.form. */
function flat(texts: object, above = ''): [path: string, text: string][] {
  return Object.entries(texts).flatMap(([key, one]: [string, unknown]) =>
    typeof one === 'string' ? [[above + key, one] as [string, string]] : flat(one as object, `${above}${key}.`),
  )
}
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
const inVietnamese = flat(vi)
const inEnglish = new Map(flat(en))

describe('the texts', () => {
  it('are there in both languages', () => expect(inVietnamese.map(([path]) => path).sort()).toEqual([...inEnglish.keys()].sort()))

  it('have the same blanks in both languages', () => {
    const differ = inVietnamese.filter(([path, text]) => blanks(text).join() !== blanks(inEnglish.get(path) ?? '').join())
    expect(differ).toEqual([])
  })

  it('say something', () => expect([...inVietnamese, ...inEnglish].filter(([, text]) => !text.trim())).toEqual([]))

  it('are composed Unicode, as everything that is kept and sought', () => {
    expect([...inVietnamese, ...inEnglish].filter(([, text]) => text !== text.normalize('NFC'))).toEqual([])
  })

  it('are there wherever a page asks for one by its whole name', () => {
    const known = new Set(inVietnamese.map(([path]) => path))
    const areas = Object.keys(vi).join('|')
    const asked = globSync('client/**/*.{vue,ts}', { exclude: ['client/kernel/{texts,api}/**'] }).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(new RegExp(`'((?:${areas})(?:[.]\\w+)+)'`, 'g'))].map(([, path]) => `${path} in ${file}`),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((one) => !known.has(one.split(' ')[0]!))).toEqual([])
  })
})
