import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, vi } from 'vitest'
import { checkFile } from '../../server/files/check.ts'

vi.setConfig({ testTimeout: 60_000 }) // each check is a process of its own, and machines are busy

const folder = mkdtempSync(path.join(tmpdir(), 'niem-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0

/** Writes a file, as an upload would. */
export function write(bytes: Uint8Array | string, extension = ''): string {
  const file = path.join(folder, `${count++}${extension}`)
  writeFileSync(file, bytes)
  return file
}

/** Checks bytes that come under a name. */
export const check = (bytes: Uint8Array, claimedName: string) => checkFile(write(bytes), claimedName)

/** The code under which bytes are refused, or that they are taken. */
export async function refusal(bytes: Uint8Array, claimedName: string): Promise<string> {
  const checked = await check(bytes, claimedName)
  return checked.ok ? 'TAKEN' : checked.code
}
