import type { Article } from '@fadu/legal-time'
import {
  type AnyProcedure,
  choice,
  count,
  dayField,
  defineRegister,
  field,
  line,
  type RegisterSpec,
  type Words,
  words,
} from '@fadu/procedure'
import { z } from 'zod'
import { organField } from '../work-fields.ts'
import { entryId } from './organs.ts'

/** Every ledger of the work says what it is about and whose it is; nobody is listed in it by name (sensitive.md). */
const own = {
  id: entryId('编号', 'Identifier'),
  organ: organField(words('单位', 'Unit')),
}

type Entry<S extends z.ZodRawShape> = z.output<z.ZodObject<typeof own & S>>

/** A ledger (台账) kept by the unit whose work it is; figures of the report are counted from its entries. */
export function ledger<S extends z.ZodRawShape>(spec: {
  readonly id: string
  readonly term: Words
  readonly about: Words
  readonly basis?: readonly Article[]
  readonly informationClass?: RegisterSpec<S>['informationClass']
  readonly entry: S
  readonly title: (entry: Entry<S>) => string
}): AnyProcedure {
  return defineRegister({
    id: spec.id,
    term: spec.term,
    about: spec.about,
    basis: spec.basis ?? [],
    informationClass: spec.informationClass ?? 'V2',
    keptBy: 'ledger-keeper',
    entry: z.object({ ...own, ...spec.entry }),
    organ: (entry) => (entry as unknown as { organ: string }).organ,
    title: (entry) => spec.title(entry as unknown as Entry<S>),
  })
}

export const titled = (zh = '名称', en = 'Title') => line(words(zh, en), { max: 300 })
export const onDay = (zh = '日期', en = 'Day') => dayField(words(zh, en))
export const number = (zh: string, en: string, max = 100_000_000) => count(words(zh, en), { max })
/** Several of a closed list. */
export const several = <const C extends Record<string, Words>>(zh: string, en: string, choices: C) =>
  field(z.array(z.enum(Object.keys(choices) as [keyof C & string, ...(keyof C & string)[]])).default([]), {
    label: words(zh, en),
    widget: 'choice',
    choices,
  })
export const level = (zh = '级别', en = 'Level') =>
  choice(words(zh, en), {
    national: words('国家级', 'National'),
    province: words('省级', 'Province'),
    city: words('市级', 'City'),
    district: words('区级', 'District'),
    town: words('镇街级', 'Town'),
  })
/** Places are named by their organ (town, village), never by an address of somebody. */
export const place = (zh = '所在地', en = 'Place') => organField(words(zh, en)).optional()
