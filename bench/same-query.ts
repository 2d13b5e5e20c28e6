import { countedDuties, countedWorklist, type StoreContext } from '@fadu/store'
import { render, type Sql } from '../packages/store/src/sql.ts'
import { systemClock } from '../server/src/clock.ts'
import { openHouse } from '../server/src/house.ts'
import { place } from '../server/src/place.ts'
import { readSettings } from '../server/src/settings.ts'
import { caseProcedures, heldPosts, worklistReach } from '../server/src/sight.ts'

/** A statement as the driver takes it. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

export type ListQuery = 'worklist' | 'duties'

/**
 * The very statements with which Fadu answers the first page of a post's lists, count included: for a bare server to send as they are.
 * Composed by the product's own code, with the reach the post has in the organisation of this database.
 */
export async function queriesOf(databaseUrl: string, post: string): Promise<Readonly<Record<ListQuery, Statement>>> {
  const settings = readSettings({ DATABASE_URL: databaseUrl, FADU_MODE: 'demonstration', FADU_MASTER_KEY: '07'.repeat(32) })
  const house = await openHouse(settings, systemClock, { migrationsFolder: place.migrations, withQueue: false, beside: true })
  try {
    const { holders, actingOf } = await house.organisation.current()
    const holder = holders.find((one) => one.post === post)
    const acting = holder && actingOf(holder.person).find(({ held }) => held.id === post)?.acting
    if (!acting) throw new Error(`Nobody holds the post ${post}`)
    const today = house.clock.today()
    const procedures = caseProcedures(house.store.catalogue)
    const reach = await worklistReach(house, acting)
    return {
      worklist: await caught(house.store, (context) => countedWorklist(context, { today, reach, state: 'open', procedures, size: 30 })),
      duties: await caught(house.store, (context) => countedDuties(context, { posts: heldPosts({ acting } as never), size: 30 }, today)),
    }
  } finally {
    await house.close()
  }
}

/** What a question would send, instead of sending it. */
async function caught(store: StoreContext, ask: (context: StoreContext) => Promise<unknown>): Promise<Statement> {
  let statement: Statement | undefined
  const query = async (asked: Sql) => {
    statement = render(asked)
    return []
  }
  await ask({ ...store, database: { ...store.database, query } as StoreContext['database'] })
  return statement!
}
