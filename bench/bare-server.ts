// The floor: a Fastify with one SQL statement for a step, no permissions, no gates, no log chain, no limits. What a
// county could not use, and what nothing that does more can be faster than.
import fastify from 'fastify'
import pg from 'pg'
import { bareCreate, bareSchema, bareStep, bareWorklist } from './bare-sql.ts'
import type { Statement } from './same-query.ts'

// Days as text, as they are sent: the driver's own Dates would cost the floor more than the rest of a row.
pg.types.setTypeParser(1082, (text) => text)
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
// Statements of somebody else's database, sent as they are; else the floor's own tables.
const queries = JSON.parse(process.env.QUERIES ?? '{}') as Record<string, Statement>
if (!process.env.QUERIES) await pool.query(bareSchema)
const app = fastify()
app.get('/health', async () => ({ status: 'ok' }))
app.post<{ Body: { id: string } }>('/create', async ({ body }) => {
  await pool.query({ name: 'create', text: bareCreate, values: [body.id, JSON.stringify(body)] })
  return { id: body.id, version: 1 }
})
app.post<{ Body: { id: string; version: number } }>('/step', async ({ body }) => {
  const { rows } = await pool.query({ name: 'step', text: bareStep, values: [body.id, body.version, JSON.stringify(body)] })
  return { id: body.id, version: rows[0]?.version }
})
app.get<{ Querystring: { organ: string } }>('/worklist', async ({ query }) => {
  const { rows } = await pool.query({ name: 'worklist', text: bareWorklist, values: [query.organ] })
  return { items: rows }
})
app.get<{ Params: { name: string } }>('/same/:name', async ({ params: { name } }) => {
  const { text, values } = queries[name]!
  const { rows } = await pool.query({ name, text, values: [...values] })
  return { items: rows.slice(0, 30), count: rows[0]?.found }
})
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
