import type { CaseWireView } from '@fadu/contract'
import {
  type ActingPost,
  type AnyProcedure,
  type AnyView,
  actTerms,
  availableTo,
  type CaseParty,
  type DocumentSpec,
  type FilePart,
  isAct,
  issuedBy,
  mapPersonal,
  paperSchema,
  party as partySchema,
  type RecordedEvent,
  rectifications,
  referenceKey,
  rolesOf,
  serviceMethods,
  type Words,
  words,
  writtenNumber,
} from '@fadu/procedure'
import type { z } from 'zod'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { citedRefusal } from './cited.ts'
import { fieldsOf } from './fields.ts'
import { byUrgency, limitWire } from './limits.ts'
import { Names } from './names.ts'
import { caseSentence, stageWords } from './sentence.ts'
import { stagesOf } from './stages.ts'

export const relationTerms: Readonly<Record<string, Words>> = {
  confirmation: words('司法确认', 'Judicial confirmation'),
  merged: words('并案', 'Merged'),
}

export interface LinkedRow {
  readonly reference: string | null
  readonly open: boolean
}

/** The whole case page for a post: computed from the log at this moment, personal values masked. */
export function caseWire(
  house: House,
  { procedure, log, view }: OpenCase,
  organisation: Organisation,
  acting: ActingPost,
  linked: ReadonlyMap<string, LinkedRow>,
): Omit<CaseWireView, 'may'> {
  const names = new Names(organisation, procedure)
  const roles = rolesOf(procedure, view, acting)
  const organ = view.organ ? (organisation.organs.get(view.organ) ?? organisation.past.get(view.organ)) : undefined
  return {
    id: view.case,
    reference: referenceOf(procedure, log, organisation),
    procedure: procedure.id,
    procedureTerm: procedure.term,
    edition: procedure.edition,
    title: procedure.title(view.facts),
    sentence: caseSentence(procedure, view, names),
    informationClass: procedure.informationClass,
    version: view.version,
    began: view.began,
    ...(view.closedOn && { closedOn: view.closedOn }),
    ...(view.outcome && { outcome: view.outcome }),
    ...(view.organ && {
      organ: organ
        ? { id: organ.id, name: organ.name, shortName: organ.shortName }
        : { id: view.organ, name: view.organ, shortName: view.organ },
    }),
    stage: view.stage,
    stageTerm: stageWords(procedure, view.stage),
    stages: stagesOf(procedure, view),
    roles: roles.map((key) => ({ key, term: names.role(key) })),
    limits: view.allLimits.toSorted(byUrgency).map((l) => limitWire(l, names)),
    log: log.map((event) => logEntry(procedure, log, event, names, organisation, roles.length > 0)),
    drafts: view.drafts.map((d) => draftWire(procedure, view, d, names, acting)),
    parties: view.parties.map((p) => partyWire(p, names)),
    materials: view.materials.map((m) => ({ ...m, files: [...m.files], from: names.actor(m.from) })),
    documents: documentsWire(procedure, view, names, organisation),
    links: linksWire(house, view, linked),
    acts: actsWire(house, procedure, view, names, acting),
    handlers: Object.entries(view.handlers).map(([role, post]) => ({ role: names.role(role), post: names.post(post) })),
    urges: view.urges.map((u) => ({ role: names.role(u.role), on: u.on, note: u.note })),
    ...(view.rating && { rating: view.rating }),
    fileParts: filePartsWire(procedure, view),
    head: log.at(-1)?.hash ?? '',
  }
}

function linksWire(house: House, view: AnyView, linked: ReadonlyMap<string, LinkedRow>): CaseWireView['links'] {
  return view.links.map((l) => ({
    relation: l.relation,
    relationTerm: relationTerms[l.relation] ?? words(l.relation, l.relation),
    case: l.case,
    procedure: l.procedure,
    procedureTerm: termOf(house, l.procedure),
    direction: l.direction,
    closed: l.closed,
    open: linked.get(l.case)?.open ?? false,
    ...(linked.get(l.case)?.reference && { reference: linked.get(l.case)!.reference! }),
  }))
}

function actsWire(house: House, procedure: AnyProcedure, view: AnyView, names: Names, acting: ActingPost): CaseWireView['acts'] {
  const context = { today: view.today, calendar: house.calendar() }
  return availableTo(procedure, view, rolesOf(procedure, view, acting), context, acting.post).map((a) => ({
    event: a.event,
    term: a.term,
    role: a.role,
    roleTerm: names.role(a.role),
    allowed: a.allowed,
    refusals: a.refusals.map(citedRefusal),
    signedBy: a.signed.map((step) => joined(step.map((r) => names.role(r)))),
    issues: a.issues.map((d) => documentTerm(procedure, d)),
    ...(a.draft !== undefined && { draft: a.draft }),
  }))
}

/** A paper for filling a form again: personal values are left out, so that no masked one can come back as data. */
const withoutPersonal = (schema: z.ZodObject, paper: unknown) => mapPersonal(schema, paper, () => undefined) as Record<string, unknown>

const joined = (all: readonly Words[]): Words => words(all.map((w) => w.zh).join('、'), all.map((w) => w.en).join(', '))
const termOf = (house: House, id: string): Words => house.store.catalogue.procedures.find((p) => p.id === id)?.term ?? words(id, id)
const documentTerm = (procedure: AnyProcedure, key: string): Words =>
  (procedure.documents as Record<string, DocumentSpec<never, never>>)[key]?.term ?? words(key, key)
export const eventTerm = (procedure: AnyProcedure, type: string): Words =>
  isAct(type) ? actTerms[type] : ((procedure.events as Record<string, { term: Words }>)[type]?.term ?? words(type, type))

/** The case's number as its organ writes it. */
export function referenceOf(procedure: AnyProcedure, log: readonly RecordedEvent[], organisation: Organisation): string {
  const first = log[0]
  const n = first?.numbers?.[referenceKey]
  const organ = first?.numbering?.find((r) => r.key === referenceKey)?.organ
  return first && n && organ
    ? writtenNumber(procedure.reference.format, { shortName: organisation.organs.get(organ)?.shortName ?? organ }, first, n)
    : ''
}

/** A document's number as its organ writes it, or `undefined` for a document without one. */
export function documentNumber(procedure: AnyProcedure, event: RecordedEvent, key: string, organisation: Organisation): string | undefined {
  const spec = (procedure.documents as Record<string, DocumentSpec<never, never>>)[key]
  const n = event.numbers?.[key]
  const organ = event.numbering?.find((r) => r.key === key)?.organ
  return spec?.number && n && organ
    ? writtenNumber(spec.number.format, { shortName: organisation.organs.get(organ)?.shortName ?? organ }, event, n)
    : undefined
}

function logEntry(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  event: RecordedEvent,
  names: Names,
  organisation: Organisation,
  mayRectify: boolean,
): CaseWireView['log'][number] {
  const change = rectifications(log).get(event.seq)
  const schema = paperSchema(procedure, event, log)
  return {
    seq: event.seq,
    type: event.type,
    term: eventTerm(procedure, event.type),
    on: event.on,
    recordedAt: event.recordedAt,
    ...(event.lateReason && { late: { reason: event.lateReason } }),
    actor: names.actor(event.by),
    fields: schema ? logFields(schema, event, names) : [],
    ...(mayRectify && schema && { paper: withoutPersonal(schema, event.paper) }),
    signatures: (event.signatures ?? []).map((s) => ({
      role: names.role(s.role),
      name: names.post(s.post),
      on: s.on,
      ...(s.opinion && { opinion: s.opinion }),
    })),
    documents: issuedBy(procedure, event.type).map((key) => {
      const number = documentNumber(procedure, event, key, organisation)
      return { key, term: documentTerm(procedure, key), ...(number && { number }) }
    }),
    state: change ? (change.action === 'void' ? 'void' : 'mended') : 'standing',
    ...(change && { rectifiedBy: change.by }),
    hash: event.hash,
  }
}

/** Numbers by which the engine points at entries and steps are written out for the reader. */
function logFields(schema: z.ZodObject, event: RecordedEvent, names: Names) {
  const { draft, to } = event.paper as { draft?: number; to?: number }
  if (!event.type.startsWith('draft.') || draft === undefined) return fieldsOf(schema, event.paper, names)
  const entry = words(`第 ${draft} 条记录送签的文稿`, `the draft of entry ${draft}`)
  const step = to === undefined || to < 0 ? words('起草人', 'The drafter') : words(`第 ${to + 1} 个签批环节`, `Signing step ${to + 1}`)
  const keys = Object.keys(schema.shape).filter((key) => (event.paper as Record<string, unknown>)[key] !== undefined)
  return fieldsOf(schema, event.paper, names).map((field, at) =>
    keys[at] === 'draft' ? { ...field, value: entry } : keys[at] === 'to' ? { ...field, value: step } : field,
  )
}

function draftWire(
  procedure: AnyProcedure,
  view: AnyView,
  draft: AnyView['drafts'][number],
  names: Names,
  acting: ActingPost,
): CaseWireView['drafts'][number] {
  const schema = paperSchema(procedure, { type: draft.event, paper: draft.paper }, view.log)
  return {
    id: draft.id,
    event: draft.event,
    term: eventTerm(procedure, draft.event),
    drafter: names.actor(draft.drafter),
    submittedOn: draft.submittedOn,
    fields: schema ? fieldsOf(schema, draft.paper, names) : [],
    ...(schema && draft.drafter.post === acting.post && { paper: withoutPersonal(schema, draft.paper) }),
    steps: draft.steps.map((s) => ({
      roles: s.roles.map((r) => names.role(r)),
      ...(s.post && { post: names.post(s.post) }),
      signatures: s.signatures.map((g) => ({
        role: names.role(g.role),
        name: names.post(g.post),
        on: g.on,
        ...(g.opinion && { opinion: g.opinion }),
      })),
    })),
    turn: draft.turn,
    urges: [...draft.urges],
    returns: draft.returns.map((r) => ({ ...r, by: names.role(r.by).zh })),
  }
}

function partyWire(party: CaseParty, names: Names): CaseWireView['parties'][number] {
  const { key, role, ...paper } = party
  const name = names.party(party)
  return {
    key,
    role,
    roleTerm: names.role(role),
    kind: party.kind,
    name,
    masked: name.includes('*'),
    fields: fieldsOf(partySchema, { ...paper, name: party.kind === 'organisation' ? name : paper.name }, names).filter(
      (f) => f.label.zh !== '姓名或者名称' && f.label.zh !== '类别',
    ),
  }
}

function documentsWire(procedure: AnyProcedure, view: AnyView, names: Names, organisation: Organisation): CaseWireView['documents'] {
  return view.documents.map((d) => {
    const event = view.log.find((e) => e.seq === d.seq)!
    const number = documentNumber(procedure, event, d.key, organisation)
    return {
      key: d.key,
      term: d.term,
      seq: d.seq,
      on: d.on,
      ...(number && { number }),
      to: [...d.to],
      served: d.served.map((s) => {
        const party = view.parties.find((p) => p.key === s.party)
        return {
          party: s.party,
          partyName: party ? names.party(party) : s.party,
          method: serviceMethods[s.method as keyof typeof serviceMethods] ?? words(s.method, s.method),
          on: s.on,
          seq: s.seq,
          ...(s.proof && { proof: s.proof }),
        }
      }),
    }
  })
}

function filePartsWire(procedure: AnyProcedure, view: AnyView): CaseWireView['fileParts'] {
  return ((procedure.fileParts ?? []) as readonly FilePart[]).map((part, i) => {
    const entries = part.holds(view as never).map((e) => {
      const event = view.log.find((x) => x.seq === e.seq)
      const term = e.document ? documentTerm(procedure, e.document) : event ? eventTerm(procedure, event.type) : words('', '')
      return { words: term, ...(e.seq !== undefined && { seq: e.seq }) }
    })
    return { n: i + 1, term: part.term, always: part.always, present: entries.length > 0, entries }
  })
}
