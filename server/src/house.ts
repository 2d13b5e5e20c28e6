import { EventEmitter } from 'node:events'
import { indicators as countedInTheHouse, catalogue as lawOfTheHouse, planAdoption } from '@fadu/catalogue'
import type { AnyIndicator, DerivedIndicator, ExternalIndicator } from '@fadu/indicator'
import { type CalendarChange, calendarWith, chinaCalendar, type WorkingCalendar } from '@fadu/legal-time'
import { type AnyView, type CaseId, type Catalogue, type Words, words } from '@fadu/procedure'
import {
  keepViewsCurrent,
  type Listener,
  type News,
  openStore,
  requireFolder,
  type Store,
  type StoreWatch,
  sql,
  type UpgradeWork,
} from '@fadu/store'
import type { Clock } from './clock.ts'
import { type Figures, openFigures } from './figures.ts'
import { KeptToday } from './kept-today.ts'
import { Neighbours } from './neighbours.ts'
import { openCase } from './open-case.ts'
import { OrganisationBook } from './organisation.ts'
import { type PlanTarget, readPlanTargets } from './plans/plan-targets.ts'
import { masterKeyOf, type Settings, signing } from './settings.ts'
import { threadsFor, withCrew } from './threads/crew.ts'
import { WebhookBook } from './webhooks/webhook-book.ts'

/** Something was recorded: told to live screens and to whoever keeps things in memory. */
export interface Change {
  readonly case: CaseId
  readonly version: number
  readonly procedure: string
  readonly view: AnyView
  /** Recorded by another process, which tells its own screens itself. */
  readonly elsewhere?: true
}

/** An indicator of any origin. */
export type HouseIndicator = AnyIndicator | DerivedIndicator | ExternalIndicator

/** Everything a part of the server needs, handed to it and never found by itself. */
export interface House {
  readonly settings: Settings
  readonly clock: Clock
  readonly store: Store
  readonly indicators: readonly HouseIndicator[]
  readonly organisation: OrganisationBook
  readonly webhooks: WebhookBook
  /** Targets that plans have adopted. */
  readonly planTargets: KeptToday<readonly PlanTarget[]>
  readonly calendar: () => WorkingCalendar
  readonly changes: EventEmitter<{ change: [Change] }>
  /** Live screens open at this process; each ends when called. */
  readonly screens: Set<() => void>
  readonly figures: Figures
  readonly neighbours: Neighbours
  /** Many cases of these procedures came in at once: lists kept here and in the other processes are read again. */
  cameIn(procedures: readonly string[]): void
  /** Reads calendar changes of the county again. */
  reloadCalendar(): Promise<void>
  close(): Promise<void>
}

/** Names of the background jobs this installation knows. */
export const queues = ['follow-reactions', 'deliver-notice', 'deliver-webhook'] as const

export interface HouseOptions {
  readonly log?: (line: string) => void
  readonly workerUrl?: URL
  readonly migrationsFolder?: string
  /** Only where the district has data here: a command run with the wrong settings must not find an empty house in order. */
  readonly existing?: boolean
  /** Commands that only read need no queue, and hear of nothing. */
  readonly withQueue?: boolean
  /** In a thread beside the house of the process: brings no views up to date, says of itself that it serves nobody, has few connections. */
  readonly beside?: boolean
  /** Other law than the one this house keeps; for tests that try other classes of information. */
  readonly catalogue?: Catalogue
  readonly indicators?: readonly HouseIndicator[]
}

/** Opens the store and joins the parts around it. @throws with a clear sentence where the database or folder cannot be used */
export async function openHouse(settings: Settings, clock: Clock, options: HouseOptions = {}): Promise<House> {
  let calendar: WorkingCalendar = chinaCalendar
  let house: House | undefined
  const names: { organisation?: OrganisationBook } = {}
  const { withQueue = true, beside = false, catalogue = lawOfTheHouse, indicators = countedInTheHouse, ...rest } = options
  const figures = openFigures()
  const store = await openStore({
    ...keptBy(settings, options),
    catalogue,
    indicators: indicators.filter((one) => one.from === 'cases'),
    calendar: () => calendar,
    now: () => clock.now(),
    organName: (organ) => names.organisation?.known?.organs.get(organ)?.shortName ?? organ,
    watch: watching(figures),
    ...(withQueue && { queues: [...queues], listener: hearing(() => house) }),
    ...rest,
  })
  const books = booksOf(store, clock, () => house!)
  names.organisation = books.organisation
  const neighbours = new Neighbours(clock)
  const changed = forgetting(books)
  house = {
    settings,
    clock,
    store,
    indicators,
    ...books,
    changes: heeded(store, changed, figures),
    cameIn: (procedures) => {
      procedures.forEach(changed)
      store.tell({ kind: 'cases', procedures })
    },
    screens: new Set(),
    figures,
    neighbours,
    calendar: () => calendar,
    reloadCalendar: async () => {
      calendar = await readCalendar(store)
    },
    close: () => {
      neighbours.leave()
      return store.close()
    },
  }
  await house.reloadCalendar()
  await books.organisation.current()
  if (!beside) await bringUpToDate(house, options)
  if (!beside && withQueue) neighbours.join(store.tell)
  return house
}

/** Connections of a house in a thread: one to write, one to read meanwhile, and one for lists that are read again. */
const connectionsBeside = 3

const beingDone: Readonly<Record<UpgradeWork, Words>> = {
  past: words('正在为新增指标补算以往案件', 'new indicators count the cases of the past'),
  views: words('正在按新版本重新计算清单', 'lists are computed anew for this version'),
}

/** After so many cases whoever waits for an upgrade reads how far it is. */
const casesALine = 10_000

/** Views and counts of an older version are computed again before anybody reads them, by several threads where there are many. */
async function bringUpToDate({ settings, store }: House, { migrationsFolder, catalogue, indicators, log }: HouseOptions): Promise<void> {
  const lines = { past: 0, views: 0 }
  const told = (work: UpgradeWork, cases: number): void => {
    if (cases < lines[work] + casesALine) return
    lines[work] = cases
    log?.(`${beingDone[work].zh}，已完成 ${cases} 件 / ${beingDone[work].en}, ${cases} cases so far`)
  }
  // A thread keeps the law of the house: who was handed another computes alone.
  await withCrew(catalogue || indicators ? 1 : threadsFor(settings), { settings, imports: false }, (crew) =>
    keepViewsCurrent(store, { ...(migrationsFolder && { migrationsFolder }), hands: crew.rebuilding, told }),
  )
}

/** Where the store keeps what, under which keys. */
const keptBy = (settings: Settings, { beside = false, existing = false }: HouseOptions) => {
  // Before a key is made in a folder that is none.
  if (existing) requireFolder(settings.folder, !settings.DATABASE_URL)
  return {
    ...(settings.DATABASE_URL && { databaseUrl: settings.DATABASE_URL }),
    folder: settings.folder,
    district: settings.FADU_DISTRICT,
    digest: settings.FADU_DIGEST,
    cipher: settings.FADU_CIPHER,
    masterKey: masterKeyOf(settings),
    ...signing(settings),
    ...(beside && { poolSize: connectionsBeside }),
  }
}

/** What the store tells is counted. */
const watching = (figures: Figures): StoreWatch => ({
  group: (appends) => figures.groups.observe(appends),
  miscounted: (indicator) => figures.miscounted.inc({ indicator }),
})

type Books = Pick<House, 'organisation' | 'webhooks' | 'planTargets'>

const booksOf = (store: Store, clock: Clock, house: () => House): Books => {
  const today = () => clock.today()
  return {
    organisation: new OrganisationBook(store, today),
    webhooks: new WebhookBook(store, today),
    planTargets: new KeptToday(today, () => readPlanTargets(house())),
  }
}

/** Lists in memory that a recorded entry makes old. */
const forgetting =
  ({ organisation, webhooks, planTargets }: Books) =>
  (procedure: string): void => {
    organisation.changed(procedure)
    webhooks.changed(procedure)
    if (procedure === planAdoption.id) planTargets.forget()
  }

/** Where changes are told; the house's own lists, the figures and the other processes hear of each. */
function heeded(store: Store, changed: (procedure: string) => void, figures: Figures): House['changes'] {
  const changes: House['changes'] = new EventEmitter()
  changes.setMaxListeners(0)
  changes.on('change', ({ case: id, version, procedure, elsewhere }) => {
    changed(procedure)
    if (elsewhere) return
    figures.recorded.inc({ procedure })
    store.tell({ kind: 'case', case: id, version, procedure })
  })
  return changes
}

/** What other processes record counts here as well: lists are read again, caches dropped, live screens told. */
const hearing = (house: () => House | undefined): Listener => ({
  heard: (news) => {
    const here = house()
    if (!here) return
    if (news.kind === 'session') here.store.signedIn[news.digest ? 'forget' : 'forgetAll'](news.digest ?? '')
    else if (news.kind === 'here') here.neighbours.heard(news.process)
    else if (news.kind === 'calendar') void here.reloadCalendar().catch(() => {})
    else if (news.kind === 'cases') news.procedures.forEach(forgetting(here))
    else {
      here.store.forget(news.case)
      forgetting(here)(news.procedure)
      void showElsewhere(here, news).catch(() => {})
    }
  },
  missed: () => {
    const here = house()
    if (!here) return
    here.store.signedIn.forgetAll()
    here.organisation.forget()
    here.webhooks.forget()
    here.planTargets.forget()
    void here.reloadCalendar().catch(() => {})
  },
})

/** A case is read again for live screens only, and only when somebody looks. */
async function showElsewhere(house: House, { case: id, version, procedure }: Extract<News, { kind: 'case' }>): Promise<void> {
  if (house.screens.size === 0) return
  const { view } = await openCase(house, id)
  house.changes.emit('change', { case: id, version, procedure, view, elsewhere: true })
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
