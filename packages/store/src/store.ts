import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyIndicator } from '@fadu/indicator'
import type { Instant, WorkingCalendar } from '@fadu/legal-time'
import type { CaseId, Catalogue, RecordedEvent } from '@fadu/procedure'
import pg from 'pg'
import { AccessChain } from './access-chain.ts'
import type { AppendRequest, AppendResult } from './append.ts'
import { GroupedAppends } from './append-group.ts'
import { newId } from './case-id.ts'
import { type CaseLog, emptyLog, readCase, readCases } from './case-log.ts'
import { CaseMemory } from './case-memory.ts'
import { type CipherName, requireCipher } from './cipher.ts'
import type { StoreContext, StoreWatch } from './context.ts'
import { type Database, databaseOn, poolOptions, type Transaction } from './database.ts'
import { newestSealed, SealedDays } from './day-seals.ts'
import { type DigestName, requireDigest } from './digest.ts'
import { openEmbedded } from './embedded.ts'
import { withErasures } from './erase.ts'
import { requireDistrict, requireFadu } from './existing.ts'
import { type Files, openFiles } from './files.ts'
import { admitMasterKey, MasterKeyUnfit, type Rotation, rotateMasterKey } from './master-keys.ts'
import { defaultMigrationsFolder, migrate } from './migrate.ts'
import type { NumbersAhead } from './numbers.ts'
import { openQueue, type Queue } from './queue.ts'
import type { Signer } from './signature.ts'
import { SignedInMemory } from './signed-in.ts'
import { spanned } from './span.ts'
import { sql } from './sql.ts'
import { DatabaseUnfit } from './unfit.ts'
import { deafWire, type Listener, type News, openWire, type Wire } from './wire.ts'

export interface StoreOptions {
  /** PostgreSQL 15 or newer; absent: the embedded database in `folder`. */
  readonly databaseUrl?: string
  /** FADU_DATA: files, and the embedded database. */
  readonly folder: string
  /** GB/T 2260 code; everything this store reads and writes belongs to it. */
  readonly district: string
  readonly catalogue: Catalogue
  /** What is counted from cases; none unless told. A new one counts what is past when `keepViewsCurrent` is next called. */
  readonly indicators?: readonly AnyIndicator[]
  /** Asked for at every append, so that a changed calendar counts from then on. */
  readonly calendar: () => WorkingCalendar
  readonly now: () => Instant
  readonly digest: DigestName
  /** What new personal values and keys are sealed with; AES-256-GCM unless told. Values of both suites are read side by side. */
  readonly cipher?: CipherName
  /** 32 bytes; wraps the parties' keys. Lost, and every personal value is lost. */
  readonly masterKey: Buffer
  /** Signs the seals of days. */
  readonly signer?: Signer
  /** Connections to PostgreSQL; ten unless told. The embedded database has one. */
  readonly poolSize?: number
  readonly log?: (line: string) => void
  /** Short name of an organ in numbers; its key unless told. */
  readonly organName?: (organ: string) => string
  /** Hears what other processes of the district record; PostgreSQL only, the embedded database has one process. */
  readonly listener?: Listener
  readonly watch?: StoreWatch
  /** Names of the jobs this installation knows; none: no queue is opened. */
  readonly queues?: readonly string[]
  /** Only where the district has data in the database already; made anew unless told. */
  readonly existing?: boolean
  readonly migrationsFolder?: string
  readonly workerUrl?: URL
}

export interface Store extends StoreContext {
  readonly files: Files
  /** Present when `queues` were named. */
  readonly queue?: Queue
  /** The log of a case, personal values readable; empty for an unknown one. */
  read(caseId: CaseId): Promise<readonly RecordedEvent[]>
  /** The log as stored and hashed. */
  readSealed(caseId: CaseId): Promise<readonly RecordedEvent[]>
  /** Both forms and the keys, for an append that shall not read again. */
  readLog(caseId: CaseId): Promise<CaseLog>
  /** The log as this process last wrote it, if that was a moment ago. It may be stale: only an append built on it tells, by a conflict. */
  recentLog(caseId: CaseId): CaseLog | undefined
  /** Several cases in one round trip; those without events are missing. */
  readMany(caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, CaseLog>>
  append(request: AppendRequest): Promise<AppendResult>
  /** Many cases in one transaction, all or none: imports. `ahead` says which numbers they will probably have. */
  appendMany(requests: readonly AppendRequest[], ahead?: NumbersAhead): Promise<number>
  newCaseId(): CaseId
  /** Tells other processes of the district. */
  tell(news: News): void
  /** Forgets what this process remembers of a case: another one recorded in it. */
  forget(caseId: CaseId): void
  /** For what must happen together and is not an append. Use `tx` inside, never the store. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Opens the store: connects, migrates, starts the queue.
 * @throws where the folder is in use, the digest is missing, the key has the wrong length, the database is newer than this version, or
 * nothing is there that should be
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  requireDigest(options.digest)
  const cipher = requireCipher(options.cipher ?? 'aes-256-gcm')
  if (options.masterKey.length !== 32) throw new Error(`The master key has ${options.masterKey.length} bytes, it needs 32`)
  const log = options.log ?? (() => {})
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const database = await openDatabase(options, log)
  try {
    const { district, catalogue, calendar, now, digest, masterKey, existing = false } = options
    if (existing) await requireFadu(database)
    await migrate(database, options.migrationsFolder)
    if (existing) await requireDistrict(database, district)
    const { databaseUrl, listener } = options
    const earlierKeys = await admitMasterKey(database, district, masterKey)
    const wire = databaseUrl && listener ? await openWire(databaseUrl, database, district, listener) : deafWire
    const context: StoreContext = {
      database,
      district,
      catalogue,
      indicators: options.indicators ?? [],
      calendar,
      now,
      digest,
      cipher,
      masterKey,
      earlierKeys,
      organName: options.organName ?? ((organ) => organ),
      signedIn: new SignedInMemory(wire.tell),
      ...(options.signer && { signer: options.signer }),
      ...(options.watch && { watch: options.watch }),
      sealedDays: new SealedDays(await newestSealed(database, district)),
      accessChain: new AccessChain(),
    }
    const queue = options.queues?.length ? await openQueue(database, district, options.queues, log) : undefined
    return storeOn(context, queue, openFiles(context, join(options.folder, 'files')), wire)
  } catch (error) {
    await database.close()
    throw error
  }
}

function storeOn(context: StoreContext, queue: Queue | undefined, files: Files, wire: Wire): Store {
  const { database } = context
  const memory = new CaseMemory()
  const appends = new GroupedAppends(context, queue, memory)
  const reading = async (caseIds: readonly CaseId[]) => {
    const logs = await readCases(context, database, caseIds, (caseId) => memory.get(caseId))
    for (const [caseId, log] of logs) memory.keepNewest(caseId, log)
    return logs
  }
  return {
    ...context,
    files,
    ...(queue && { queue }),
    read: async (caseId) => (await reading([caseId])).get(caseId)?.events ?? [],
    readSealed: async (caseId) => (await readCase(context, database, caseId)).sealed,
    readLog: async (caseId) => (await reading([caseId])).get(caseId) ?? emptyLog,
    readMany: reading,
    recentLog: (caseId) => memory.get(caseId),
    append: (request) =>
      spanned('append', { 'fadu.case': request.case, 'fadu.procedure': request.procedure }, () =>
        appends.append(withErasures(context, request)),
      ),
    appendMany: (requests, ahead) =>
      appends.appendMany(
        requests.map((request) => withErasures(context, request)),
        ahead,
      ),
    newCaseId: () => newId(context.now()),
    transaction: (work) => database.transaction(work),
    tell: wire.tell,
    forget: (caseId) => memory.forget(caseId),
    close: async () => {
      await queue?.close()
      await wire.close()
      await database.close()
    },
  }
}

/** Connects, and prepares the embedded database where there is none yet: with all migrations, or up to one. */
export async function openDatabase(
  options: Whereabouts & { readonly district: string; readonly poolSize?: number | undefined },
  log: (line: string) => void,
  upTo?: string,
): Promise<Database> {
  if (options.databaseUrl !== undefined) return openPostgres(options.databaseUrl, options.district, options.poolSize)
  log(
    `Embedded database in ${options.folder}: for trying, teaching and demonstration. It does not sync to disk, so a power failure can lose data. For real work set a PostgreSQL address.`,
  )
  const { folder, workerUrl, migrationsFolder = defaultMigrationsFolder } = options
  return openEmbedded({
    folder,
    prepare: async (database) => void (await migrate(database, migrationsFolder, upTo)),
    ...(workerUrl && { workerUrl }),
  })
}

/** Where a database lies, for work on it that needs no store. */
type Whereabouts = Pick<StoreOptions, 'databaseUrl' | 'folder' | 'workerUrl' | 'migrationsFolder'>

/**
 * Puts a district's data under a new master key; see `rotateMasterKey`. The embedded database is held by one process anyway;
 * on PostgreSQL nobody else may be connected, for what another process wraps under the old key nobody would open.
 */
export async function rotateKey(where: Whereabouts, rotation: Rotation): Promise<number> {
  const database = await openDatabase({ ...where, district: rotation.district, poolSize: 1 }, () => {})
  try {
    await requireFadu(database)
    await migrate(database, where.migrationsFolder)
    await requireDistrict(database, rotation.district)
    if (database.engine === 'postgres') {
      const others = await database.query(sql`
        select from pg_stat_activity where datname = current_database() and application_name like 'fadu%' and pid <> pg_backend_pid()`)
      if (others.length > 0) throw new MasterKeyUnfit('请先停止所有服务进程 / stop every server of this database first')
    }
    return await rotateMasterKey(database, rotation)
  } finally {
    await database.close()
  }
}

/** Whoever waits longer for a connection is told; a server that is gone must not keep requests waiting for ever. */
const connectionTimeoutMillis = 30_000

/** Connects to PostgreSQL; each connection says whose district it is for. @throws when it cannot be reached or is older than 15 */
export async function openPostgres(databaseUrl: string, district: string, poolSize = 10): Promise<Database> {
  // Not yet in the published types of pg: run on each new connection before anybody gets it.
  const onConnect = async (client: pg.PoolClient) => void (await client.query(`select set_config('fadu.district', $1, false)`, [district]))
  // Short statements: compiling them or handing them to parallel workers costs more than running them.
  const options = '-c jit=off -c max_parallel_workers_per_gather=0'
  const pool = {
    ...poolOptions,
    options,
    connectionString: databaseUrl,
    max: poolSize,
    connectionTimeoutMillis,
    keepAlive: true,
    onConnect,
  }
  const database = databaseOn(new pg.Pool(pool), 'postgres')
  try {
    const { rows } = await database.execute('show server_version_num')
    const version = Number((rows[0] as { server_version_num: string }).server_version_num)
    if (version < 150_000)
      throw new DatabaseUnfit(
        `需要 PostgreSQL 15 或者更新版本，这台是 ${version} / Fadu needs PostgreSQL 15 or newer; this server says ${version}`,
      )
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}
