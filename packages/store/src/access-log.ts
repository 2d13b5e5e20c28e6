import type { Instant } from '@fadu/legal-time'
import { accessGenesis } from './access-chain.ts'
import { hashOf } from './chain.ts'
import type { StoreContext } from './context.ts'
import { type Cursor, keysOf, type Page, pageOf } from './cursor.ts'
import { called, every, sql } from './sql.ts'

/** Somebody read something that is not for everybody, or revealed a masked value. */
export interface Access {
  readonly account: string
  readonly post?: string
  readonly case?: string
  /** `case.read`, `personal.revealed`, `file.read`, `export` … */
  readonly act: string
  /** Why; demanded for revealing. */
  readonly purpose?: string
  readonly body?: Readonly<Record<string, unknown>>
}

export interface AccessRow {
  readonly n: number
  readonly at: string
  readonly account: string
  readonly post: string | null
  readonly case_id: string | null
  readonly act: string
  readonly purpose: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly previous: string
  readonly hash: string
}

/** Adds to the chained access log; it is there when this returns. Several at once where a page reads many cases. */
export async function recordAccess(context: StoreContext, accesses: readonly Access[]): Promise<void> {
  if (accesses.length > 0) await context.accessChain.add(context, accesses)
}

export interface AccessRequest {
  readonly case?: string
  readonly account?: string
  readonly post?: string
  readonly act?: string
  /** From this instant, and before that one. */
  readonly since?: Instant
  readonly before?: Instant
  /** Only reads of cases of these procedures. */
  readonly procedures?: readonly string[]
  readonly size: number
  readonly cursor?: Cursor
}

const columns = sql`n, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, account, post, case_id::text, act, purpose, body, previous, hash`

/** Who read what, newest first. */
export async function accesses({ database, district }: StoreContext, request: AccessRequest): Promise<Page<AccessRow>> {
  const filters = [sql`district = ${district}`]
  if (request.case) filters.push(sql`case_id = ${request.case}::uuid`)
  if (request.account) filters.push(sql`account = ${request.account}`)
  if (request.post) filters.push(sql`post = ${request.post}`)
  if (request.act) filters.push(sql`act = ${request.act}`)
  if (request.since) filters.push(sql`at >= ${request.since}::timestamptz`)
  if (request.before) filters.push(sql`at < ${request.before}::timestamptz`)
  if (request.procedures)
    filters.push(sql`exists (select from case_view c where c.district = ${district} and c.case_id = access_log.case_id
      and c.procedure = any(${request.procedures}::text[]))`)
  if (request.cursor) filters.push(sql`n < ${keysOf(request.cursor, 'number')[0]}::bigint`)
  const rows = await database.query<AccessRow>(
    sql`select ${columns} from access_log where ${every(filters)} order by n desc limit ${request.size + 1}`,
  )
  return pageOf(rows, request.size, (row) => [String(row.n)])
}

/** Whether a purpose was written down for a case since an instant, by this account through this post. */
export async function purposeGiven(
  { database, district }: StoreContext,
  { account, post, case: caseId, since }: { account: string; post: string; case: string; since: Instant },
): Promise<boolean> {
  const rows = await database.query(
    called(
      'purpose-given',
      sql`
    select from access_log where district = ${district} and case_id = ${caseId}::uuid and account = ${account} and post = ${post}
      and act = 'purpose.given' and at >= ${since}::timestamptz limit 1`,
    ),
  )
  return rows.length > 0
}

/** What an `access.archived` row says of the rows that went before the first one kept. */
interface ArchivedUpTo {
  readonly upTo: number
  readonly hash: string
  readonly rows: number
}

/**
 * Takes the rows before an instant out of the log once `save` has returned with all of them safe. A row of the same chain says up to which number and hash
 * they went, so that the log still proves itself from its first row on, and the archive proves itself against that row.
 * Rows leave from the oldest on without a gap; all that follow the first one written at `before` or later stay.
 * @returns what went; `undefined` where nothing is that old
 * @throws AccessLogAltered where the chain does not hold: nothing is taken from a log that may have been changed
 */
export async function archiveAccesses(
  context: StoreContext,
  before: Instant,
  by: Pick<Access, 'account' | 'purpose'>,
  save: (pages: AsyncIterable<readonly AccessRow[]>) => Promise<void>,
): Promise<ArchivedUpTo | undefined> {
  const { database, district } = context
  const altered = await firstAlteredAccess(context)
  if (altered !== undefined) throw new AccessLogAltered(altered)
  const [stays] = await database.query<{ n: number | null }>(
    sql`select min(n)::bigint as n from access_log where district = ${district} and at >= ${before}::timestamptz`,
  )
  const limit = stays?.n ?? Number.MAX_SAFE_INTEGER
  let gone: ArchivedUpTo | undefined
  const pages = async function* () {
    for await (const page of oldestFirst(context, limit)) {
      const { n, hash } = page.at(-1)!
      gone = { upTo: n, hash, rows: (gone?.rows ?? 0) + page.length }
      yield page
    }
  }
  await save(pages())
  if (!gone) return undefined
  await recordAccess(context, [{ ...by, act: archived, body: { ...gone } }])
  await database.query(sql`delete from access_log where district = ${district} and n <= ${gone.upTo}::bigint`)
  return gone
}

const archived = 'access.archived'

/** The log was changed by hand at a row. */
export class AccessLogAltered extends Error {
  constructor(n: number) {
    super(`查阅记录第 ${n} 条与前后不符 / row ${n} of the access log does not fit its chain`)
    this.name = 'AccessLogAltered'
  }
}

async function* oldestFirst({ database, district }: StoreContext, below: number): AsyncGenerator<readonly AccessRow[]> {
  for (let after = 0; ; ) {
    const rows = await database.query<AccessRow>(
      sql`select ${columns} from access_log where district = ${district} and n > ${after}::bigint and n < ${below}::bigint order by n limit 1000`,
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.n
  }
}

/** Checks the whole chain of the access log, from the row where archived ones end. @returns the first row that does not fit, `undefined` when all do */
export async function firstAlteredAccess(context: StoreContext): Promise<number | undefined> {
  const { database, district, digest } = context
  let previous: string | undefined
  let n = 1
  // Rows before the first one are gone: some later row must tell of it.
  let untold: Pick<AccessRow, 'n' | 'previous'> | undefined
  for await (const rows of oldestFirst(context, Number.MAX_SAFE_INTEGER)) {
    for (const { hash, ...row } of rows) {
      if (previous === undefined) {
        untold = row.n > 1 ? row : undefined
        previous = untold?.previous ?? accessGenesis(context)
        n = row.n
      }
      if (row.n !== n || row.previous !== previous || hashOf(digest, { district, ...row }) !== hash) return n
      if (untold && row.act === archived && tellsOf(row.body as Partial<ArchivedUpTo>, untold)) untold = undefined
      previous = hash
      n += 1
    }
  }
  if (untold) return untold.n - 1
  const head = (await database.query<{ n: number; hash: string }>(sql`select n, hash from access_head where district = ${district}`))[0]
  return head && (head.hash !== (previous ?? accessGenesis(context)) || head.n !== n - 1) ? n : undefined
}

const tellsOf = ({ upTo, hash }: Partial<ArchivedUpTo>, { n, previous }: Pick<AccessRow, 'n' | 'previous'>): boolean =>
  upTo === n - 1 && hash === previous
