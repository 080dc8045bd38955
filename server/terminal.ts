import { statfsSync } from 'node:fs'
import path from 'node:path'
import { StorageFailure } from '../storage/failure.ts'
import { type Voice, WrongSettings } from './env.ts'
import { en } from './terminalEn.ts'
import type { Sentence, StartCode, Texts } from './terminalTexts.ts'
import { vi } from './terminalVi.ts'

/** A start that failed for a reason people can mend. */
export class StartFailure extends Error {
  override name = 'StartFailure'
  readonly code: StartCode
  readonly detail: string

  constructor(code: StartCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}

/** Says, line by line, what the program does. */
export interface Terminal {
  texts: Texts
  head: (version: string) => void
  good: (label: string, text: string, begun?: number) => void
  warn: (label: string, text: string) => void
  /** Overwrites itself, and only where somebody watches. */
  progress: (label: string, text: string) => void
  say: (line?: string) => void
  fail: (error: unknown) => void
}

/** Opens the terminal in a voice: plain ASCII and no colour where nobody watches. */
export function openTerminal(voice: Voice): Terminal {
  const words = voice.language === 'vi' ? vi : en
  const write = (line: string) => process.stdout.write(`${voice.plain ? ascii(line) : line}\n`)
  const paint = (colour: number, sign: string) => (voice.colour ? `\x1b[${colour}m${sign}\x1b[0m` : sign)
  const clear = () => (voice.plain ? '' : '\r\x1b[K')
  const line = (sign: string, label: string, text: string) =>
    `${clear()}  ${voice.plain ? ascii(sign).padEnd(2) : sign} ${label.padEnd(20)} ${text}`

  return {
    texts: words,
    head(version) {
      const node = `Node ${process.versions.node.split('.').slice(0, 2).join('.')} · ${system()}`
      write(`\n  niem ${version} · ${words.tagline}`.padEnd(64) + node + '\n')
    },
    good(label, text, begun) {
      const took =
        begun === undefined ? '' : `${((performance.now() - begun) / 1000).toFixed(1).replace('.', words.decimal)} ${words.seconds}`
      write(line(paint(32, '✓'), label, took ? `${text.padEnd(52)} ${took}` : text))
    },
    warn: (label, text) => void write(line(paint(33, '!'), label, text)),
    progress(label, text) {
      if (!voice.plain) process.stdout.write(line('…', label, text))
    },
    say: (text = '') => void write(text && `  ${text}`),
    fail(error) {
      for (const [what, cure] of sentences(error, words))
        process.stderr.write(`${clear()}${paint(31, voice.plain ? 'x' : '✕')} ${shown(cure ? `${what.padEnd(56)} → ${cure}` : what)}\n`)
    },
  }

  function shown(text: string) {
    return voice.plain ? ascii(text) : text
  }
}

/** Shortens a folder as people type it. */
export function shortFolder(folder: string): string {
  const near = path.relative('.', folder)
  return near.startsWith('..') || path.isAbsolute(near) ? folder : `./${near}`
}

/** Says how much room is left where a folder lies. */
export function freeSpace(folder: string): string {
  const { bavail, bsize } = statfsSync(folder)
  return `${Math.floor((bavail * bsize) / 1e9)} GB`
}

/** Writes Vietnamese without its marks, and signs as every machine has them. */
export function ascii(text: string): string {
  const signs: Record<string, string> = { '✓': 'ok', '✕': 'x', '…': '...', '·': '-', '→': '->', đ: 'd', Đ: 'D' }
  return text
    .replace(/[✓✕…·→đĐ]/g, (sign) => signs[sign] ?? sign)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** A failure that we know has a sentence and a cure; of any other everything is shown. */
function sentences(error: unknown, words: Texts): Sentence[] {
  if (error instanceof WrongSettings)
    return [[`${words.wrongSettings}  ${error.faults.map(({ name, fault }) => `${name} ${words.faults[fault]}`).join(' ; ')}`]]
  if (error instanceof StorageFailure || error instanceof StartFailure) return [words.failures[error.code](error.detail)]
  return [[`${words.unexpected} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]]
}

const system = () =>
  `${{ linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? process.platform} ${process.arch}`
