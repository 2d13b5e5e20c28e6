import type { RefusalView } from '@fadu/contract'
import type { z } from 'zod'
import type { Texts } from '../../texts/zh.ts'
import { type Entry, type Path, valueAt } from './entry.ts'
import { type Question, questionAt } from './outline.ts'

/** Something to mend: where, what it is called there, and what to do. */
export interface Complaint {
  readonly path: Path
  readonly label: string
  readonly text: string
}

export const idOf = (path: Path): string => `f-${path.join('-')}`
export const pathText = (path: Path): string => path.join('.')

const blank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const asked = new Set(['choice', 'choices', 'yes-no', 'organ', 'post', 'entry', 'indicator', 'several', 'day'])

function missing(question: Question | undefined, label: string, t: Texts): string {
  if (question?.kind === 'files') return t.form.attach(label)
  return question && asked.has(question.kind) ? t.form.choose(label) : t.form.fillIn(label)
}

function ofIssue(issue: z.core.$ZodIssue, question: Question | undefined, label: string, typed: unknown, t: Texts): string {
  if (blank(typed)) return missing(question, label, t)
  if (question?.kind === 'amount') return t.form.notAmount(label)
  if (question?.kind === 'day') return t.form.notDay(label)
  const codes = t.form.codes as Readonly<Record<string, string>>
  const known = codes[issue.message]
  if (known) return known
  if (issue.code === 'too_big' && question?.longest !== undefined) return t.form.tooLong(label, question.longest)
  if (issue.code === 'too_big') return t.form.tooMuch(label, Number(issue.maximum))
  if (issue.code === 'too_small') return t.form.tooLittle(label, Number(issue.minimum))
  if (issue.code === 'invalid_type' && question?.kind === 'count') return t.form.notCount(label)
  if (issue.code === 'custom' && /[一-鿿]/.test(issue.message)) return issue.message
  return t.form.wrong(label)
}

/** What the schema finds, in words for the reader; one complaint a field. */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  questions: readonly Question[],
  entry: Entry,
  say: (words: { zh: string; en: string }) => string,
  t: Texts,
): readonly Complaint[] {
  const found = new Map<string, Complaint>()
  for (const issue of issues) {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
    const question = questionAt(questions, path)
    const label = question ? say(question.label) : pathText(path)
    const text = ofIssue(issue, question, label, valueAt(entry, path), t)
    if (!found.has(pathText(path))) found.set(pathText(path), { path, label, text })
  }
  return [...found.values()]
}

/** `paper.parties[0].name` and `/parties/0/name` → the path in the form. */
export const pathOf = (field: string): Path =>
  field
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/[./]/)
    .filter((step, at) => step !== '' && !(at === 0 && step === 'paper'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** Where a refusal belongs: the day and the reason of a late entry stand in a group of their own. */
function placeOf(
  field: string | undefined,
  questions: readonly Question[],
): { readonly path: Path; readonly question: Question | undefined } {
  const path = field ? pathOf(field) : []
  const question = path.length > 0 ? questionAt(questions, path) : undefined
  if (question || path.length === 0) return { path, question }
  return { path: ['late', ...path], question: questionAt(questions, ['late', ...path]) }
}

/** The server's reasons that name a field of this form, and those that do not. */
export function sortRefusals(
  refusals: readonly RefusalView[],
  questions: readonly Question[],
  say: (words: { zh: string; en: string }) => string,
): { readonly atFields: readonly Complaint[]; readonly others: readonly RefusalView[] } {
  const atFields: Complaint[] = []
  const others: RefusalView[] = []
  for (const refusal of refusals) {
    const { path, question } = placeOf(refusal.field, questions)
    if (question) atFields.push({ path, label: say(question.label), text: say(refusal.text) })
    else others.push(refusal)
  }
  return { atFields, others }
}
