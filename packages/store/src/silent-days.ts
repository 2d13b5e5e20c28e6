import type { Day } from '@fadu/legal-time'
import type { StoreContext } from './context.ts'
import { changeSetting, setting } from './settings.ts'

const key = 'limits-expired-before'

/**
 * The day up to which the rows of limits were brought by the passing of days alone: some limits begin when another has run out and
 * nothing happened. Kept, so that views are computed as of a day that is written down, and never as of whenever somebody looks.
 */
export const lookedOn = async (context: StoreContext): Promise<Day | undefined> => (await setting(context, key)) as Day | undefined

export const noteLookedOn = (context: StoreContext, day: Day): Promise<void> => changeSetting(context, context.database, key, day, 'clock')
