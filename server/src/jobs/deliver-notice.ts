import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from '@fadu/store'
import type { House } from '../house.ts'

interface Row {
  readonly recipient: string
  readonly template: string
  readonly body: object
  readonly case_id: string | null
  readonly sent_at: string | null
}

/**
 * Delivers one notice. The default way is a file of lines under notices/ in the data folder, which another
 * system may pick up; it holds no personal values. May run twice: a notice that was sent is not sent again.
 */
export async function deliverNotice(house: House, id: string): Promise<void> {
  const { store } = house
  const [notice] = await store.database.query<Row>(
    sql`select recipient, template, body, case_id::text, sent_at from notice where district = ${store.district} and id = ${id}::uuid`,
  )
  if (!notice || notice.sent_at) return
  const folder = join(house.settings.folder, 'notices')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { recipient, template, body, case_id } = notice
  await appendFile(
    join(folder, `${house.clock.today()}.jsonl`),
    `${JSON.stringify({ id, at: house.clock.now(), recipient, template, case: case_id, ...body })}\n`,
  )
  await store.database.query(
    sql`update notice set sent_at = ${house.clock.now()}::timestamptz where district = ${store.district} and id = ${id}::uuid`,
  )
}
