import concurrently from 'concurrently'
import { root, run } from './run.ts'
import { stopWithNpm } from './stopWithNpm.ts'

stopWithNpm()

const typed = await run('graphql-codegen', ['--config', 'codegen.ts'])
if (typed.code !== 0) console.error(typed.output)

/** The browser talks to Vite, Vite hands on to the server: so the address that users see is Vite's. */
const env = { PUBLIC_URL: 'http://localhost:5173' }

const { result } = concurrently(
  [
    { name: 'server', command: 'tsx watch --clear-screen=false server/main.ts start', env },
    { name: 'client', command: 'vite' },
    { name: 'codegen', command: 'graphql-codegen --config codegen.ts --watch' },
  ],
  { cwd: root, killOthersOn: ['failure', 'success'], prefixColors: 'auto' },
)
await result.catch(() => (process.exitCode = 1))
