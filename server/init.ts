import { randomBytes } from 'node:crypto'

const secret = (bytes: number) => randomBytes(bytes).toString('hex')

/** What docker compose fills in, with secrets that nobody has seen: hex, because they stand in addresses. */
export const freshEnvironment =
  (): string => `# Docker compose reads this file; keep it secret, and keep a copy elsewhere. Settings of the application itself go into niem.env.
# Địa chỉ người dùng mở, và cổng trên máy này. Where people reach Niêm, and the port of this machine.
PUBLIC_URL=http://localhost:8080
PORT=8080

POSTGRES_PASSWORD=${secret(24)}
DATABASE_PASSWORD=${secret(24)}
S3_SECRET_KEY=${secret(24)}
SECRET_KEY=${secret(32)}
`
