import type { Day } from '@fadu/legal-time'
import { type AnyView, editionsOf, isRegister } from '@fadu/procedure'
import type { Wanted, Where } from './figure.ts'

/** What one record says under the paths a figure names. */
export type Read = (path: string) => unknown

const within = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>((at, key) => {
    const one = Array.isArray(at) ? at[0] : at
    return (one as Readonly<Record<string, unknown>> | null | undefined)?.[key]
  }, value)

/** An entry of a register as one of its dated states says it. */
export const entryReader =
  (entry: Readonly<Record<string, unknown>>): Read =>
  (path) =>
    within(entry, path.split('.'))

const caseReader =
  (view: AnyView): Read =>
  (path) => {
    if (path === 'outcome' || path === 'closedOn') return view[path]
    const [event, ...rest] = path.split('.')
    const fact = (view.facts as Readonly<Record<string, unknown>>)[event!]
    return within(Array.isArray(fact) ? fact.at(-1) : fact, rest)
  }

/**
 * A case, or an entry of a register in its last state, as one record. `undefined` where an entry was ended from its own first day: it was
 * entered in error.
 */
export function recordOf(view: AnyView): Read | undefined {
  if (!isRegister(view.procedure)) return caseReader(view)
  const last = editionsOf(view).at(-1)
  return last && entryReader(last.entry)
}

/** Every element under a path, over all papers of an event that may be filled in again and again. */
export function elementsAt(view: AnyView, path: string): readonly unknown[] {
  const [event, ...rest] = path.split('.')
  return [(view.facts as Readonly<Record<string, unknown>>)[event!] ?? []].flat().flatMap((fact) => within(fact, rest) ?? [])
}

/** Whether a record says all that is wanted of it. */
export const matches = (read: Read, where: Where = {}): boolean => Object.entries(where).every(([path, wanted]) => fits(read(path), wanted))

function fits(value: unknown, wanted: Wanted): boolean {
  if (typeof wanted !== 'object') return Array.isArray(value) ? value.includes(wanted) : value === wanted
  if ('present' in wanted) return value !== undefined && value !== ''
  if ('moreThan' in wanted) return typeof value === 'number' && value > wanted.moreThan
  return [value].flat().some((one) => wanted.includes(one as string))
}

/** The day at a path; `undefined` where the record has none yet. */
export const dayAt = (read: Read, path: string): Day | undefined => read(path) as Day | undefined

/** The whole number at a path, 0 where none was given. A text gives the number it ends with: 8 of 〔2022〕8号. */
export function numberAt(read: Read, path: string): number {
  const value = read(path)
  if (typeof value === 'number') return value
  return Number(/(\d+)\D*$/.exec(String(value ?? ''))?.[1] ?? 0)
}
