// A process of its own that starts PostgreSQL and waits to be killed.
import { startPostgres } from '../../storage/postgres.ts'

const [folder = '', port = '0'] = process.argv.slice(2)
const postgres = await startPostgres(folder, { port: Number(port) })
process.stdout.write(JSON.stringify(postgres) + '\n')
process.once('SIGTERM', () => void postgres.stop().then(() => process.exit(0)))
