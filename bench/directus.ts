// Directus as a peer: a county's IT office might build its case register with it. It is no dependency of this project: FADU_BENCH_DIRECTUS
// names a folder where somebody has run `npm install directus`.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { type Process, startProcess } from './county.ts'
import { ask } from './load.ts'

export interface Directus {
  readonly process: Process
  /** What each request carries: its administrator's token. */
  readonly headers: Readonly<Record<string, string>>
}

const field = (name: string, type: string, schema: object = {}) => ({ field: name, type, schema, meta: {} })

/** Directus on a database of its own with one collection of records whose every change it keeps, signed in. */
export async function openDirectus(folder: string, databaseUrl: string): Promise<Directus> {
  const password = randomBytes(12).toString('hex')
  const settings = {
    DB_CLIENT: 'pg',
    DB_CONNECTION_STRING: databaseUrl,
    HOST: '127.0.0.1',
    SECRET: randomBytes(24).toString('hex'),
    ADMIN_EMAIL: 'bench@example.com',
    ADMIN_PASSWORD: password,
    ACCESS_TOKEN_TTL: '1d',
    TELEMETRY: 'false',
    LOG_LEVEL: 'error',
    CACHE_ENABLED: 'false',
    RATE_LIMITER_ENABLED: 'false',
    EXTENSIONS_PATH: join(folder, 'extensions'),
    STORAGE_LOCATIONS: 'local',
    STORAGE_LOCAL_ROOT: join(folder, 'uploads'),
  }
  const program = join(folder, 'node_modules/directus/cli.js')
  execFileSync(process.execPath, [program, 'bootstrap'], {
    cwd: folder,
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const started = await startProcess(program, ['start'], settings, '/server/health')
  const signedIn = await ask(started.port, { method: 'POST', path: '/auth/login', body: { email: settings.ADMIN_EMAIL, password } })
  const headers = { authorization: `Bearer ${(signedIn.answer as { data: { access_token: string } }).data.access_token}` }
  const fields = [
    { field: 'id', type: 'uuid', schema: { is_primary_key: true }, meta: { special: ['uuid'] } },
    field('title', 'string'),
    field('stage', 'string', { is_indexed: true }),
    field('organ', 'string', { is_indexed: true }),
    field('due_on', 'date', { is_indexed: true }),
    field('facts', 'text'),
  ]
  const body = { collection: 'matter', meta: { accountability: 'all' }, schema: {}, fields }
  await ask(started.port, { method: 'POST', path: '/collections', headers, body })
  return { process: started, headers }
}
