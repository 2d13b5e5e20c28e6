import { randomUUID } from 'node:crypto'
import type { Instant } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import pg from 'pg'
import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** What one process tells the others of its district. Nothing of content travels, only that there is something to read or to forget. */
export type News =
  | { readonly kind: 'case'; readonly case: CaseId; readonly version: number; readonly procedure: string }
  /** Many new cases at once; whoever keeps something of these procedures reads it again. */
  | { readonly kind: 'cases'; readonly procedures: readonly string[] }
  /** The county entered a calendar notice. */
  | { readonly kind: 'calendar' }
  /** A session ended or acts through another post; without digest: any may have. */
  | { readonly kind: 'session'; readonly digest?: string }
  /** A process of the district is there. */
  | { readonly kind: 'here'; readonly process: Neighbour }

/** A server process, as the others know it. */
export interface Neighbour {
  readonly id: string
  readonly host: string
  readonly pid: number
  readonly version: string
  readonly startedAt: Instant
}

export interface Wire {
  /** Tells the other processes soon, together with what else is to tell. A listener that is not there misses it. */
  tell(news: News): void
  close(): Promise<void>
}

export interface Listener {
  heard(news: News): void
  /** The wire was down: anything may have been missed. */
  missed(): void
}

const gatherMilliseconds = 50
const retryMilliseconds = 2000
// PostgreSQL takes 8000 bytes a notification.
const largestPayload = 7500

/** No wire: the only process there is. */
export const deafWire: Wire = { tell: () => {}, close: async () => {} }

/**
 * Joins the processes of a district over the database's LISTEN and NOTIFY, on a connection of its own that is made again when it breaks.
 * Told after the commit and in bundles, because notifying inside an append makes all commits of the database wait for each other.
 */
export async function openWire(databaseUrl: string, database: Database, district: string, listener: Listener): Promise<Wire> {
  const channel = `fadu_${district.replace(/[^a-z0-9]/gi, '')}`
  const self = randomUUID()
  const waiting: News[] = []
  let gathering: NodeJS.Timeout | undefined
  let closed = false
  let client: pg.Client | undefined

  const flush = async (): Promise<void> => {
    gathering = undefined
    for (const payload of payloads(self, waiting.splice(0))) await database.query(sql`select pg_notify(${channel}, ${payload})`)
  }
  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: databaseUrl, application_name: 'fadu wire' })
    const broke = () => {
      if (client !== fresh) return
      client = undefined
      if (!closed) setTimeout(again, retryMilliseconds).unref()
    }
    fresh.on('error', broke)
    fresh.on('end', broke)
    fresh.on('notification', ({ payload }) => hear(self, payload, listener))
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    client = fresh
  }
  const again = async (): Promise<void> => {
    if (closed) return
    try {
      await listen()
      listener.missed()
    } catch {
      setTimeout(again, retryMilliseconds).unref()
    }
  }
  await listen()
  return {
    tell: (news) => {
      waiting.push(news)
      // The next notification of a broken database is not worth failing for: whoever listens hears of the break as well.
      gathering ??= setTimeout(() => void flush().catch(() => {}), gatherMilliseconds)
    },
    close: async () => {
      closed = true
      clearTimeout(gathering)
      await flush().catch(() => {})
      await client?.end().catch(() => {})
    },
  }
}

/** Bundles of news, each small enough for one notification. */
function payloads(from: string, news: readonly News[]): string[] {
  const bundles: News[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const one of news) {
    length += JSON.stringify(one).length + 1
    if (length > largestPayload) {
      bundles.push([])
      length = 60 + JSON.stringify(one).length
    }
    bundles.at(-1)!.push(one)
  }
  return bundles.map((bundle) => JSON.stringify({ from, news: bundle }))
}

function hear(self: string, payload: string | undefined, listener: Listener): void {
  const { from, news } = JSON.parse(payload ?? '{}') as { from?: string; news?: readonly News[] }
  if (from === self) return
  for (const one of news ?? []) listener.heard(one)
}
