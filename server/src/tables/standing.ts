import { isDeepStrictEqual } from 'node:util'
import { registerPrefix } from '@fadu/procedure'
import { type Entry, registerEntries } from '@fadu/store'
import type { House } from '../house.ts'

/** What is in a register under a key: its latest state, and whether it has been ended. */
export interface Known {
  readonly entry: Entry
  readonly ended: boolean
}

/** The latest state of each entry of a register that has one of these keys, as it stands now and for the days to come. */
export async function knownEntries(house: House, register: string, keys: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const found = new Map<string, Known>()
  const today = house.clock.today()
  for (let from = 0; from < keys.length; from += 500) {
    const { rows } = await registerEntries(house.store, {
      register: register.replace(registerPrefix, ''),
      externalIds: keys.slice(from, from + 500),
      size: 20_000,
    })
    for (const entry of rows) {
      const before = found.get(entry.external_id!)
      const ended = entry.valid_until !== null && entry.valid_until <= today
      // A running entry stands before an ended one of the same key; of two the later.
      if (!before || (before.ended && !ended) || (before.ended === ended && before.entry.valid_from <= entry.valid_from))
        found.set(entry.external_id!, { entry, ended })
    }
  }
  return found
}

/** Whether an entry says the same: absent and empty are one. */
export function says(known: Readonly<Record<string, unknown>>, entry: Readonly<Record<string, unknown>>): boolean {
  const filled = (o: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && v !== null))
  return isDeepStrictEqual(filled(known), filled(entry))
}
