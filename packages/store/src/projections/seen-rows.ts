import type { Day } from '@fadu/legal-time'
import { isRegister } from '@fadu/procedure'
import type { CaseRow } from './case-views.ts'
import type { CaseKey } from './rows.ts'

/** Sorts after every day: what has no due day comes last. */
export const noDay = '9999-12-31' as Day

/** A row of `case_seen`: the case under one of the keys it is seen by, in the order of the list. */
export interface SeenRow extends CaseKey {
  key: string
  procedure: string
  open: boolean
  /** When it is due, the last of days where nothing is; of a closed case the day it was closed. */
  on_day: Day
}

/** One row for each post and each duty of an organ that finds the case in its list. Entries of registers stand in no worklist. */
export function seenRows({ district, case_id, procedure, posts, closed_on, due_on }: CaseRow): SeenRow[] {
  if (isRegister(procedure)) return []
  return posts.map((key) => ({ district, case_id, key, procedure, open: closed_on === null, on_day: closed_on ?? due_on ?? noDay }))
}
