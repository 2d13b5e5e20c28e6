import type { IndicatorRowView, TargetStateView, ValueView } from '@fadu/contract'
import { againstTarget, isCumulative, isOver, type Measured, type Period, readingId, type Value } from '@fadu/indicator'
import type { Day } from '@fadu/legal-time'
import { type Words, words } from '@fadu/procedure'
import type { HouseIndicator } from '../house.ts'
import type { AttachedTarget, IndicatorValues } from '../indicator-values.ts'
import { cited } from './cited.ts'

export const periodWire = ({ name, from, until }: Period, today: Day) => ({ name, from, until, over: isOver({ until } as Period, today) })

export function valueWire(value: Value | undefined): ValueView {
  if (!value) return { state: 'unknown', because: words('本期尚未开始', 'The period has not begun') }
  switch (value.state) {
    case 'known':
      return { state: 'known', shown: value.shown, of: value.sums.of, hit: value.sums.hit }
    case 'too-few':
      return {
        state: 'too-few',
        of: value.sums.of,
        hit: value.sums.hit,
        because: words(`不足${value.from}件，只列件数`, `Fewer than ${value.from}: the counts alone`),
      }
    case 'hidden':
      return { state: 'hidden', because: words('数值过小，不予显示', 'Too small to be shown') }
    case 'unknown':
      return { state: 'unknown', because: value.because }
  }
}

export const kindOf = (one: HouseIndicator): 'flow' | 'stock' => (one.from === 'cases' ? one.kind : 'flow')

const counted = words('本平台办理的事项和登记的台账，随办随计', 'Cases handled and registers kept here, counted as they are recorded')
const fromOthers = words('由其他指标计算', 'Reckoned from other indicators')

/** What a number counts: the sheet of its definition. */
export function definitionWire(one: HouseIndicator) {
  return {
    question: one.question,
    numerator: one.numerator,
    ...(one.denominator && { denominator: one.denominator }),
    cutOff: one.cutOff ?? words('以事项发生之日为准', 'The day it happened'),
    source:
      one.source ??
      (one.from === 'cases' ? words(`${one.counts.term.zh}：${counted.zh}`, `${one.counts.term.en}: ${counted.en}`) : fromOthers),
    basis: one.basis.map(cited),
    settles: one.settles,
    kind: kindOf(one),
    showRateFrom: one.from === 'outside' ? 1 : one.showRateFrom,
    smallestCell: one.from === 'cases' ? one.smallestCell : 1,
  }
}

const measured = (one: HouseIndicator): Measured => ({
  kind: kindOf(one),
  cumulative: one.from === 'cases' && isCumulative(one),
  better: one.better,
})

/** How a target of an indicator stands. Asks as the lines do: `settle` sees to it that the values are known. */
export function targetWire(one: HouseIndicator, values: IndicatorValues, { source, due, ...target }: AttachedTarget): TargetStateView {
  const own = (asked: Period) => values.own(one.id, asked)
  const place = (name: string, asked: Period) => values.place(one.id, name, asked)
  return { ...againstTarget(measured(one), { ...target, due }, { own, place }, values.today), due, source }
}

/** One line of the list. Asks the values as if they were known; `settle` sees to it that they are. */
export function rowWire(one: HouseIndicator, values: IndicatorValues, period: Period): IndicatorRowView {
  return {
    id: one.id,
    term: one.term,
    unit: one.shown.unit,
    from: one.from,
    better: one.better,
    value: valueWire(values.own(one.id, period)),
    readings: Object.entries(one.from === 'cases' ? one.readings : {}).map(([key, reading]) => ({
      key,
      term: reading.term,
      denominator: reading.denominator,
      value: valueWire(values.own(readingId(one.id, key), period)),
    })),
    targets: values.targets.filter((target) => target.indicator === one.id).map((target) => targetWire(one, values, target)),
    neverScored: one.volumeOf !== undefined,
    beside: [...(one.beside ?? [])],
  }
}

const count = (rows: readonly IndicatorRowView[], states: readonly TargetStateView['state'][]): number =>
  rows.filter(({ targets }) => targets.some(({ state }) => states.includes(state))).length

/** How things stand, in one sentence. */
export function listSentence(rows: readonly IndicatorRowView[], period: Period): Words {
  const valued = rows.filter(({ value }) => value.state === 'known').length
  const [late, fine] = [count(rows, ['behind', 'missed']), count(rows, ['met', 'on-course'])]
  const aimed = rows.filter(({ targets }) => targets.length > 0).length
  const zh = `${period.name}：共${rows.length}项指标，${valued}项有数值；`
  const en = `${period.name}: ${rows.length} indicators, ${valued} with a value; `
  if (aimed === 0) return words(`${zh}都还没有设定目标。`, `${en}none has a target yet.`)
  const first = rows.find(({ targets }) => targets.some(({ state }) => state === 'missed' || state === 'behind'))
  if (late === 0)
    return words(`${zh}设有目标的${aimed}项中${fine}项达到或者符合进度。`, `${en}of ${aimed} with a target ${fine} are met or on course.`)
  return words(
    `${zh}设有目标的${aimed}项中${late}项落后，先看“${first!.term.zh}”。`,
    `${en}of ${aimed} with a target ${late} are behind; look at “${first!.term.en}” first.`,
  )
}

/** The same for one number. */
export function ownSentence(row: IndicatorRowView, period: Period): Words {
  const { value, term, unit, targets } = row
  const [worst] = targets.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  const zh = value.shown ? `${value.shown}${unit.zh}` : (value.because?.zh ?? '')
  const en = value.shown ? `${value.shown} ${unit.en}` : (value.because?.en ?? '')
  return words(
    `${period.name}，${term.zh}：${zh}。${worst ? `${worst.says.zh}。` : ''}`,
    `${period.name}, ${term.en}: ${en}.${worst ? ` ${worst.says.en}.` : ''}`,
  )
}

const order: readonly TargetStateView['state'][] = ['missed', 'behind', 'unknown', 'on-course', 'met']
