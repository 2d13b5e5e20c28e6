import { figureRegister, targetFrom, targetRegister } from '@fadu/catalogue'
import {
  type AnyCounting,
  countingsOf,
  derivedValue,
  type ExternalFigure,
  externalValue,
  type Period,
  type Place,
  places,
  type Target,
  upTo,
  type Value,
  valueFrom,
} from '@fadu/indicator'
import { type Day, endOfDay, type Instant } from '@fadu/legal-time'
import { everyRegisterEntry, sumsIn, sumsOf } from '@fadu/store'
import type { House, HouseIndicator } from './house.ts'
import { inForceOn } from './plans/plan-targets.ts'

/** A figure from outside with the case of its entry. */
export interface EnteredFigure extends ExternalFigure {
  readonly case: string
}

/** A target with the document that sets it. */
export interface AttachedTarget extends Target {
  readonly indicator: string
  readonly source: string
}

/**
 * Values of indicators as they were known at the end of a day. Whoever reckons with them asks as if all were known; what turns out to be
 * missing is read together, in one question a period, and the reckoning is done again: so the pure functions stay pure.
 */
export class IndicatorValues {
  readonly today: Day
  readonly asOf: Instant | undefined
  readonly figures: readonly EnteredFigure[]
  readonly targets: readonly AttachedTarget[]
  readonly #house: House
  readonly #known = new Map<string, Value | undefined>()
  readonly #missing = new Map<string, { readonly period: Period; readonly ids: Set<string> }>()
  readonly #countings: ReadonlyMap<string, AnyCounting>
  readonly #others: ReadonlyMap<string, HouseIndicator>

  private constructor(house: House, asOf: Day | undefined, figures: readonly EnteredFigure[], targets: readonly AttachedTarget[]) {
    this.#house = house
    this.today = asOf ?? house.clock.today()
    this.asOf = asOf && endOfDay(asOf)
    this.figures = figures
    this.targets = targets
    const computed = house.indicators.flatMap((one) => (one.from === 'cases' ? countingsOf(one) : []))
    this.#countings = new Map(computed.map((one) => [one.id, one]))
    this.#others = new Map(house.indicators.map((one) => [one.id, one]))
  }

  /** Reads what was entered; `asOf`: a past day whose knowledge is asked for. */
  static async open(house: House, asOf?: Day): Promise<IndicatorValues> {
    const on = asOf ?? house.clock.today()
    const [figures, targets] = await Promise.all([
      everyRegisterEntry(house.store, { register: figureRegister, on }),
      everyRegisterEntry(house.store, { register: targetRegister, on }),
    ])
    const lower = new Map(house.indicators.map(({ id, better }) => [id, better === 'lower']))
    return new IndicatorValues(
      house,
      asOf,
      figures.map(({ case_id, body }) => ({ ...(body as unknown as ExternalFigure), case: case_id })),
      [
        ...targets.map(({ body }) => {
          const { indicator, source } = body as { indicator: string; source: string }
          return { ...targetFrom(body, lower.get(indicator) ?? false), indicator, source }
        }),
        ...inForceOn(await house.planTargets.current(), on),
      ],
    )
  }

  /** The value of an indicator, or of a reading under its own id, up to today. `undefined` until it has been read, and where there is none. */
  own = (id: string, period: Period): Value | undefined => {
    const other = this.#others.get(id)
    if (other?.from === 'outside') return externalValue(this.figures, id, 'own', period)
    if (other?.from === 'indicators') return derivedValue(other, this.own, period)
    if (!this.#countings.has(id)) return undefined
    const key = `${id} ${period.name}`
    if (this.#known.has(key)) return this.#known.get(key)
    const waiting = this.#missing.get(period.name) ?? { period, ids: new Set<string>() }
    this.#missing.set(period.name, waiting)
    waiting.ids.add(id)
    return undefined
  }

  /** The value of an indicator at a place this district is measured against. */
  place = (id: string, place: string, period: Period): Value | undefined =>
    places.includes(place as (typeof places)[number]) ? externalValue(this.figures, id, place as Place, period) : undefined

  /** Reckons until everything asked for is known. */
  async settle<T>(reckon: () => T): Promise<T> {
    for (;;) {
      const result = reckon()
      if (this.#missing.size === 0) return result
      const asked = [...this.#missing.values()]
      this.#missing.clear()
      for (const { period, ids } of asked) await this.#read(period, ids)
    }
  }

  async #read(period: Period, ids: ReadonlySet<string>): Promise<void> {
    const soFar = upTo(period, this.today)
    const countings = [...ids].map((id) => this.#countings.get(id)!)
    const cells = soFar ? await sumsOf(this.#house.store, { countings, period: soFar, ...(this.asOf && { asOf: this.asOf }) }) : []
    for (const counting of countings)
      this.#known.set(`${counting.id} ${period.name}`, soFar && valueFrom(counting, sumsIn(cells, counting.id)))
  }
}
