import type { Duration } from '@fadu/legal-time'
import { type AnyProcedure, type CaseParty, choice, dayField, field, fileRef, line, passage, type Words, words } from '@fadu/procedure'
import { z } from 'zod'

/** Fields that papers of work among organs share. */

/** A case of this house, by its identifier. */
export const caseRef = (label: Words) => field(z.uuid(), { label, widget: 'text' })

/** Identifier within a plan, a task or a scheme: given by whoever drew it up, kept when words change. */
export const itemRef = (label: Words) => line(label, { max: 80 })

/** An organ charged with a duty, or any. */
export const organField = (label: Words, register?: string) => line(label, { max: 80, widget: 'organ', ...(register && { register }) })

/** Organs charged with a duty, or any; each is chosen. */
export const organList = (label: Words, register?: string) =>
  field(z.array(organField(label, register)).max(60).default([]), { label, widget: 'text' })

export const reasons = passage(words('理由', 'Reasons'), { max: 5000 })

/** What proves a step: a file by its content. */
export const evidence = (label: Words = words('佐证材料', 'Evidence')) =>
  field(z.array(fileRef).max(20).default([]), { label, widget: 'files' })

/** A date that the office itself sets where no statute does; see docs/readings.md. */
export const ownTarget = (amount: number, unit: Duration['unit'] = 'workday'): Duration => ({ amount, unit, articles: [] })

/** A limit that ends on a day a paper names: nothing is counted, the day itself is the last. */
export const namedDay: Duration = { amount: 0, unit: 'day', articles: [] }

/** What a document is written from. */
export type DocumentContext = Parameters<AnyProcedure['documents'][string]['text']>[0]

/** An organ by its name, in a document. */
export const organName = ({ partyName }: Pick<DocumentContext, 'partyName'>, organ: string): string =>
  partyName({ kind: 'organisation', name: organ, key: '', role: '' } satisfies CaseParty)

/** How a series of documents is numbered: （2026）示督第3号. */
export const numbered = (series: string, character: string) => ({
  series,
  format: (organ: { readonly shortName: string }, year: number, n: number) => `（${year}）${organ.shortName}${character}第${n}号`,
})

const measured = z.number().min(-1e15).max(1e15)

/** A figure as it stood on a day: never typed into a text, always named by its indicator and period. */
export const figure = z.object({
  indicator: itemRef(words('指标', 'Indicator')),
  period: line(words('期间', 'Period'), { max: 30 }),
  value: field(measured, { label: words('数值', 'Value') }).optional(),
  numerator: field(z.number(), { label: words('分子', 'Numerator') }).optional(),
  denominator: field(z.number(), { label: words('分母', 'Denominator') }).optional(),
  qualifier: choice(words('限定', 'Qualifier'), {
    exact: words('', 'Exactly'),
    'at-least': words('以上', 'At least'),
    'more-than': words('超过', 'More than'),
    nearly: words('近', 'Nearly'),
    about: words('约', 'About'),
  }).default('exact'),
  asOf: dayField(words('数据截至', 'As of')),
})

/** What an ending of work among organs says: there is no party to tell and no remedy to name. */
export const toldNobody = { tells: [], remedy: [] } as const
