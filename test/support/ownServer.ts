import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Only root may mount a disk and still let PostgreSQL run as somebody else. */
export const canLimitStaging = spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' }).status === 0

/** `npm start` on a port and a folder of its own, with the sample agency: a test may kill it and start it again. */
export function ownServer(port: number, env: Record<string, string> = {}) {
  let home = ''
  const address = `http://localhost:${port}`
  let server: ChildProcess

  async function end(signal: NodeJS.Signals) {
    const gone = once(server, 'exit')
    server.kill('SIGCONT')
    server.kill(signal)
    await gone
  }

  return {
    address,
    staging: () => path.join(home, 'staging'),
    pid: () => server.pid!,
    /** Starts it, also anew on what it kept; with a disk of so many MB for staging where only the server sees it. */
    async start({ stagingMb, env: more = {} }: { stagingMb?: number; env?: Record<string, string> } = {}) {
      home ||= mkdtempSync(path.join(tmpdir(), 'niem-own-'))
      chmodSync(home, 0o711) // PostgreSQL runs as somebody else and has to pass
      const settings = { ...process.env, DATA_DIR: home, DATABASE_URL: '', LOG_LEVEL: 'error', ...env, ...more }
      const small = [
        'unshare',
        '-m',
        'sh',
        '-c',
        `mount -t tmpfs -o size=${stagingMb}m tmpfs ${path.join(home, 'staging')} && exec "$@"`,
        'sh',
      ]
      const [command, ...args] = [...(stagingMb ? small : []), process.execPath, 'tools/start.ts', '--port', String(port)]
      server = spawn(command, args, { env: settings, stdio: 'ignore' })
      for (let patience = 1200; patience > 0; patience--) {
        if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`)
        if ((await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) return
        await wait(100)
      }
      throw new Error('the server did not start')
    },
    /** The server is there and does nothing: a line that fell silent. */
    hold: () => server.kill('SIGSTOP'),
    letGo: () => server.kill('SIGCONT'),
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      rmSync(home, { recursive: true, force: true })
    },
  }
}
