import { changeSetting, setting, sql, wipe } from '@fadu/store'
import type { House } from '../house.ts'
import { isEmpty } from './build-demonstration.ts'

/** What the district's setting says while its past is being made, and afterwards. */
const stage = 'demonstration'

/**
 * Makes the past of a demonstration where there is none, once however many processes start. One that was killed while it was made is
 * taken away: half a district has no doors, and days that are sealed already.
 * @returns `again` where something was taken away: what the house remembers of it is wrong, and it has to be opened anew
 */
export function madeOnce(house: House, make: () => Promise<void>): Promise<'made' | 'again'> {
  const { store } = house
  const alone = async () => {
    if ((await setting(store, stage)) === 'begun') {
      await wipe(store, store.district)
      return 'again' as const
    }
    if (await isEmpty(house)) {
      // Another process took the half away after this one had read which of its days were sealed.
      if (store.sealedDays.unsealedFrom) return 'again' as const
      await changeSetting(store, store.database, stage, 'begun', stage)
      await make()
      await changeSetting(store, store.database, stage, 'made', stage)
    }
    return 'made' as const
  }
  // The embedded database has one process, and one connection: nobody to wait for, and none to hold meanwhile.
  if (store.database.engine === 'embedded') return alone()
  return store.transaction(async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(hashtext(${`fadu:${stage}:${store.district}`}))`)
    return alone()
  })
}
