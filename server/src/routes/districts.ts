import { addSums, countingsOf, findPeriod, hiddenCells, noSums, type Period, periodOf, type Sums, upTo, valueFrom } from '@fadu/indicator'
import { words } from '@fadu/procedure'
import { sumsAcross } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { periodWire, valueWire } from '../present/indicators.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'

/**
 * A city or province beside its districts: the sums each keeps anyway, in the order the settings name them and never ranked. Small counts
 * are hidden as in a district's own table, with as many others as keep them from being reckoned back out of the sum of all.
 */
export function districtRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'districtSums', async ({ query }) => {
    const districts = house.settings.FADU_OVERSEES
    if (!districts) throw absent()
    const today = house.clock.today()
    const period: Period = (query.period ? findPeriod(query.period) : undefined) ?? periodOf(today, 'year')
    const computed = house.indicators.flatMap((one) => (one.from === 'cases' ? [{ one, counting: countingsOf(one)[0]! }] : []))
    const summed = computed.filter(({ counting }) => counting.unit !== 'distinct')
    const begun = upTo(period, today) !== undefined
    const codes = districts.map(({ code }) => code)
    const countings = summed.map(({ counting }) => counting)
    const cells = begun ? await sumsAcross(house.store.database, codes, countings, period) : []
    const found = new Map(cells.map(({ district, indicator, sums }) => [`${district} ${indicator}`, sums]))
    return {
      period: periodWire(period, today),
      today,
      districts: [...districts],
      notSummed: computed.length - summed.length,
      items: summed.map(({ one, counting }) => {
        const sums = codes.map((code) => found.get(`${code} ${counting.id}`) ?? noSums)
        const hidden = hiddenCells(
          sums.map(({ of }, i) => ({ row: codes[i]!, column: '', count: of })),
          one.smallestCell,
        )
        const shown = (each: Sums, isHidden: boolean) =>
          valueWire(isHidden ? { state: 'hidden' } : begun ? valueFrom(counting, each) : undefined)
        return {
          id: one.id,
          term: one.term,
          unit: one.shown.unit,
          values: sums.map((each, i) => shown(each, hidden({ row: codes[i]!, column: '' }))),
          all: shown(addSums(sums), false),
        }
      }),
      sentence: words(
        `${districts.length} 个地方的 ${summed.length} 项指标，由各地办理记录逐级汇总，不作排名。`,
        `${summed.length} indicators of ${districts.length} places, summed from what each records; not a ranking.`,
      ),
    }
  })
}
