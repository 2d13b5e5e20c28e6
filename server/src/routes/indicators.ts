import { figurePlaces } from '@fadu/catalogue'
import type { Answer } from '@fadu/contract'
import {
  type AnyIndicator,
  addSums,
  type Cell,
  countingsOf,
  findPeriod,
  hiddenCells,
  madeOf,
  type Period,
  periodOf,
  periodsBetween,
  readingId,
  type Sums,
  spanOf,
  upTo,
  valueFrom,
  yearsAway,
} from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type CaseId, type Words, words } from '@fadu/procedure'
import { type Added, casesByIds, contributingCases, foldedAt, movedCases, recordAccess, sumsOf } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { PostWho } from '../auth/who.ts'
import type { House, HouseIndicator } from '../house.ts'
import { IndicatorValues } from '../indicator-values.ts'
import { openCases } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { definitionWire, kindOf, listSentence, ownSentence, periodWire, rowWire, valueWire } from '../present/indicators.ts'
import { Names } from '../present/names.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { readerOf, sightIn } from '../sight.ts'

/** Figures of the district: what they are, how they stand, and the cases they are made of. */
export function indicatorRoutes(app: FastifyInstance, house: House): void {
  for (const register of [listRoute, sheetRoute, casesRoute, movesRoute]) register(app, house)
}

interface Query {
  readonly period?: string | undefined
  readonly asOf?: string | undefined
}

const periodAsked = (house: House, { period, asOf }: Query): Period =>
  (period ? findPeriod(period) : undefined) ?? periodOf((asOf as Day | undefined) ?? house.clock.today(), 'year')

const indicatorFor = (house: House, id: string): HouseIndicator => {
  const found = house.indicators.find((one) => one.id === id)
  if (!found) throw absent()
  return found
}

function listRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'indicators', async ({ query }) => {
    const values = await IndicatorValues.open(house, query.asOf as Day | undefined)
    const period = periodAsked(house, query)
    const items = await values.settle(() => house.indicators.map((one) => rowWire(one, values, period)))
    return {
      period: periodWire(period, values.today),
      today: values.today,
      sentence: listSentence(items, period),
      items,
      oversees: house.settings.FADU_OVERSEES !== undefined,
    }
  })
}

/** What a number is counted from: of one that follows from others, the one that stands above the line, or comes first. */
const countedIn = (house: House, one: HouseIndicator): HouseIndicator =>
  one.from === 'indicators' ? countedIn(house, indicatorFor(house, madeOf(one)[0]!)) : one

function sheetRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'indicator', async ({ params, query }) => {
    const one = indicatorFor(house, params.id)
    const values = await IndicatorValues.open(house, query.asOf as Day | undefined)
    const period = periodAsked(house, query)
    const row = await values.settle(() => rowWire(one, values, period))
    const folded = await foldedAt(house.store)
    return {
      ...row,
      ...definitionWire(one),
      period: periodWire(period, values.today),
      ...(query.asOf && { asOf: query.asOf }),
      ...(folded && { foldedAt: folded }),
      series: await seriesOf(house, one, values, period),
      ...(one.from === 'cases' ? await brokenDown(house, one, values, period) : { organs: [], dimensions: [] }),
      figures: figuresOf(one, values),
      sentence: ownSentence(row, period),
    }
  })
}

const pastYears = { month: 1, quarter: 2, year: 4 } as const

/** Its course: periods of the length it settles in, up to the end of the period asked for. */
async function seriesOf(
  house: House,
  one: HouseIndicator,
  values: IndicatorValues,
  period: Period,
): Promise<Answer<'indicator'>['series']> {
  const end = period.until < values.today ? period.until : values.today
  const year = periodOf(end, 'year')
  const periods = periodsBetween(one.settles, yearsAway(year, -pastYears[one.settles]).from, end)
  if (one.from === 'cases' && kindOf(one) === 'flow' && one.unit !== 'distinct') {
    const countings = [countingsOf(one)[0]!]
    const whole = upTo(spanOf(periods[0]!.from, periods.at(-1)!.until), values.today)!
    const months = await sumsOf(house.store, { countings, period: whole, by: 'month', ...(values.asOf && { asOf: values.asOf }) })
    return periods.map((each) => {
      const sums = addSums(months.filter(({ cell }) => cell >= each.from.slice(0, 7) && cell <= each.until.slice(0, 7)).map((m) => m.sums))
      return { period: periodWire(each, values.today), value: valueWire(valueFrom(one, sums)) }
    })
  }
  return values.settle(() =>
    periods.map((each) => ({ period: periodWire(each, values.today), value: valueWire(values.own(one.id, each)) })),
  )
}

/** By organ and by each dimension; what is small, and what would give it away, is hidden. */
async function brokenDown(house: House, one: AnyIndicator, values: IndicatorValues, period: Period) {
  const soFar = upTo(period, values.today)
  if (!soFar) return { organs: [], dimensions: [] }
  const [counting] = countingsOf(one)
  const cellsBy = async (by: 'organ' | { dimension: string }): Promise<readonly Cell[]> => {
    const found = await sumsOf(house.store, { countings: [counting!], period: soFar, by, ...(values.asOf && { asOf: values.asOf }) })
    return found.map(({ cell, sums }) => ({ key: cell, sums, value: valueFrom(one, sums) })).toSorted((a, b) => b.sums.of - a.sums.of)
  }
  const organisation = await house.organisation.current()
  const nameOf = (id: string) => organName(organisation, id)
  return {
    organs: shownCells(one, await cellsBy('organ'), (key) => words(nameOf(key), nameOf(key))),
    dimensions: await Promise.all(
      Object.entries(one.by).map(async ([key, { term, values: named }]) => ({
        key,
        term,
        cells: shownCells(one, await cellsBy({ dimension: key }), (value) => named?.[value] ?? words(value, value)),
      })),
    ),
  }
}

function shownCells(one: AnyIndicator, cells: readonly Cell[], nameOf: (key: string) => Words) {
  const size = ({ of, distinct }: Sums): number => (one.unit === 'distinct' ? distinct : of)
  const hidden = hiddenCells(
    cells.map(({ key, sums }) => ({ row: key, column: '', count: size(sums) })),
    one.smallestCell,
  )
  return cells.map(({ key, value }) => ({
    key,
    name: key === '' ? words('未注明', 'Not named') : nameOf(key),
    value: valueWire(hidden({ row: key, column: '' }) ? { state: 'hidden' } : value),
  }))
}

const figuresOf = (one: HouseIndicator, values: IndicatorValues) =>
  values.figures
    .filter((figure) => figure.indicator === one.id)
    .toSorted((a, b) => (a.period === b.period ? (a.signedOn < b.signedOn ? 1 : -1) : a.period < b.period ? 1 : -1))
    .map(({ indicator: _, place, ...figure }) => ({
      ...figure,
      place: (figurePlaces as Readonly<Record<string, Words>>)[place] ?? words(place, place),
    }))

const casesAtOnce = 50

function casesRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'indicatorCases', async ({ params, query, who }) => {
    const one = countedIn(house, indicatorFor(house, params.id))
    if (one.from === 'outside') return enteredFor(house, who, one.id, query)
    if (one.from !== 'cases') return { items: [], notShown: 0 }
    const asked = query.reading ? readingId(one.id, query.reading) : one.id
    const counting = countingsOf(one).find(({ id }) => id === asked)
    if (!counting) throw absent()
    const values = await IndicatorValues.open(house, query.asOf as Day | undefined)
    const period = upTo(periodAsked(house, query), values.today)
    if (!period) return { items: [], notShown: 0 }
    const page = await contributingCases(house.store, {
      counting,
      period,
      size: casesAtOnce,
      ...(values.asOf && { asOf: values.asOf }),
      ...(query.organ !== undefined && { organ: query.organ }),
      ...(query.hit && { hit: query.hit === 'yes' }),
      ...(query.cursor && { after: query.cursor }),
    })
    if (!query.cursor)
      await recordAccess(house.store, [{ ...readerOf(who), act: 'indicator.opened', body: { indicator: asked, period: period.name } }])
    const items = await listed(house, who, page.rows)
    return { items, notShown: page.rows.length - items.length, ...(page.next && { next: page.next }) }
  })
}

/** A figure from outside is made of its entries: who told it, with which document. */
async function enteredFor(house: House, who: PostWho, indicator: string, query: Query) {
  const values = await IndicatorValues.open(house, query.asOf as Day | undefined)
  const { name } = periodAsked(house, query)
  const entries = values.figures.filter((one) => one.indicator === indicator && one.place === 'own' && one.period === name)
  const rows = entries.map((one) => ({ case_id: one.case as CaseId, on_day: one.signedOn, of: 1, hit: 0, amount: 0 }))
  const items = await listed(house, who, rows)
  return { items, notShown: rows.length - items.length }
}

function movesRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'indicatorMoves', async ({ params, query, who }) => {
    const one = countedIn(house, indicatorFor(house, params.id))
    const today = house.clock.today()
    const period = one.from === 'cases' ? upTo(periodAsked(house, query), today) : undefined
    if (one.from !== 'cases' || !period) return { items: [], notShown: 0 }
    const counting = countingsOf(one).find(({ id }) => id === one.id)!
    const page = await movedCases(house.store, {
      counting,
      period,
      since: query.since as Day,
      today,
      size: casesAtOnce,
      ...(query.cursor && { after: query.cursor }),
    })
    if (!query.cursor)
      await recordAccess(house.store, [{ ...readerOf(who), act: 'indicator.opened', body: { indicator: one.id, period: period.name } }])
    const items = (await listed(house, who, page.rows)).map((item) => ({ ...item, move: moveOf(item) }))
    return { items, notShown: page.rows.length - items.length, ...(page.next && { next: page.next }) }
  })
}

const counts = ({ of, hit, amount }: Added): boolean => of !== 0 || hit !== 0 || amount !== 0
const moveOf = ({ was, now }: { readonly was: Added; readonly now: Added }) =>
  counts(was) ? (counts(now) ? ('counts-otherwise' as const) : ('left' as const)) : ('entered' as const)

/** Those the post may see in its lists; the others are counted in the number and not named. */
async function listed<R extends { readonly case_id: CaseId; readonly on_day: Day }>(house: House, who: PostWho, rows: readonly R[]) {
  const ids = [...new Set(rows.map((row) => row.case_id))]
  const [open, shown] = [await openCases(house, ids), new Map((await casesByIds(house.store, ids)).map((one) => [one.case_id, one]))]
  const organisation = await house.organisation.current()
  return rows.flatMap(({ case_id, on_day, ...sums }) => {
    const [found, row] = [open.get(case_id), shown.get(case_id)]
    if (!found || !row || sightIn(organisation, found, who.acting, 'list') === 'shut') return []
    return [
      {
        case: case_id,
        reference: row.reference ?? '',
        procedureTerm: found.procedure.term,
        title: words(row.title_zh, row.title_en),
        organ: new Names(organisation, found.procedure).organ(row.organ ?? undefined),
        on: on_day,
        ...sums,
      },
    ]
  })
}
