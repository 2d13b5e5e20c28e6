import pg from 'pg'
import { expect } from 'vitest'
import { fadu, type Installation } from './server.ts'
import { send, type Work } from './work.ts'

/** Rows of one question to a database. */
export async function rowsOf<Row extends object>(databaseUrl: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<Row>(text, [...values])).rows
  } finally {
    await client.end()
  }
}

/** Every acknowledged answer is in the log under its hash; nobody's request is there twice; numbers have no gaps; views and chains are what the log says. */
export async function expectWhole(installation: Installation & { readonly databaseUrl: string }, work: Work): Promise<void> {
  expect(work.refused).toEqual([])
  const { databaseUrl } = installation
  const there = new Set(
    (await rowsOf<{ entry: string }>(databaseUrl, `select case_id || ' ' || seq || ' ' || hash as entry from event`)).map((r) => r.entry),
  )
  expect(work.acknowledged.filter((a) => !there.has(`${a.case} ${a.seq} ${a.hash}`)).map((a) => `${a.case} ${a.seq}`)).toEqual([])
  await expectNothingTwice(databaseUrl, work)
  await expectNumbersWithoutGaps(databaseUrl)
  const rebuilt = await fadu(installation, ['rebuild'])
  expect(JSON.parse(rebuilt.out || '{}'), rebuilt.told).toMatchObject({ differences: [], broken: [] })
  expect(rebuilt.code).toBe(0)
}

/** What officials recorded in the cases that were opened is exactly what was acknowledged to them: each request stands once. */
async function expectNothingTwice(databaseUrl: string, work: Work): Promise<void> {
  const asked = new Map<string, number>()
  for (const { case: id } of work.acknowledged) asked.set(id, (asked.get(id) ?? 0) + 1)
  const rows = await rowsOf<{ id: string; n: number }>(
    databaseUrl,
    `select case_id as id, count(*)::integer as n from event where body->'by'->>'kind' = 'post' and case_id in (
       select case_id from idempotency where key = any($1::text[])) group by 1`,
    [work.acknowledged.map(({ shot }) => shot.headers!['idempotency-key'])],
  )
  expect(rows.filter(({ id, n }) => asked.get(id) !== n)).toEqual([])
  expect(rows).toHaveLength(asked.size)
}

async function expectNumbersWithoutGaps(databaseUrl: string): Promise<void> {
  const rows = await rowsOf<{ last: number; taken: number; different: number }>(
    databaseUrl,
    `select s.last, count(e.*)::integer as taken, count(distinct e.number)::integer as different
     from number_series s left join (
       select r->>'organ' as organ, r->>'series' as series, (r->>'year')::integer as year, body->'numbers'->>(r->>'key') as number
       from event, jsonb_array_elements(body->'numbering') r where jsonb_typeof(body->'numbering') = 'array') e using (organ, series, year)
     group by s.organ, s.series, s.year, s.last`,
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter((r) => r.last !== r.taken || r.last !== r.different)).toEqual([])
}

/** Requests that were answered are sent once more under their keys: the answer is the same and nothing new is recorded. */
export async function expectSameAnswers(port: number, work: Work, most = 200): Promise<void> {
  const step = Math.max(1, Math.floor(work.acknowledged.length / most))
  for (const { shot, answer } of work.acknowledged.filter((_, i) => i % step === 0)) {
    const again = await send(port, shot)
    expect({ status: again && again.status < 300, answer: JSON.parse(again!.text) }).toEqual({ status: true, answer })
  }
}
