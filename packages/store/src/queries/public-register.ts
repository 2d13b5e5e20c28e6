import type { CaseId } from '@fadu/procedure'
import type { StoreContext } from '../context.ts'
import { type Cursor, keysOf, type Page, pageOf } from '../cursor.ts'
import type { PublicRow } from '../projections/public-pages.ts'
import { every, sql } from '../sql.ts'
import { matching } from './worklist.ts'

export interface PublicRequest {
  readonly procedure?: string
  readonly organ?: string
  readonly text?: string
  readonly size: number
  readonly cursor?: Cursor
}

export type PublicPage = Omit<PublicRow, 'search' | 'district'>

const columns = sql`case_id, procedure, edition, organ, published_on, title_zh, title_en, body`

/** What the public may read, newest first. Rows hold only fields of the definitions' allow-lists. */
export async function publicRegister({ database, district }: StoreContext, request: PublicRequest): Promise<Page<PublicPage>> {
  const filters = [sql`district = ${district}`]
  if (request.procedure) filters.push(sql`procedure = ${request.procedure}`)
  if (request.organ) filters.push(sql`organ = ${request.organ}`)
  if (request.text) filters.push(matching(request.text))
  if (request.cursor) {
    const [on, id] = keysOf(request.cursor, 'day', 'uuid')
    filters.push(sql`(published_on, case_id) < (${on}::date, ${id}::uuid)`)
  }
  const rows = await database.query<PublicPage>(sql`
    select ${columns} from public_page where ${every(filters)} order by published_on desc, case_id desc limit ${request.size + 1}`)
  return pageOf(rows, request.size, (row) => [row.published_on, row.case_id])
}

/** The public page of one case; `undefined` where nothing of it is public. */
export async function publicPage({ database, district }: StoreContext, caseId: CaseId): Promise<PublicPage | undefined> {
  return (
    await database.query<PublicPage>(sql`select ${columns} from public_page where district = ${district} and case_id = ${caseId}::uuid`)
  )[0]
}
