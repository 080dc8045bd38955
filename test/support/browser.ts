import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** What Playwright needs to know to start a browser. */
export interface Browser {
  executablePath: string
  env?: Record<string, string>
}

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Finds a browser for the journeys: CHROMIUM_PATH, the system's, or the one npm brought (Linux x64 only). */
export async function findBrowser(): Promise<Browser> {
  const found = process.env.CHROMIUM_PATH ?? installed.find((file) => existsSync(file))
  return found ? { executablePath: found } : unpackBrowser()
}

async function unpackBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No browser found. Install Chromium, or set CHROMIUM_PATH: the one npm brings runs on Linux x64 only.')
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const { version } = JSON.parse(readFileSync(path.join(entry, '../../package.json'), 'utf8')) as { version: string }
  const home = fileURLToPath(new URL(`../../node_modules/.cache/chromium-${version}`, import.meta.url))
  mkdirSync(home, { recursive: true })
  const before = process.env.TMPDIR
  process.env.TMPDIR = home // the package unpacks into the temporary folder, and reuses whatever lies there
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    const executablePath = await chromium.executablePath()
    await inflate(path.join(entry, '../../bin/al2023.tar.br')) // libnss3 and libexpat, for bare machines
    writeFileSync(path.join(home, 'fonts/fonts.conf'), fontsIn(path.join(home, 'fonts/fonts')))
    return { executablePath, env: { LD_LIBRARY_PATH: path.join(home, 'al2023/lib'), FONTCONFIG_PATH: path.join(home, 'fonts') } }
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The configuration that the package brings names folders of another machine; without a font Chromium draws no letter at all. */
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`
