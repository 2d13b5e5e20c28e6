import type { Duration } from '@fadu/legal-time'
import {
  type AnyProcedure,
  type AnyView,
  type LimitSpec,
  metaOf,
  type Paper,
  type Papers,
  schemaOf,
  type Words,
  words,
} from '@fadu/procedure'
import type { z } from 'zod'

export type AnyLimit = LimitSpec<Papers, string, string, string>

/** One length a limit may have, and the answer in the papers on which it rests, where one alone settles it. */
export interface Length {
  readonly runs: Duration
  readonly when?: Words
}

export interface Lengths {
  /** The usual one first. */
  readonly lengths: readonly Length[]
  /** There are cases in which the law sets no such limit. */
  readonly sometimesNone: boolean
  /** Some cases rest on what only the case can tell. */
  readonly byCase: boolean
}

type Value = string | boolean | undefined
/** What was read on the way to an answer: fields by their label, and the value each was given. */
type Read = ReadonlyMap<string, { readonly value: Value; readonly words: Words | undefined }>
interface Found {
  readonly read: Read
  readonly runs: Duration | null | 'by-case'
}

/** Something was read that has no closed list of values: a day, an amount, another limit. */
class ByCase extends Error {}

/**
 * Every length a limit may have, found by asking its definition under every answer that its papers allow:
 * no number is shown that the definition could not give, and none that it could give is left out.
 */
export function lengthsOf(procedure: AnyProcedure, limit: AnyLimit, district: string): Lengths {
  if (!('runs' in limit)) return { lengths: [], sometimesNone: false, byCase: false }
  const { runs } = limit
  if (typeof runs !== 'function') return { lengths: [{ runs }], sometimesNone: false, byCase: false }
  const found = explore(procedure, limit, (view) => runs(view as never), district)
  const lengths = new Map<string, Duration>()
  for (const { runs: one } of found) {
    if (!one || one === 'by-case') continue
    const known = lengths.get(keyOf(one))
    lengths.set(keyOf(one), known ? { ...one, articles: [...new Set([...known.articles, ...one.articles])] } : one)
  }
  const settled = settling(found)
  const all = [...lengths].map(([key, one]) => ({ runs: one, when: settled?.get(key) }))
  return {
    lengths: all
      .toSorted((a, b) => (a.when ? 1 : 0) - (b.when ? 1 : 0))
      .map(({ runs: one, when }) => (when ? { runs: one, when } : { runs: one })),
    sometimesNone: found.some((f) => f.runs === null),
    byCase: found.some((f) => f.runs === 'by-case'),
  }
}

const keyOf = (runs: Duration | null | 'by-case'): string =>
  runs === null || runs === 'by-case' ? String(runs) : `${runs.amount} ${runs.unit}`

/** Far above what any definition reads; a definition that reads more is told by the case. */
const mostPaths = 400

/** Asks again and again, each time with the next combination of answers, until all have been given. */
function explore(procedure: AnyProcedure, limit: AnyLimit, ask: (view: AnyView) => Duration | null, district: string): readonly Found[] {
  const found: Found[] = []
  let script: readonly number[] | undefined = []
  while (script && found.length < mostPaths) {
    const run: Answers = new Answers(script)
    let runs: Found['runs']
    try {
      runs = ask(viewFor(procedure, startedBy(limit), run, district))
    } catch {
      // ByCase, or a definition that read what a case not yet begun cannot have.
      runs = 'by-case'
    }
    found.push({ read: run.read, runs })
    script = run.next()
  }
  return script ? [...found, { read: new Map(), runs: 'by-case' }] : found
}

/** The event without which the limit would not run; its paper is certainly there. */
const startedBy = (limit: AnyLimit): string | undefined => ('from' in limit && typeof limit.from === 'string' ? limit.from : undefined)

/** Answers given in one run: from the script as far as it goes, then the first of each list. */
class Answers {
  readonly read = new Map<string, { value: Value; words: Words | undefined }>()
  readonly #script: readonly number[]
  readonly #given: { chosen: number; of: number }[] = []
  readonly #known = new Map<string, number>()

  constructor(script: readonly number[]) {
    this.#script = script
  }

  choose(key: string, of: number): number {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const chosen = this.#script[this.#given.length] ?? 0
    this.#given.push({ chosen, of })
    this.#known.set(key, chosen)
    return chosen
  }

  next(): readonly number[] | undefined {
    const last = this.#given.findLastIndex(({ chosen, of }) => chosen + 1 < of)
    return last < 0 ? undefined : this.#given.slice(0, last + 1).map(({ chosen }, at) => (at === last ? chosen + 1 : chosen))
  }
}

function viewFor(procedure: AnyProcedure, certain: string | undefined, answers: Answers, district: string): AnyView {
  const papers = procedure.papers as Readonly<Record<string, Paper>>
  const fact = (event: string) =>
    new Proxy(
      {},
      { get: (_, key) => answered(answers, event, String(key), schemaOf(papers[event]!).shape[String(key)] as z.ZodType | undefined) },
    )
  const facts = new Proxy(
    {},
    {
      get: (_, event) => {
        const paper = papers[String(event)]
        if (!paper || (event !== certain && answers.choose(String(event), 2) === 0)) return undefined
        return 'repeats' in paper ? [fact(String(event))] : fact(String(event))
      },
    },
  )
  const view = { facts, log: [{ district }] } as Readonly<Record<string, unknown>>
  return new Proxy(view, {
    get: (known, key) => {
      if (!(String(key) in known)) throw new ByCase()
      return known[String(key)]
    },
  }) as unknown as AnyView
}

/** One of the values a field may have; reading a field without a closed list leaves the answer to the case. */
function answered(answers: Answers, event: string, key: string, field: z.ZodType | undefined): Value {
  const meta = field && metaOf(field)
  if (!field || !meta) throw new ByCase()
  const listed: readonly Value[] = meta.choices ? Object.keys(meta.choices) : meta.widget === 'yes-no' ? [false, true] : []
  if (listed.length === 0) throw new ByCase()
  const unset = field.safeParse(undefined)
  const values = unset.success && unset.data === undefined ? [undefined, ...listed] : listed
  const value = values[answers.choose(`${event}.${key}`, values.length)]
  answers.read.set(meta.label.zh, { value, words: wordsOf(meta, value) })
  return value
}

function wordsOf(meta: NonNullable<ReturnType<typeof metaOf>>, value: Value): Words | undefined {
  if (typeof value === 'boolean') return value ? meta.label : words(`${meta.label.zh}（否）`, `${meta.label.en} (no)`)
  return typeof value === 'string' ? meta.choices?.[value] : undefined
}

/** Where one answer alone settles the length: its words for each length; none for the length of all other cases. */
function settling(found: readonly Found[]): ReadonlyMap<string, Words> | undefined {
  for (const label of new Set(found.flatMap(({ read }) => [...read.keys()]))) {
    const byValue = new Map<Value, Set<string>>()
    for (const { read, runs } of found) {
      const value = read.get(label)?.value
      byValue.set(value, (byValue.get(value) ?? new Set()).add(keyOf(runs)))
    }
    if ([...byValue.values()].every((lengths) => lengths.size === 1)) return conditions(found, label)
  }
  return undefined
}

function conditions(found: readonly Found[], label: string): ReadonlyMap<string, Words> {
  const when = new Map<string, Words | null>()
  const optional = found.some(({ runs }) => runs === null)
  for (const { read, runs } of found) {
    const key = keyOf(runs)
    const given = read.get(label)
    // No is an answer worth telling only where yes means that there is no such limit.
    const said = given?.value === false && !optional ? undefined : given?.words
    const before = when.get(key)
    // A length that also holds where nothing was answered is the usual one and needs no condition.
    if (!said || before === null) when.set(key, null)
    else if (!before) when.set(key, said)
    else if (before.zh !== said.zh && !before.zh.split('、').includes(said.zh))
      when.set(key, words(`${before.zh}、${said.zh}`, `${before.en}, ${said.en}`))
  }
  return new Map([...when].flatMap(([key, said]) => (said ? [[key, said] as const] : [])))
}
