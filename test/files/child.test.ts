import { describe, expect, it } from 'vitest'
import { checkFile } from '../../server/files/check.ts'
import { write } from './checking.ts'

describe('the process that checks a file', () => {
  const run = async (program: string, seconds?: number) => {
    const file = write(program, '.mjs')
    return await checkFile(file, 'a.pdf', { program: file, ...(seconds && { seconds }) })
  }
  const found = (name: string) =>
    `process.stdout.write(JSON.stringify({ ok: true, sha256: '${'0'.repeat(64)}', byteSize: 1, extension: 'pdf', mediaType: 'a', pageCount: 1, warnings: [], ${name} }))`

  it('reads its file, and no other one; it writes nothing, starts nothing, and is told nothing', async () => {
    const secret = write('bí mật')
    const tries = `
      import { readFileSync, writeFileSync } from 'node:fs'
      const may = async (act) => { try { await act(); return 'may' } catch (error) { return error.code } }
      const answers = [
        await may(() => readFileSync(process.argv[2])),
        await may(() => readFileSync(${JSON.stringify(secret)})),
        await may(() => readFileSync('/etc/passwd')),
        await may(() => writeFileSync(process.argv[2], '')),
        await may(async () => (await import('node:child_process')).spawnSync('/bin/true')),
        await may(async () => new (await import('node:worker_threads')).Worker('', { eval: true })),
        Object.keys(process.env).length,
      ]
      process.stdout.write(JSON.stringify({ ok: false, code: 'FILE_DAMAGED', data: { answers } }))`
    const no = 'ERR_ACCESS_DENIED'
    expect(await run(tries)).toMatchObject({ data: { answers: ['may', no, no, no, no, no, 0] } })
  })

  it.each([
    ['crashes', 'process.abort()'],
    ['throws', 'throw new Error("x")'],
    ['eats the memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(1.5))'],
    ['says nothing', ''],
    ['says what is no answer', found('sha256: 1')],
    ['talks without an end', 'const more = () => process.stdout.write("x".repeat(1e6), more); more()'],
  ])('that %s has answered: damaged', async (_, program) => {
    expect(await run(program)).toEqual({ ok: false, code: 'FILE_DAMAGED' })
  })

  it('has no word in what a file is called whose hash is known', async () => {
    const file = write(found('x: 1'), '.mjs')
    const sha256 = 'a'.repeat(64)
    expect(await checkFile(file, 'a.pdf', { program: file, sha256 })).toMatchObject({ ok: true, sha256 })
    expect(await checkFile(file, 'a.pdf', { program: file })).toMatchObject({ ok: true, sha256: '0'.repeat(64) })
    expect(await run(found('sha256: undefined'))).toEqual({ ok: false, code: 'FILE_DAMAGED' })
  })

  it('that never ends is ended', async () => {
    const begun = performance.now()
    expect(await run('for (;;);', 1)).toEqual({ ok: false, code: 'FILE_DAMAGED' })
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
