import type { CaseWireView } from '@fadu/contract'
import {
  type ActingPost,
  type AnyProcedure,
  type AnyView,
  type CaseParty,
  type FilePart,
  isAct,
  issuedBy,
  mapPersonal,
  paperSchema,
  party as partySchema,
  type RecordedEvent,
  rectifications,
  rolesOf,
  serviceMethods,
  type Words,
  words,
} from '@fadu/procedure'
import type { z } from 'zod'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { otherEditions } from '../rebinding.ts'
import { actsWire } from './acts.ts'
import { fieldsOf } from './fields.ts'
import { byUrgency, limitWire } from './limits.ts'
import { type LinkedRow, linkFields, linksWire, mergedSentence } from './links.ts'
import { Names } from './names.ts'
import { caseSentence, stageWords } from './sentence.ts'
import { stagesOf } from './stages.ts'
import { documentNumber, documentTerm, eventTerm, referenceOf } from './terms.ts'

/** The whole case page for a post: computed from the log at this moment, personal values masked. */
export function caseWire(
  house: House,
  open: OpenCase,
  organisation: Organisation,
  acting: ActingPost,
  linked: ReadonlyMap<string, LinkedRow>,
): Omit<CaseWireView, 'may'> {
  const { procedure, log, view } = open
  const names = new Names(organisation, procedure)
  const roles = rolesOf(procedure, view, acting)
  const parts = partsOf(open, organisation, names)
  return {
    id: view.case,
    reference: parts.reference,
    procedure: procedure.id,
    procedureTerm: procedure.term,
    edition: procedure.edition,
    editions: editionsWire(house, procedure),
    title: procedure.title(view.facts),
    sentence: mergedSentence(view, linked) ?? caseSentence(procedure, view, names),
    informationClass: procedure.informationClass,
    version: view.version,
    began: view.began,
    ...(view.closedOn && { closedOn: view.closedOn }),
    ...(view.outcome && { outcome: view.outcome }),
    ...(view.organ && { organ: organWire(view.organ, organisation) }),
    stage: view.stage,
    stageTerm: stageWords(procedure, view.stage),
    stages: parts.stages,
    roles: roles.map((key) => ({ key, term: names.role(key) })),
    limits: parts.limits,
    log: log.map((event, i) => {
      const { paper, ...entry } = parts.log[i]!
      // Only who handles the case may rectify an entry, and needs its paper for it.
      return { ...entry, fields: linkFields(house, event, linked, entry.fields), ...(paper && roles.length > 0 && { paper }) }
    }),
    drafts: view.drafts.map((d) => draftWire(procedure, view, d, names, acting)),
    parties: parts.parties,
    materials: parts.materials,
    documents: parts.documents,
    links: linksWire(house, view, linked),
    acts: actsWire(house, open, names, acting),
    handlers: Object.entries(view.handlers).map(([role, post]) => ({ role: names.role(role), post: names.post(post) })),
    urges: view.urges.map((u) => ({ role: names.role(u.role), on: u.on, note: u.note })),
    ...(view.rating && { rating: view.rating }),
    fileParts: parts.fileParts,
    head: log.at(-1)?.hash ?? '',
  }
}

type Parts = Pick<CaseWireView, 'reference' | 'stages' | 'limits' | 'log' | 'parties' | 'materials' | 'documents' | 'fileParts'>

/** The parts of a page that are the same for whoever may see it, personal values masked: written once for each view of a case. */
const written = new WeakMap<AnyView, { readonly organisation: Organisation; readonly parts: Parts }>()

function partsOf({ procedure, log, view }: OpenCase, organisation: Organisation, names: Names): Parts {
  const known = written.get(view)
  if (known?.organisation === organisation) return known.parts
  const changes = rectifications(log)
  const parts: Parts = {
    reference: referenceOf(procedure, log, organisation),
    stages: stagesOf(procedure, view),
    limits: view.allLimits.toSorted(byUrgency).map((l) => limitWire(l, names)),
    log: log.map((event) => logEntry(procedure, log, event, names, organisation, changes.get(event.seq))),
    parties: view.parties.map((p) => partyWire(p, names)),
    materials: view.materials.map((m) => ({ ...m, files: [...m.files], from: names.actor(m.from) })),
    documents: documentsWire(procedure, view, names, organisation),
    fileParts: filePartsWire(procedure, view),
  }
  written.set(view, { organisation, parts })
  return parts
}

const editionsWire = (house: House, procedure: AnyProcedure) =>
  otherEditions(house, procedure).map(({ edition, inForce: { from, until } }) => ({ edition, from, ...(until && { until }) }))

function organWire(id: string, organisation: Organisation) {
  const { name, shortName } = organisation.organs.get(id) ?? organisation.past.get(id) ?? { name: id, shortName: id }
  return { id, name, shortName }
}

/** A paper for filling a form again: personal values are left out, so that no masked one can come back as data. */
const withoutPersonal = (schema: z.ZodObject, paper: unknown) => mapPersonal(schema, paper, () => undefined) as Record<string, unknown>

function logEntry(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  event: RecordedEvent,
  names: Names,
  organisation: Organisation,
  change: ReturnType<ReturnType<typeof rectifications>['get']>,
): CaseWireView['log'][number] {
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
    ...(schema && { paper: withoutPersonal(schema, event.paper) }),
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

/** Numbers and keys by which the engine points at entries, steps and parties are written out for the reader. */
function logFields(schema: z.ZodObject, event: RecordedEvent, names: Names) {
  const meant = isAct(event.type) ? pointedAt(event, names) : {}
  const keys = Object.keys(schema.shape).filter((key) => (event.paper as Record<string, unknown>)[key] !== undefined)
  return fieldsOf(schema, event.paper, names).map((field, at) => {
    const value = meant[keys[at]!]
    return value ? { ...field, value } : field
  })
}

function pointedAt({ type, paper }: RecordedEvent, names: Names): Readonly<Record<string, Words>> {
  const { draft, to, party } = paper as { draft?: number; to?: number; party?: unknown }
  const [, role, n] = (typeof party === 'string' && /^(.+)-(\d+)$/.exec(party)) || []
  return {
    ...(role && { party: words(`${names.role(role).zh} ${n}`, `${names.role(role).en} ${n}`) }),
    ...(type.startsWith('draft.') &&
      draft !== undefined && {
        draft: words(`第 ${draft} 条记录送签的文稿`, `the draft of entry ${draft}`),
        ...(to !== undefined && {
          to: to < 0 ? words('起草人', 'The drafter') : words(`第 ${to + 1} 个签批环节`, `Signing step ${to + 1}`),
        }),
      }),
  }
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
