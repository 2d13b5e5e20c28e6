import type { FollowView } from '@fadu/contract'
import {
  type AnyProcedure,
  availableTo,
  type CaseParty,
  isAct,
  issuedBy,
  party as partySchema,
  type RecordedEvent,
  type Remedy,
  type Words,
  words,
} from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { cited } from './cited.ts'
import { dayWords } from './day-words.ts'
import { fieldsOf } from './fields.ts'
import { byUrgency, limitWire } from './limits.ts'
import { Names } from './names.ts'
import { followSentence, stageWords } from './sentence.ts'
import { stagesOf } from './stages.ts'
import { documentNumber, eventTerm, referenceOf } from './terms.ts'

export interface Reader {
  readonly on: string
  readonly organ: string
  readonly purpose: string
  readonly what: string
}

/** Engine acts that a party sees on its follow page; the office's inner traffic (drafts, urging) is not the party's matter. */
const shownActs = [
  'material.added',
  'document.served',
  'party.joined',
  'case.rated',
  'case.rectified',
  'case.merged',
  'case.absorbed',
  'case.split',
]

/** The case as one party follows it: plain words, own values in full, nobody else's. */
export function followWire(
  house: House,
  { procedure, log, view }: OpenCase,
  organisation: Organisation,
  own: CaseParty,
  readers: readonly Reader[],
  leading?: OpenCase,
): FollowView {
  const names = new Names(organisation, procedure)
  const handler = handlerOf(view, names)
  const { key: _k, role: _r, ...ownPaper } = own
  const mergedInto = leading && whereHandled(leading, organisation)
  return {
    today: view.today,
    reference: referenceOf(procedure, log, organisation),
    procedure: procedure.id,
    edition: procedure.edition,
    procedureTerm: procedure.term,
    title: procedure.title(view.facts),
    role: own.role,
    roleTerm: names.role(own.role),
    sentence: mergedInto ? mergedSentence(view, mergedInto) : followSentence(procedure, view, own.role),
    stageTerm: stageWords(procedure, view.stage),
    stages: stagesOf(procedure, view),
    organ: names.organ(view.organ),
    ...(handler && { handler }),
    limits: view.allLimits
      .filter((l) => l.status !== 'dropped' && l.kind !== 'notice-before')
      .toSorted(byUrgency)
      .map((l) => limitWire(l, names)),
    remedies: remediesOf(procedure, view).map((r) => ({ words: r.words, under: cited(r.under) })),
    entries: view.log
      .filter((e) => !isAct(e.type) || shownActs.includes(e.type) || isErasureOf(own, e))
      .map((e) => entryOf(procedure, e, view, names, organisation, own)),
    materials: view.materials.map((m) => ({
      title: m.title,
      on: m.on,
      files: m.from.kind === 'party' && m.from.party === own.key ? [...m.files] : [],
    })),
    own: fieldsOf(partySchema, ownPaper, names, true),
    acts: actsOf(house, procedure, view, own),
    closed: view.stage === 'closed',
    ...(view.outcome && { outcome: view.outcome }),
    ...(mergedInto && { mergedInto }),
    ...(view.rating && { rating: view.rating }),
    version: view.version,
    readers: [...readers],
  }
}

/** That its own information was erased is told to the party, and to no other. */
const isErasureOf = (own: CaseParty, { type, paper }: RecordedEvent): boolean =>
  type === 'party.erased' && (paper as { party: string }).party === own.key

type Handled = NonNullable<FollowView['mergedInto']>

/** The case that leads after a merger, as a party of the merged one may know it: number, organ and stage. */
const whereHandled = ({ procedure, log, view }: OpenCase, organisation: Organisation): Handled => ({
  reference: referenceOf(procedure, log, organisation),
  organ: new Names(organisation, procedure).organ(view.organ),
  stageTerm: stageWords(procedure, view.stage),
})

function mergedSentence(view: OpenCase['view'], { reference, organ, stageTerm }: Handled): Words {
  const on = dayWords(view.closedOn!)
  return words(
    `您的事项已于${on.zh}并入${reference}，由${organ}一并办理，目前在“${stageTerm.zh}”阶段。您提交的材料和最初的收到日期仍然有效。`,
    `On ${on.en} your matter was merged into ${reference}. ${organ} handles both together; the present stage is “${stageTerm.en}”. What you submitted and the day on which it was first received still count.`,
  )
}

/** Mergers and splits in plain words: the other case's number is told to those who were merged, not to the others. */
const mergersTold: Readonly<Record<string, Words>> = {
  'case.merged': words('本事项已并入相关案件一并办理', 'This matter was merged into a related case'),
  'case.absorbed': words('另一件相关事项已并入本案一并办理', 'A related matter was merged into this case'),
  'case.split': words('本案部分当事人的事项另案办理', 'The matter of one of the parties goes on in a case of its own'),
}

/** What the party may do here: what the definition opens to it on the portal, its papers and its rating. */
function actsOf(house: House, procedure: AnyProcedure, view: OpenCase['view'], own: CaseParty): FollowView['acts'] {
  const portal = procedure.portal as { acts?: readonly string[] } | undefined
  const acts = availableTo(procedure, view, [own.role], { today: view.today, calendar: house.calendar() })
  return acts
    .filter((a) => (portal?.acts ?? []).includes(a.event) || a.event === 'material.added' || a.event === 'case.rated')
    .map(({ event, term, allowed, refusals }) => ({
      event,
      term,
      allowed,
      refusals: refusals.map(({ text, under }) => ({ text, ...(under && { under: under.map(cited) }) })),
    }))
}

/** The office's side as the party may know it: the post of the handling organ that last acted, never a person's name. */
function handlerOf({ log, organ }: OpenCase['view'], names: Names): Words | undefined {
  const last = log.toReversed().find(({ by }) => by.kind === 'post' && by.organ === organ)?.by
  if (last?.kind !== 'post') return undefined
  const text = names.post(last.post)
  return words(text, text)
}

function remediesOf(procedure: AnyProcedure, view: OpenCase['view']): readonly Remedy[] {
  const last = view.log.toReversed().find((e) => !isAct(e.type) && (procedure.events[e.type] as { ends?: unknown })?.ends)
  const ends = last && (procedure.events[last.type] as { ends?: { remedy: readonly Remedy[] | ((v: never) => readonly Remedy[]) } }).ends
  if (!ends) return []
  return typeof ends.remedy === 'function' ? ends.remedy(view as never) : ends.remedy
}

function entryOf(
  procedure: AnyProcedure,
  event: RecordedEvent,
  view: OpenCase['view'],
  names: Names,
  organisation: Organisation,
  own: CaseParty,
): FollowView['entries'][number] {
  const tells =
    (procedure.events[event.type] as { tells?: Words } | undefined)?.tells ??
    mergersTold[event.type] ??
    serviceTold(procedure, event, view, names)
  const served = issuedBy(procedure, event.type).filter((key) => (procedure.documents[key]?.to as readonly string[]).includes(own.role))
  return {
    seq: event.seq,
    on: event.on,
    words: tells ?? eventTerm(procedure, event.type),
    by: names.actor(event.by).name,
    documents: served.map((key) => {
      const number = documentNumber(procedure, event, key, organisation)
      return { seq: event.seq, key, term: procedure.documents[key]!.term as Words, ...(number && { number }) }
    }),
    hash: event.hash,
  }
}

/** Which document was served on whom; other events speak for themselves. */
function serviceTold(procedure: AnyProcedure, event: RecordedEvent, view: OpenCase['view'], names: Names): Words | undefined {
  if (event.type !== 'document.served') return undefined
  const { key, party } = event.paper as { key: string; party: string }
  const document = procedure.documents[key]?.term as Words | undefined
  const role = view.parties.find((p) => p.key === party)?.role
  if (!document || !role) return undefined
  const to = names.role(role)
  return words(`${document.zh}送达${to.zh}`, `${document.en} served on the ${to.en.toLowerCase()}`)
}
