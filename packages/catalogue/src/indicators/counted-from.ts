import { type AnyIndicator, defineIndicator, type Entry, type Sheet, standing, type Unit } from '@fadu/indicator'
import { daysBetween, plusDays, plusMonths } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, type Words, words } from '@fadu/procedure'
import { catalogue } from '../catalogue.ts'
import { labelAt } from '../figures/field-at.ts'
import type { Figure, How } from '../figures/figure.ts'
import { dayAt, elementsAt, entryReader, matches, numberAt, type Read, recordOf } from '../figures/record.ts'
import { conditionWords, recordWords } from '../figures/worded.ts'

/** Ways to take a figure from the records of one procedure or register. */
export type Counted = Exclude<How, { take: 'own' | 'outside' | 'together' | 'coverage' }>
type Adds = Omit<Entry, 'on'>

/** The procedure or register a figure names. @throws Error where there is none */
export function procedureOf(id: string): AnyProcedure {
  const found = catalogue.procedures.find((p) => p.id === id)
  if (!found) throw new Error(`No procedure is called ${id}`)
  return found
}

const unitOf: Readonly<Record<Counted['take'], Unit>> = {
  count: 'count',
  sum: 'sum',
  items: 'sum',
  distinct: 'distinct',
  value: 'distinct',
  ratio: 'ratio',
  days: 'days',
  months: 'mean',
}

/** The day that puts a record into a period; a register that names none is counted as it stands. */
const dayPath = (how: Counted): string | undefined => ('start' in how ? how.start : how.on)

/** An indicator that counts the records of one procedure or register as the declaration of a figure says. */
export function countedFrom(figure: Figure, how: Counted, volumeOf?: Sheet['volumeOf']): AnyIndicator {
  const procedure = procedureOf(how.from)
  const on = dayPath(how)
  const kind = on === undefined ? 'stock' : 'flow'
  const { zh, en } = figure.term
  return defineIndicator({
    id: figure.name,
    term: figure.term,
    question:
      kind === 'stock'
        ? words(`到本期末，“${zh}”是多少？`, `What is the figure at the end of the period: ${en}?`)
        : words(`本期“${zh}”是多少？`, `What is the figure for the period: ${en}?`),
    basis: [],
    counts: procedure,
    kind,
    unit: unitOf[how.take],
    shown: figure.shown,
    better: how.take === 'ratio' && !volumeOf ? 'higher' : 'none',
    settles: how.take === 'count' || how.take === 'sum' || how.take === 'items' ? 'month' : 'year',
    // Ledgers of things, which anybody may read, have nobody to hide.
    smallestCell: procedure.informationClass === 'V0' ? 1 : 3,
    ...lines(procedure, how),
    cutOff: cutOff(procedure, on),
    ...(volumeOf && { volumeOf }),
    entries: on === undefined ? (view) => standing(view, (entry) => added(how, entryReader(entry))) : flowOf(how, on),
  }) as AnyIndicator
}

const cutOff = (procedure: AnyProcedure, on: string | undefined): Words => {
  if (on === undefined) return words('本期最后一日在册的', 'What stands on the register on the last day of the period')
  const { zh, en } = labelAt(procedure, on)
  return words(`以“${zh}”之日为准`, `The day of: ${en}`)
}

const flowOf =
  (how: Counted, path: string) =>
  (view: AnyView): readonly Entry[] => {
    const read = recordOf(view)
    const on = read && dayAt(read, path)
    if (!read || !on) return []
    if (how.take === 'items' && matches(read, how.where)) return [{ on, amount: elementsAt(view, how.field).length }]
    return [added(how, read) ?? []].flat().map((one) => ({ ...one, on }))
  }

/** What one record adds; nothing where it is not meant. */
function added(how: Counted, read: Read): Adds | readonly Adds[] | undefined {
  const or = 'or' in how && how.take === 'count' ? how.or : undefined
  if (!matches(read, how.where) && !(or && matches(read, or))) return undefined
  switch (how.take) {
    case 'count':
      return {}
    case 'sum':
      return { amount: numberAt(read, how.field) }
    case 'distinct':
      return keyed(read(how.field))
    case 'value':
      // That there was an n-th says that there were n of them: the highest number of a period is how many occur in it.
      return Array.from({ length: Math.min(numberAt(read, how.field), 999) }, (_, i) => ({ key: String(i + 1) }))
    case 'ratio':
      return how.through !== undefined
        ? { of: numberAt(read, how.through), hit: numberAt(read, how.field!) }
        : { hit: matches(read, how.hit) || (how.or !== undefined && matches(read, how.or)) ? 1 : 0 }
    case 'days':
      return { amount: daysBetween(dayAt(read, how.start)!, dayAt(read, how.end)!) + 1 }
    case 'months':
      return { amount: wholeMonths(read, how.start, how.end) }
    case 'items':
      return undefined
  }
}

const keyed = (key: unknown): Adds | undefined => (typeof key === 'string' && key !== '' ? { key } : undefined)

function wholeMonths(read: Read, start: string, end: string): number {
  const [from, until] = [dayAt(read, start)!, plusDays(dayAt(read, end)!, 1)]
  let months = 0
  while (plusMonths(from, months + 1) <= until) months += 1
  return months
}

/** What stands above and below the line, in words written from the declaration. */
function lines(procedure: AnyProcedure, how: Counted): { readonly numerator: Words; readonly denominator?: Words } {
  const records = recordWords(procedure, how.where, how.take === 'count' ? how.or : undefined)
  const label = (path: string): Words => labelAt(procedure, path)
  const of = (zh: string, en: string): Words => words(`${records.zh}${zh}`, `${en} ${records.en}`)
  switch (how.take) {
    case 'count':
      return { numerator: records }
    case 'sum':
      return { numerator: of(`的“${label(how.field).zh}”合计`, `Sum of “${label(how.field).en}” over:`) }
    case 'items':
      return { numerator: of(`所列“${label(how.field).zh}”的个数`, `How many “${label(how.field).en}” are listed in:`) }
    case 'distinct':
      return { numerator: of(`中“${label(how.field).zh}”不同的个数`, `How many different “${label(how.field).en}” there are in:`) }
    case 'value':
      return { numerator: of(`中“${label(how.field).zh}”的最大数`, `The highest “${label(how.field).en}” of:`) }
    case 'days':
    case 'months':
      return {
        numerator: of(
          `从“${label(how.start).zh}”到“${label(how.end).zh}”的长度`,
          `From “${label(how.start).en}” to “${label(how.end).en}” of:`,
        ),
        denominator: records,
      }
    case 'ratio':
      return ratioLines(procedure, how, records)
  }
}

function ratioLines(procedure: AnyProcedure, how: Extract<Counted, { take: 'ratio' }>, records: Words) {
  const sum = (path: string): Words => {
    const { zh, en } = labelAt(procedure, path)
    return words(`${records.zh}的“${zh}”合计`, `Sum of “${en}” over: ${records.en}`)
  }
  if (how.through !== undefined) return { numerator: sum(how.field!), denominator: sum(how.through) }
  const { zh, en } = conditionWords(procedure, how.hit ?? {})
  return { numerator: words(`其中${zh}的`, `Those of them with ${en}`), denominator: records }
}
