import { type Day, dayWithWeekdayEn, dayWithWeekdayZh } from '@fadu/legal-time'
import { type Words, words } from '@fadu/procedure'

/** A day with its weekday, in both languages. */
export const dayWords = (on: Day): Words => words(dayWithWeekdayZh(on), dayWithWeekdayEn(on))
