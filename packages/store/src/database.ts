import { instantFromMilliseconds } from '@fadu/legal-time'
import pg from 'pg'
import { kindOf, spanned } from './span.ts'
import { render, type Sql } from './sql.ts'

/** One connection inside a transaction, or the pool outside of one. Functions take it as an argument: never reach for the pool inside. */
export interface Connection {
  /** Runs one statement; unnamed on the embedded database, whose one session all share. */
  query<Row extends object>(statement: Sql): Promise<Row[]>
}

/** A connection that is known to be inside a transaction. `execute` is for pg-boss, which brings its own text. */
export interface Transaction extends Connection {
  readonly inTransaction: true
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: object[] }>
}

export interface Database extends Connection {
  readonly engine: 'postgres' | 'embedded'
  /** Runs `work` in one transaction; what it throws rolls back and is thrown on. Never call the pool inside: the embedded one has one connection. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Text without parameters, possibly several statements: migrations and administration only. */
  script(text: string): Promise<void>
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: object[] }>
  /** Connections open, idle among them, and callers waiting for one. */
  load(): PoolLoad
  close(): Promise<void>
}

export interface PoolLoad {
  readonly size: number
  readonly idle: number
  readonly waiting: number
}

// Days are text and instants our own form: a driver that makes local Dates of them would bring in the machine's time zone.
const parsers = new Map<number, (text: string) => unknown>([
  [1082, (text) => text],
  [1184, (text) => instantFromMilliseconds(Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')))],
  [20, Number],
])
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
}

export const poolOptions = { types: types as pg.CustomTypesConfig, application_name: 'fadu' }

const system = { 'db.system': 'postgresql' }

const names = new Map<string, string>()
/** The same for the same text; beyond a number of texts none, so that connections do not fill with plans. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= 200) return known
  const name = `list-${names.size + 1}`
  names.set(text, name)
  return name
}

const connection = (client: pg.Pool | pg.PoolClient, engine: Database['engine']) => ({
  query: async <Row extends object>(statement: Sql) => {
    const rendered = render(statement)
    const name = statement.byText ? nameOf(rendered.text) : statement.name
    const named = engine === 'postgres' && name ? { ...rendered, name } : rendered
    return spanned(`db ${statement.name ?? kindOf(rendered.text)}`, system, async () => (await client.query<Row>(named)).rows)
  },
  execute: async (text: string, values: readonly unknown[] = []) => {
    const result = await spanned(`db ${kindOf(text)}`, system, () =>
      values.length > 0 ? client.query(text, [...values]) : client.query(text),
    )
    return { rows: (Array.isArray(result) ? (result as pg.QueryResult[]).flatMap((r) => r.rows) : result.rows) as object[] }
  },
})

async function inTransaction<T>(pool: pg.Pool, engine: Database['engine'], work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // While it is ours the pool does not listen: a connection that breaks between two statements would end the process.
  const breaks = (fault: Error) => {
    broken = fault
  }
  client.on('error', breaks)
  try {
    await client.query('begin')
    const result = await work({ ...connection(client, engine), inTransaction: true })
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken ??= failure
    })
    throw error
  } finally {
    client.off('error', breaks)
    client.release(broken)
  }
}

/** Wraps a pool. `closing` runs after the pool has ended. */
export function databaseOn(pool: pg.Pool, engine: Database['engine'], closing: () => Promise<void> = async () => {}): Database {
  // An idle connection that breaks (server restart) must not end the process; the next query opens another.
  pool.on('error', () => {})
  return {
    engine,
    ...connection(pool, engine),
    script: async (text) => void (await pool.query(text)),
    transaction: (work) => spanned('db transaction', system, () => inTransaction(pool, engine, work)),
    load: () => ({ size: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: async () => {
      await pool.end()
      await closing()
    },
  }
}

/** The constraint a statement violated, if that is what went wrong. */
export function violated(error: unknown): string | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  return code === '23505' ? (constraint ?? 'unknown') : undefined
}

const connectionLost = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006']
/** The driver gives no code where a connection breaks under a question, or none can be had in time. */
const lostInWords = /^Connection terminated|^timeout exceeded when trying to connect|^Client has encountered a connection error/

/** The database went away, before or after it did what it was asked: nobody here knows which. */
export function databaseAway(fault: unknown): boolean {
  const { code, message } = (fault ?? {}) as { code?: string; message?: string }
  return connectionLost.includes(code ?? '') || lostInWords.test(message ?? '')
}
