import { countingsOf } from '@fadu/indicator'
import type { StoreContext } from './context.ts'
import { countPast } from './indicator-history.ts'
import { latestViewChange } from './migrate.ts'
import { type RebuildWish, rebuild } from './rebuild.ts'
import { changeSetting, setting } from './settings.ts'

const computedUnder = 'views-computed-under'
const countedUnder = 'indicators-counted'

/** What an upgrade works out anew: what new indicators count of the past, or the views. */
export type UpgradeWork = 'past' | 'views'

/**
 * Computes every view again where the schema of the views has changed since they were last computed, and counts the past of indicators
 * that are new or counted otherwise than before, so that an upgrade needs no second command. What was interrupted is gone through again at
 * the next start, and what it had written stands. Organs' names and the calendar must be known by then.
 * @returns the number of cases computed again
 */
export async function keepViewsCurrent(
  context: StoreContext,
  {
    migrationsFolder,
    hands,
    told,
  }: Pick<RebuildWish, 'hands'> & {
    readonly migrationsFolder?: string
    /** Told how many cases are done, after each batch. */
    readonly told?: (work: UpgradeWork, cases: number) => void
  } = {},
): Promise<number> {
  const latest = latestViewChange(migrationsFolder)
  const stale = latest !== undefined && (await setting(context, computedUnder)) !== latest
  const counted = await countedBefore(context)
  const now = new Map(context.indicators.flatMap((one) => countingsOf(one).map(({ id }) => [id, one.redefinedOn ?? ''] as const)))
  const fresh = context.indicators.filter((one) => countingsOf(one).some(({ id }) => !counted.has(id)))
  const otherwise = [...now].some(([id, redefined]) => counted.has(id) && counted.get(id) !== redefined)
  const gone = [...counted.keys()].filter((id) => !now.has(id))

  // The past before the present: a rebuild would enter it as known from today on.
  let cases = await countPast(context, fresh, (done) => told?.('past', done))
  if (stale || otherwise)
    cases = (await rebuild(context, { compare: false, ...(hands && { hands }), told: (done) => told?.('views', done) })).cases
  if (gone.length > 0) await uncount(context, gone)
  if (stale) await changeSetting(context, context.database, computedUnder, latest, 'upgrade')
  if (fresh.length > 0 || otherwise || gone.length > 0)
    await changeSetting(context, context.database, countedUnder, Object.fromEntries(now), 'upgrade')
  return cases
}

const countedBefore = async (context: StoreContext): Promise<ReadonlyMap<string, string>> =>
  new Map(Object.entries(((await setting(context, countedUnder)) ?? {}) as Record<string, string>))

/** Takes away what was counted for indicators the house no longer has. */
async function uncount(context: StoreContext, ids: readonly string[]): Promise<void> {
  const tables = ['indicator_entry', 'indicator_delta', 'indicator_month', 'indicator_stock']
  for (const table of tables)
    await context.database.query({
      parts: [`delete from ${table} where district = `, ' and indicator = any(', '::text[])'],
      values: [context.district, ids],
    })
}
