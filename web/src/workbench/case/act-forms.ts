import type { ActView, CaseWireView } from '@fadu/contract'
import { acts, dayField, erasedMark, field, line, words } from '@fadu/procedure'
import { z } from 'zod'
import type { Option } from '../../components/paper-form/form-model.ts'
import { procedureIn, rolesOf, schemaFor } from '../../procedures.ts'

type Values = Record<string, unknown>

/** How an act is asked for: its schema, what is settled already, and what the case offers to choose from. */
export interface ActForm {
  readonly schema: z.ZodObject
  readonly beside: z.ZodObject
  readonly fixed: Values
  readonly offers: Readonly<Record<string, readonly Option[]>>
  readonly start?: Values
  /** Turns what was asked into the paper where the two differ. */
  readonly finish?: (paper: Values) => Values
}

const nothing = z.object({})

/** An entry for a past day needs that day and the reason; shown on demand below every act. */
export const lateEntry = z.object({
  late: field(
    z.object({
      on: dayField(words('实际发生日期', 'Day on which it happened')),
      lateReason: line(words('补录原因', 'Reason for the late entry'), { max: 500 }),
    }),
    {
      label: words('实际发生日期（补录）', 'earlier day (late entry)'),
      hint: words('补录会标明，期限按实际发生日期重新计算。', 'Marked as late; limits are recomputed from the day on which it happened.'),
    },
  ).optional(),
})

/** What {@link lateEntry} gave, as the request carries it. */
export function lateOf(beside: Values): { on?: string; lateReason?: string } {
  const late = beside.late as { on?: string; lateReason?: string } | undefined
  return late ? { ...(late.on ? { on: late.on } : {}), ...(late.lateReason ? { lateReason: late.lateReason } : {}) } : {}
}

const option = (id: string | number, zh: string, en: string = zh): Option => ({ id: String(id), words: { zh, en } })

const partyOptions = (view: Pick<CaseWireView, 'parties'>): readonly Option[] =>
  view.parties.map((p) => option(p.key, `${p.roleTerm.zh} ${p.name}`, `${p.roleTerm.en} ${p.name}`))

/** Whose personal values are still there. */
const stillNamed = ({ name }: CaseWireView['parties'][number]): boolean => name !== erasedMark

/** Whoever is not alone on its side. */
const splittable = (view: CaseWireView): readonly Option[] => {
  const beside = new Set(view.parties.filter((p) => view.parties.some((q) => q.role === p.role && q.key !== p.key)).map((p) => p.key))
  return partyOptions(view).filter((o) => beside.has(o.id))
}

const documentOptions = (view: CaseWireView): readonly Option[] =>
  view.documents.map((d) =>
    option(`${d.seq} ${d.key}`, `${d.term.zh}${d.number ? ` ${d.number}` : ''}`, `${d.term.en}${d.number ? ` ${d.number}` : ''}`),
  )

const entryOptions = (view: CaseWireView): readonly Option[] =>
  view.log
    .filter((e) => e.state !== 'void' && !e.type.includes('.'))
    .map((e) => option(e.seq, `${e.seq} ${e.term.zh} ${e.on}`, `${e.seq} ${e.term.en} ${e.on}`))

function earlierSteps(view: CaseWireView, draft: number | undefined): readonly Option[] {
  const found = view.drafts.find((d) => d.id === draft)
  const steps = (found?.steps ?? []).slice(0, Math.max(0, found?.turn ?? 0))
  return [
    option(-1, `起草人 ${found?.drafter.name.zh ?? ''}`, `Drafter ${found?.drafter.name.en ?? ''}`),
    ...steps.map((step, at) =>
      option(at, step.roles.map((r) => r.zh).join('、') || (step.post ?? ''), step.roles.map((r) => r.en).join(', ') || (step.post ?? '')),
    ),
  ]
}

const serve = acts['document.served'].shape
const serviceQuestions = z.object({
  which: line(words('送达哪份文书', 'Which document'), { max: 200 }),
  party: serve.party,
  method: serve.method,
  proof: serve.proof,
  note: serve.note,
})

function serviceForm(view: CaseWireView): Omit<ActForm, 'beside'> {
  return {
    schema: serviceQuestions,
    fixed: {},
    offers: { which: documentOptions(view), party: partyOptions(view) },
    finish: ({ which, ...paper }) => {
      const [seq, key] = String(which).split(' ')
      return { ...paper, document: Number(seq), key }
    },
  }
}

function rectificationForm(view: CaseWireView, seq: number | undefined): Omit<ActForm, 'beside'> {
  const base = acts['case.rectified'].shape
  const entry = view.log.find((e) => e.seq === seq)
  const paper = entry && schemaFor(view.procedure, view.edition, entry.type)
  const { paper: _any, ...rest } = base
  const schema = z.object({
    action: rest.action,
    ...(paper ? { paper: field(paper, { label: words('改正后的内容', 'corrected content') }).optional() } : {}),
    on: rest.on,
    reason: rest.reason,
    seq: rest.seq,
  })
  return {
    schema,
    fixed: seq === undefined ? {} : { seq },
    offers: seq === undefined ? { seq: entryOptions(view) } : {},
    ...(entry?.paper ? { start: { action: 'replace', paper: entry.paper } } : {}),
  }
}

function revisionForm(view: CaseWireView, draft: number | undefined): Omit<ActForm, 'beside'> | undefined {
  const found = view.drafts.find((d) => d.id === draft)
  const paper = found && schemaFor(view.procedure, view.edition, found.event)
  if (!paper) return undefined
  return {
    schema: z.object({ draft: acts['draft.revised'].shape.draft, paper: field(paper, { label: found.term }) }),
    fixed: { draft },
    offers: {},
    ...(found.paper ? { start: { paper: found.paper } } : {}),
  }
}

function engineForm(act: ActView, view: CaseWireView, seq: number | undefined): Omit<ActForm, 'beside'> | undefined {
  const procedure = procedureIn(view.procedure, view.edition)
  const roles = (whose: 'party' | 'official') => (procedure ? rolesOf(procedure, whose) : [])
  const fixed = act.draft === undefined ? {} : { draft: act.draft }
  switch (act.event) {
    case 'draft.returned':
      return { schema: acts['draft.returned'], fixed, offers: { to: earlierSteps(view, act.draft) } }
    case 'draft.revised':
      return revisionForm(view, act.draft)
    case 'case.handedOver':
    case 'case.urged':
      return { schema: acts[act.event], fixed: {}, offers: { role: roles('official') } }
    case 'case.rectified':
      return rectificationForm(view, seq)
    case 'document.served':
      return serviceForm(view)
    case 'party.joined':
      return { schema: acts['party.joined'], fixed: {}, offers: { role: roles('party') } }
    case 'case.split':
      return { schema: acts['case.split'], fixed: {}, offers: { party: splittable(view) } }
    case 'party.left':
      return { schema: acts['party.left'], fixed: {}, offers: { party: partyOptions(view) } }
    case 'party.erased':
      return { schema: acts['party.erased'], fixed: {}, offers: { party: partyOptions({ parties: view.parties.filter(stillNamed) }) } }
    default: {
      const schema = schemaFor(view.procedure, view.edition, act.event)
      return schema && { schema, fixed, offers: {} }
    }
  }
}

/** A rectification names the day it corrects in its own paper; a second day beside it would be taken for that one. What is erased is erased today. */
const noLateEntry: readonly string[] = ['case.rectified', 'party.erased']

export function actForm(act: ActView, view: CaseWireView, seq?: number): ActForm | undefined {
  const form = engineForm(act, view, seq)
  return form && { ...form, beside: noLateEntry.includes(act.event) ? nothing : lateEntry }
}
