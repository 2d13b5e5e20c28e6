import type { AnyProcedure, Remedy } from './definition.ts'
import type { AnyEventSpec } from './gates.ts'
import type { AnyMark, AnyRunning } from './limit-instances.ts'
import { issuers, type Read } from './walk-reads.ts'

/** Part of a definition that can be walked alone: some of its events and limits, and which of its questions are not put. */
export interface Parts {
  readonly events: Set<string>
  readonly limits: Set<string>
  /** Questions left out because they look at what is left out; what they guard may then happen more often than in truth. */
  readonly unasked: Set<string>
}

const listOf = <T>(one: T | readonly T[] | undefined): readonly T[] => (one === undefined ? [] : Array.isArray(one) ? one : [one as T])
const eventsOf = (procedure: AnyProcedure) => Object.entries(procedure.events as Record<string, AnyEventSpec>)
const limitsOf = (procedure: AnyProcedure) => Object.entries(procedure.limits as Record<string, AnyRunning & { given?: string }>)

/** Events that move the case; they are in every slice, because every event asks for the stage. */
export const movers = (procedure: AnyProcedure): readonly string[] =>
  eventsOf(procedure)
    .filter(([, spec]) => spec.to !== undefined)
    .map(([type]) => type)

/** Limits by whose end the clock moves the case. */
export const lapsing = (procedure: AnyProcedure): readonly string[] =>
  limitsOf(procedure)
    .filter(([, spec]) => spec.onExpiry)
    .map(([key]) => key)

/** Every event that starts, ends, stops or lengthens a limit, or is recorded at its end. */
export function marksOf(procedure: AnyProcedure, key: string): readonly string[] {
  const spec = procedure.limits[key] as AnyRunning & { given?: string }
  const marks = [...listOf(spec.from as AnyMark | readonly AnyMark[]), ...listOf(spec.until as AnyMark | readonly AnyMark[])]
  return [
    ...marks.flatMap((mark) => (typeof mark === 'string' ? [mark] : issuers(procedure, mark.served))),
    ...[...(spec.pausedBetween ?? []), ...(spec.excludes ?? [])].flat(),
    ...[spec.extendedBy?.event, spec.onExpiry, spec.given].filter((type) => type !== undefined),
  ]
}

/** Limits that have a say in an event. */
export const limitsAbout = (procedure: AnyProcedure, type: string): readonly string[] =>
  limitsOf(procedure)
    .filter(([, spec]) => spec.blocks?.includes(type) || spec.extendedBy?.event === type || spec.given === type)
    .map(([key]) => key)

/** Events that fulfil the duties which come before this burden. */
export function giversFor(procedure: AnyProcedure, type: string): readonly string[] {
  const burdens = (procedure.events[type] as AnyEventSpec).burdens
  if (!burdens) return []
  return eventsOf(procedure)
    .filter(([, spec]) => spec.gives && !burdens.exempt?.[spec.gives])
    .map(([giver]) => giver)
}

/** Everything that is asked before, at and after this event; a question outside the parts named is not put. */
export const gatesOf = (procedure: AnyProcedure, type: string): readonly string[] =>
  ((procedure.events[type] as AnyEventSpec).needs ?? []).map((_, i) => `needs:${type}:${i}`)

/** What a question is known to look at from its form alone. */
export function looksAt(procedure: AnyProcedure, question: string): readonly Read[] {
  const [kind, of, i] = question.split(':') as [string, string, string]
  if (kind === 'burden') return giversFor(procedure, of).map((giver) => ({ kind: 'fact', of: giver }))
  if (kind === 'limit') return [{ kind: 'limit', of }]
  const gate = kind === 'needs' ? (procedure.events[of] as AnyEventSpec).needs?.[Number(i)] : undefined
  return gate && 'after' in gate ? listOf(gate.after as string | readonly string[]).map((type) => ({ kind: 'fact', of: type })) : []
}

/** The definition with these parts alone. */
export function sliced(procedure: AnyProcedure, parts: Parts): AnyProcedure {
  const { disclosure: _, fileParts: __, portal: ___, ...rest } = procedure
  const within = <T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>) =>
    Object.entries(record).filter(([key]) => keys.has(key))
  return {
    ...rest,
    papers: Object.fromEntries(within(procedure.papers, parts.events)),
    events: Object.fromEntries(
      within(procedure.events as Record<string, AnyEventSpec>, parts.events).map(([type, spec]) => [type, unasked(spec, type, parts)]),
    ),
    limits: Object.fromEntries(within(procedure.limits, parts.limits)),
    documents: Object.fromEntries(
      Object.entries(procedure.documents).map(([key, spec]) => [
        key,
        parts.unasked.has(`text:${key}`) ? { ...(spec as object), text: blank } : spec,
      ]),
    ),
  } as unknown as AnyProcedure
}

const blank = () => ({ title: '', paragraphs: [] })
/** Stands for a remedy that another slice asks about. */
const elsewhere = [{}] as unknown as readonly Remedy[]

function unasked(spec: AnyEventSpec, type: string, { unasked: out }: Parts): AnyEventSpec {
  const { burdens, needs, ends, ...rest } = spec
  return {
    ...rest,
    ...(needs && { needs: needs.filter((_, i) => !out.has(`needs:${type}:${i}`)) }),
    ...(burdens && !out.has(`burden:${type}`) && { burdens }),
    ...(ends && { ends: out.has(`remedy:${type}`) ? { ...ends, remedy: elsewhere } : ends }),
  } as AnyEventSpec
}

/** Whether an event of the slice may be refused in truth where the slice lets it happen. */
export const onlyMaybe = (procedure: AnyProcedure, type: string, parts: Parts): boolean =>
  gatesOf(procedure, type).some((question) => parts.unasked.has(question)) ||
  parts.unasked.has(`burden:${type}`) ||
  limitsAbout(procedure, type).some((key) => !parts.limits.has(key))
