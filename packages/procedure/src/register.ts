import type { Article, Day } from '@fadu/legal-time'
import { z } from 'zod'
import type { AnyView } from './case-view.ts'
import { defineProcedure } from './define-procedure.ts'
import type { AnyProcedure } from './definition.ts'
import { dayField, line } from './paper.ts'
import { registerPrefix } from './register-id.ts'
import { type Words, words } from './words.ts'

export interface RegisterSpec<S extends z.ZodRawShape> {
  /** Becomes `register:<id>`. */
  readonly id: string
  readonly term: Words
  readonly about: Words
  readonly basis: readonly Article[]
  readonly informationClass?: 'V0' | 'V1' | 'V2' | 'V3'
  /** Fields of an entry. */
  readonly entry: z.ZodObject<S>
  /** Duty of the posts that keep the register. */
  readonly keptBy: string
  /** The organ whose keepers keep this entry; the keeper's own organ when absent. */
  readonly organ?: (entry: z.output<z.ZodObject<S>>) => string | undefined
  /** What an entry is called, without personal values. */
  readonly title: (entry: z.output<z.ZodObject<S>>) => string
}

const from = dayField(words('自何日起', 'From'))
const reason = line(words('原因', 'Reason'), { max: 300 })

const events = {
  entered: { term: words('登记', 'Entered'), by: 'keeper', at: 'start', to: 'in-force' },
  amended: { term: words('变更', 'Amended'), by: 'keeper', at: 'in-force', to: 'in-force' },
  ended: {
    term: words('终止', 'Ended'),
    by: 'keeper',
    at: 'in-force',
    to: 'closed',
    ends: { tells: [], remedy: [], outcome: 'ended' },
  },
} as const

/**
 * A register (清单、台账) is a small procedure: an entry is entered, amended from a day, ended on a day.
 * So registers share the one write path, history and audit, and their past stays true by date.
 */
export function defineRegister<S extends z.ZodRawShape>(spec: RegisterSpec<S>): AnyProcedure {
  const papers = {
    entered: z.object({ from, entry: spec.entry }),
    amended: z.object({ from, entry: spec.entry, reason }),
    ended: z.object({ from, reason }),
  }
  const entryOf = (facts: object) => {
    const f = facts as { amended?: { entry: z.output<z.ZodObject<S>> }; entered?: { entry: z.output<z.ZodObject<S>> } }
    return (f.amended ?? f.entered)?.entry
  }
  const organ =
    spec.organ &&
    ((facts: object) => {
      const e = entryOf(facts)
      return e && spec.organ!(e)
    })
  return defineProcedure(papers, {
    id: `${registerPrefix}${spec.id}`,
    term: spec.term,
    about: spec.about,
    edition: '1',
    inForce: { from: '1949-10-01' as Day },
    basis: spec.basis,
    informationClass: spec.informationClass ?? 'V2',
    roles: {
      keeper: {
        term: words('登记人员', 'Keeper'),
        duty: spec.keptBy,
        ...(organ ? { organ: (facts) => organ(facts) } : { anywhere: true as const }),
      },
    },
    stages: { 'in-force': words('有效', 'In force') },
    events,
    limits: {},
    documents: {},
    reference: { series: spec.id, format: (_organ, year, n) => `${spec.id}-${year}-${n}` },
    title: (facts) => {
      const e = entryOf(facts)
      const t = e ? spec.title(e) : spec.term.zh
      return words(t, t)
    },
  }) as unknown as AnyProcedure
}

/** One dated state of an entry: from `from` up to, and not including, `until`. */
export interface EntryEdition {
  readonly from: Day
  readonly until?: Day
  readonly entry: Readonly<Record<string, unknown>>
  readonly seq: number
}

/** Every dated state of a register entry, in order of validity; a later amendment for an earlier day cuts in where it belongs. */
export function editionsOf(view: AnyView): readonly EntryEdition[] {
  const states: { from: Day; entry?: Record<string, unknown>; seq: number }[] = []
  for (const event of view.log) {
    const paper = event.paper as { from: Day; entry?: Record<string, unknown> }
    if (event.type === 'entered' || event.type === 'amended') states.push({ from: paper.from, entry: paper.entry!, seq: event.seq })
    if (event.type === 'ended') states.push({ from: paper.from, seq: event.seq })
  }
  states.sort((a, b) => (a.from === b.from ? a.seq - b.seq : a.from < b.from ? -1 : 1))
  return states.flatMap((state, i) => {
    const until = states[i + 1]?.from
    if (!state.entry || until === state.from) return []
    return [{ from: state.from, ...(until && { until }), entry: state.entry, seq: state.seq }]
  })
}

/** The entry as of a day, or `undefined` where it was not in force. */
export const entryOn = (view: AnyView, on: Day): EntryEdition | undefined =>
  editionsOf(view).find((e) => e.from <= on && (!e.until || on < e.until))
