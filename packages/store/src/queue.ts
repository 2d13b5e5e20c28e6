import { createHash } from 'node:crypto'
import type { Instant } from '@fadu/legal-time'
import PgBoss from 'pg-boss'
import { rowTexts } from './backup-format.ts'
import type { StoreContext } from './context.ts'
import type { Database, Transaction } from './database.ts'
import { spanned } from './span.ts'
import { sql } from './sql.ts'

/** Work to be done after the transaction: documents, messages, imports. Legal time limits are never jobs. */
export interface Job {
  readonly name: string
  readonly payload: object
  /** A second job of the same name and key is not enqueued, as long as the queue remembers the first (12 hours after it is done). */
  readonly once?: string
  readonly startAfterSeconds?: number
  /** Attempts after the first; three unless told, with growing pauses. */
  readonly retries?: number
}

export interface Queue {
  /** Enqueues in the caller's transaction: a rollback takes the jobs with it. One round trip. */
  send(tx: Transaction, jobs: readonly Job[]): Promise<void>
  /**
   * Works off jobs of a name, one at a time in this process, looking every two seconds. A handler that throws is tried again;
   * it may run twice, so its effect must bear repetition.
   */
  work<Payload extends object>(name: string, handler: (payload: Payload, id: string) => Promise<void>): Promise<void>
  /** Jobs waiting or running under a name. */
  waiting(name: string): Promise<number>
  /** How the jobs of each name stand; names without any are there too. */
  standing(): Promise<readonly JobsOfName[]>
  /** Lets the failed jobs of a name run once more. @returns how many */
  retryFailed(name: string): Promise<number>
  /** Stops taking jobs and waits for the running ones, 30 seconds at most. */
  close(): Promise<void>
}

export interface JobsOfName {
  readonly name: string
  readonly waiting: number
  readonly running: number
  readonly failed: number
  /** How long the oldest that could run by now has been waiting. */
  readonly oldestSeconds: number
  readonly lastFailure?: { readonly at: Instant; readonly message: string }
}

/** A job that failed at every attempt. It is kept for a week. */
export interface FailedJob {
  readonly name: string
  readonly id: string
  readonly payload: unknown
  readonly fault: string
  readonly at: string
}

const schemaOf = (district: string): string => `queue_${district.replace(/[^a-z0-9]/gi, '')}`

/** Jobs that were given up, newest first. Works without an open queue. */
export async function failedJobs(
  { database, district }: Pick<StoreContext, 'database' | 'district'>,
  most = 100,
): Promise<readonly FailedJob[]> {
  const schema = schemaOf(district)
  const there = await database.query(sql`select from information_schema.tables where table_schema = ${schema} and table_name = 'archive'`)
  if (there.length === 0) return []
  const columns = `name, id::text, data as payload, coalesce(output->>'message', output::text, '') as fault, completed_on as at`
  const { rows } = await database.execute(
    `select * from (select ${columns} from ${schema}.job where state = 'failed' union all
      select ${columns} from ${schema}.archive where state = 'failed') f order by at desc limit ${most}`,
  )
  return rows as FailedJob[]
}

const unfinished = `('created', 'retry', 'active', 'failed')`

/** Jobs that are not done, as text, for a backup. Those that were given up get another try after a restore. */
export async function* unfinishedJobs(tx: Transaction, district: string): AsyncIterable<readonly string[]> {
  const schema = schemaOf(district)
  const there = await tx.query(sql`select from information_schema.tables where table_schema = ${schema} and table_name = 'job'`)
  if (there.length === 0) return
  const columns = `'id', id, 'name', name, 'data', data, 'retry_limit', retry_limit, 'retry_delay', retry_delay, 'retry_backoff', retry_backoff`
  const ours = `name not like '\\_\\_pgboss%' and state in ${unfinished}`
  yield* rowTexts(tx, `select jsonb_build_object(${columns})::text as row from ${schema}.job where ${ours}`)
}

/** Takes every job away, done or not; the queue stays. */
export async function emptyQueue(tx: Transaction, district: string): Promise<void> {
  const schema = schemaOf(district)
  const there = await tx.query<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = ${schema} and table_name in ('job', 'archive')`)
  for (const { name } of there) await tx.execute(`delete from ${schema}.${name}`)
}

/** Puts them back. */
export async function putUnfinishedJobs(database: Database, district: string, jobs: readonly string[]): Promise<void> {
  const columns = 'id, name, data, retry_limit, retry_delay, retry_backoff'
  await database.execute(
    `insert into ${schemaOf(district)}.job (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb)
      as j(id uuid, name text, data jsonb, retry_limit integer, retry_delay integer, retry_backoff boolean) on conflict do nothing`,
    [`[${jobs.join(',')}]`],
  )
}

const pollSeconds = 2
/** Failed jobs stay in sight, and can be run again, for this long. */
const failedDays = 30
const longestMessage = 200

/** Starts pg-boss on the store's own connections. `silence`: whatever it still says goes nowhere, for the database is gone. */
async function startBoss(
  database: Database,
  schema: string,
  names: readonly string[],
  log: (line: string) => void,
): Promise<{ readonly boss: PgBoss; silence(): void }> {
  let started = false
  let silent = false
  // pg-boss says how a job went without waiting for the answer: were that refused, nobody would catch it and the process would end.
  // No rows is an answer it understands; a job whose end was not noted is taken up again when its lease is over.
  const noRows = { rows: undefined as never }
  const quietly = (fault: Error): { rows: object[] } => {
    if (!started) throw fault
    log(lineOf(fault))
    return noRows
  }
  const boss = new PgBoss({
    db: { executeSql: (text, values) => (silent ? Promise.resolve(noRows) : database.execute(text, values ?? []).catch(quietly)) },
    schema,
    schedule: false,
    maintenanceIntervalSeconds: 120,
    archiveCompletedAfterSeconds: 12 * 3600,
    archiveFailedAfterSeconds: failedDays * 86_400,
  })
  boss.on('error', (fault) => log(lineOf(fault)))
  await boss.start()
  for (const name of names) await boss.createQueue(name)
  started = true
  return {
    boss,
    silence: () => {
      silent = true
    },
  }
}

/** Opens the queue of a district, in a schema of its own. */
export async function openQueue(
  database: Database,
  district: string,
  names: readonly string[],
  log: (line: string) => void,
): Promise<Queue> {
  const schema = schemaOf(district)
  const running = new Set<Promise<void>>()
  let closing = false
  const { boss, silence } = await startBoss(database, schema, names, log)
  return {
    send: async (tx, jobs) => {
      for (const { name } of jobs)
        if (!names.includes(name)) throw new Error(`No queue is named ${name}; openStore was told of ${names.join(', ')}`)
      await boss.insert(jobs.map(asInsert), { db: { executeSql: (text, values) => tx.execute(text, values) } })
    },
    work: async (name, handler) => {
      await boss.work(name, { pollingIntervalSeconds: pollSeconds, batchSize: 1 }, async (batch) => {
        for (const job of batch) {
          if (closing) throw new Error('the house is closing; another look will do it')
          const run = spanned(`job ${name}`, { 'fadu.job': job.id }, () => handler(job.data as never, job.id)).finally(() =>
            running.delete(run),
          )
          running.add(run)
          await run
        }
      })
    },
    waiting: (name) => boss.getQueueSize(name, { before: 'completed' }),
    standing: async () => {
      const { rows } = await database.execute(standingOf(schema), [names])
      return (rows as JobRow[]).map(asStanding)
    },
    retryFailed: async (name) => {
      const { rows } = await database.execute(
        `update ${schema}.job set state = 'retry', retry_limit = retry_count + 1, start_after = now(), keep_until = now() + interval '14 days' where name = $1 and state = 'failed' returning id`,
        [name],
      )
      return rows.length
    },
    close: async () => {
      closing = true
      await boss.stop({ graceful: true, wait: true, timeout: 30_000 })
      await Promise.allSettled(running)
      silence()
    },
  }
}

interface JobRow extends Omit<JobsOfName, 'lastFailure'> {
  readonly failed_at: Instant | null
  readonly message: string | null
}

const standingOf = (schema: string): string => `
  select n.name, count(j.id) filter (where j.state in ('created', 'retry'))::integer as waiting,
    count(j.id) filter (where j.state = 'active')::integer as running, count(j.id) filter (where j.state = 'failed')::integer as failed,
    greatest(0, coalesce(extract(epoch from now() - min(greatest(j.created_on, j.start_after)) filter (where j.state in ('created', 'retry'))), 0))::float8
      as "oldestSeconds",
    max(j.completed_on) filter (where j.state = 'failed') as failed_at,
    (array_agg(coalesce(j.output->>'message', j.output->'value'->>'message') order by j.completed_on desc) filter (where j.state = 'failed'))[1] as message
  from unnest($1::text[]) as n(name) left join ${schema}.job j on j.name = n.name and j.state <> 'completed' group by n.name order by n.name`

const asStanding = ({ failed_at, message, ...counts }: JobRow): JobsOfName => ({
  ...counts,
  ...(failed_at && { lastFailure: { at: failed_at, message: (message ?? '').split('\n')[0]!.slice(0, longestMessage) } }),
})

const asInsert = ({ name, payload, once, startAfterSeconds, retries = 3 }: Job): PgBoss.JobInsert => ({
  name,
  data: payload,
  retryLimit: retries,
  retryDelay: 5,
  retryBackoff: true,
  ...(once !== undefined && { id: idFor(name, once) }),
  ...(startAfterSeconds !== undefined && { startAfter: `${startAfterSeconds} seconds` }),
})

const idFor = (name: string, once: string): string =>
  createHash('sha256')
    .update(`${name}:${once}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')

/** Of what the database refused only the code: its message quotes what was to be stored. */
const lineOf = (fault: Error & { readonly severity?: string; readonly code?: string }): string =>
  `queue: ${fault.severity === undefined ? fault.message : `the database refused (${fault.code})`}`
