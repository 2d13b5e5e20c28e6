import type { StoreContext } from './context.ts'
import { latestViewChange } from './migrate.ts'
import { rebuild } from './rebuild.ts'
import { changeSetting, setting } from './settings.ts'

const computedUnder = 'views-computed-under'

/**
 * Computes every view again where the schema of the views has changed since they were last computed, so that an upgrade needs no second
 * command. What was interrupted is begun anew at the next start. Organs' names and the calendar must be known by then.
 * @returns the number of cases computed again
 */
export async function keepViewsCurrent(context: StoreContext, migrationsFolder?: string): Promise<number> {
  const latest = latestViewChange(migrationsFolder)
  if (!latest || (await setting(context, computedUnder)) === latest) return 0
  const { cases } = await rebuild(context, { compare: false })
  await changeSetting(context, context.database, computedUnder, latest, 'upgrade')
  return cases
}
