import { askedOf, type Question } from './outline.ts'

/** What has been typed, as it was typed: texts, answers, files, groups and lists under the keys of the paper. */
export type Entry = Readonly<Record<string, unknown>>
export type Path = readonly (string | number)[]

/** Yuan as typed → whole fen, exactly; `undefined` when it is not an amount. Thousands may be parted by commas, full width or not. */
export function fenOf(yuan: string): number | undefined {
  const plain = yuan
    .trim()
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[,，\s]/g, '')
    .replace(/[．。]/g, '.')
  const parts = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!parts) return undefined
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}

/** Whole fen → yuan as one would type it: 1250050 → 12500.50, 300000 → 3000. */
export function yuanOf(fen: number): string {
  const rest = fen % 100
  const whole = (fen - rest) / 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`
}

const isGroup = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An empty form: required groups and first entries of required lists are open, standing answers are given. */
export function emptyEntry(questions: readonly Question[]): Entry {
  const entry: Record<string, unknown> = {}
  for (const q of questions) {
    if (q.kind === 'group' && q.required) entry[q.key] = emptyEntry(q.within ?? [])
    else if (q.kind === 'list') entry[q.key] = firstItems(q.within ?? [], q.least ?? 0)
    else if (q.kind === 'lines') entry[q.key] = Array.from({ length: q.least ?? 0 }, () => '')
    else if (q.otherwise !== undefined && q.kind !== 'files') entry[q.key] = typedFrom(q, q.otherwise)
  }
  return entry
}

/** A further entry of a list, empty; one that is told apart by a number of its own is given the next that is free. */
export function nextItem(questions: readonly Question[], items: readonly unknown[]): Entry {
  const entry = emptyEntry(questions)
  if (!questions.some((q) => q.key === 'id' && q.kind === 'text')) return entry
  const taken = items.map((item) => Number(isGroup(item) ? item.id : 0)).filter(Number.isInteger)
  return { ...entry, id: String(Math.max(0, ...taken) + 1) }
}

function firstItems(questions: readonly Question[], least: number): readonly Entry[] {
  const items: Entry[] = []
  while (items.length < least) items.push(nextItem(questions, items))
  return items
}

function typedFrom(q: Question, value: unknown): unknown {
  if (value === undefined || value === null) return undefined
  if (q.kind === 'amount') return typeof value === 'number' ? yuanOf(value) : value
  if (q.kind === 'yes-no') return value === true ? 'yes' : value === false ? 'no' : undefined
  if (q.kind === 'group') return isGroup(value) ? entryFrom(q.within ?? [], value) : undefined
  if (q.kind === 'list') return Array.isArray(value) ? value.map((item) => (isGroup(item) ? entryFrom(q.within ?? [], item) : {})) : []
  return typeof value === 'number' ? String(value) : value
}

/** A paper as it would have been typed; the way back from {@link paperFrom}. */
export function entryFrom(questions: readonly Question[], paper: Readonly<Record<string, unknown>>): Entry {
  const entry: Record<string, unknown> = { ...emptyEntry(questions) }
  for (const q of questions) {
    const typed = typedFrom(q, paper[q.key])
    if (typed !== undefined) entry[q.key] = typed
  }
  return entry
}

function valueFrom(q: Question, typed: unknown): unknown {
  if (q.kind === 'group') return isGroup(typed) ? paperFrom(q.within ?? [], typed) : undefined
  if (q.kind === 'list')
    return Array.isArray(typed) && (typed.length > 0 || q.required)
      ? typed.map((item) => paperFrom(q.within ?? [], isGroup(item) ? item : {}))
      : undefined
  if (q.kind === 'files' || q.kind === 'choices' || q.kind === 'several')
    return Array.isArray(typed) && typed.length > 0 ? typed : undefined
  if (q.kind === 'lines') {
    const lines = Array.isArray(typed) ? typed.filter((line) => typeof line === 'string' && line.trim() !== '') : []
    return lines.length > 0 ? lines : undefined
  }
  if (typeof typed !== 'string' || typed.trim() === '') return undefined
  if (q.kind === 'yes-no') return typed === 'yes'
  if (q.kind === 'amount') return fenOf(typed) ?? typed
  if (q.decimal) return /^-?\d{1,12}(\.\d{1,6})?$/.test(typed.trim()) ? Number(typed.trim()) : typed
  if (q.kind === 'count' || q.numeric) return /^-?\d{1,15}$/.test(typed.trim()) ? Number(typed.trim()) : typed
  return typed
}

/** What was typed → the paper. What is left empty is left out; what cannot be read stays as typed, so that the schema names it. */
export function paperFrom(questions: readonly Question[], entry: Entry): Record<string, unknown> {
  const paper: Record<string, unknown> = {}
  for (const q of questions) {
    if (!askedOf(q, entry, questions)) continue
    const value = valueFrom(q, entry[q.key])
    if (value !== undefined) paper[q.key] = value
  }
  return paper
}

export function valueAt(entry: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (Array.isArray(at) ? at[Number(step)] : isGroup(at) ? at[step] : undefined), entry)
}

/** The entry with one value changed; everything else is the same object as before. */
export function withValue(entry: Entry, path: Path, value: unknown): Entry {
  const change = (at: unknown, steps: Path): unknown => {
    const [step, ...rest] = steps
    if (step === undefined) return value
    if (typeof step === 'number') {
      const list = Array.isArray(at) ? [...at] : []
      list[step] = change(list[step], rest)
      return list
    }
    return { ...(isGroup(at) ? at : {}), [step]: change(isGroup(at) ? at[step] : undefined, rest) }
  }
  return change(entry, path) as Entry
}
