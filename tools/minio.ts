import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { builtMinio, minioBin } from '../test/support/minio.ts'

/** The last state of the public source that `go install` takes; it never changes again. */
const version = 'v0.0.0-20260212201848-7aac2a2c5b7c'

// Prints where a MinIO server is, and builds one first where there is none and Go is on the machine: some minutes, once.
if (minioBin) {
  console.log(minioBin)
} else if (spawnSync('go', ['version']).status !== 0) {
  console.error('No MinIO server: MINIO_BIN names none, and there is no Go to build it.')
} else {
  console.error('Building a MinIO server for the tests, once: some minutes.')
  const folder = path.dirname(builtMinio)
  mkdirSync(folder, { recursive: true })
  const { status } = spawnSync('go', ['install', '-trimpath', '-ldflags=-s -w', `github.com/minio/minio@${version}`], {
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status === 0) console.log(builtMinio)
  else console.error('It could not be built; the tests that need it are skipped.')
}
