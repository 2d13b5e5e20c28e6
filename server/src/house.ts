import { EventEmitter } from 'node:events'
import { catalogue as lawOfTheHouse } from '@fadu/catalogue'
import { type CalendarChange, calendarWith, chinaCalendar, type WorkingCalendar } from '@fadu/legal-time'
import type { AnyView, CaseId, Catalogue } from '@fadu/procedure'
import { openStore, type Store, sql } from '@fadu/store'
import type { Clock } from './clock.ts'
import { OrganisationBook } from './organisation.ts'
import { masterKeyOf, type Settings } from './settings.ts'

/** Something was recorded: told to live screens and to whoever keeps things in memory. */
export interface Change {
  readonly case: CaseId
  readonly version: number
  readonly procedure: string
  /** Keys of the posts and duties that may see it, as in the case's view. */
  readonly view: AnyView
}

/** Everything a part of the server needs, handed to it and never found by itself. */
export interface House {
  readonly settings: Settings
  readonly clock: Clock
  readonly store: Store
  readonly organisation: OrganisationBook
  readonly calendar: () => WorkingCalendar
  readonly changes: EventEmitter<{ change: [Change] }>
  /** Reads calendar changes of the county again. */
  reloadCalendar(): Promise<void>
  close(): Promise<void>
}

/** Names of the background jobs this installation knows. */
export const queues = ['follow-reactions', 'deliver-notice'] as const

export interface HouseOptions {
  readonly log?: (line: string) => void
  readonly workerUrl?: URL
  readonly migrationsFolder?: string
  /** Commands that only read need no queue. */
  readonly withQueue?: boolean
  /** Other law than the one this house keeps; for tests that try other classes of information. */
  readonly catalogue?: Catalogue
}

/** Opens the store and joins the parts around it. @throws with a clear sentence where the database or folder cannot be used */
export async function openHouse(settings: Settings, clock: Clock, options: HouseOptions = {}): Promise<House> {
  let calendar: WorkingCalendar = chinaCalendar
  const names: { organisation?: OrganisationBook } = {}
  const { withQueue = true, catalogue = lawOfTheHouse, ...rest } = options
  const store = await openStore({
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    folder: settings.folder,
    district: settings.FADU_DISTRICT,
    catalogue,
    calendar: () => calendar,
    now: () => clock.now(),
    digest: settings.FADU_DIGEST,
    masterKey: masterKeyOf(settings),
    organName: (organ) => names.organisation?.known?.organs.get(organ)?.shortName ?? organ,
    ...(withQueue && { queues: [...queues] }),
    ...rest,
  })
  const organisation = new OrganisationBook(store, () => clock.today())
  names.organisation = organisation
  const changes = new EventEmitter<{ change: [Change] }>()
  changes.setMaxListeners(0)
  changes.on('change', ({ procedure }) => organisation.changed(procedure))
  const house: House = {
    settings,
    clock,
    store,
    organisation,
    changes,
    calendar: () => calendar,
    reloadCalendar: async () => {
      calendar = await readCalendar(store)
    },
    close: () => store.close(),
  }
  await house.reloadCalendar()
  await organisation.current()
  return house
}

/** The State Council's calendar with the county's own notices laid over it, in the order they were entered. */
async function readCalendar(store: Store): Promise<WorkingCalendar> {
  const rows = await store.database.query<{ body: CalendarChange }>(
    sql`select body from calendar_change where district = ${store.district} order by entered_at, id`,
  )
  return rows.length === 0
    ? chinaCalendar
    : calendarWith(
        chinaCalendar,
        rows.map((r) => r.body),
      )
}
