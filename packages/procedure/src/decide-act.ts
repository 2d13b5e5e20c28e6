import { type ActKey, type ActPaper, acts } from './acts.ts'
import type { AnyView, DraftView } from './case-view.ts'
import { rectificationRefusals } from './decide-rectification.ts'
import type { AnyProcedure } from './definition.ts'
import { signatureOf, stepDone } from './drafts.ts'
import { erasureRefusals } from './erasing.ts'
import type { NewEvent, RecordedEvent } from './event.ts'
import { type AnyEventSpec, unmetGates } from './gates.ts'
import { schemaOf } from './paper.ts'
import { parsePaper } from './parse-paper.ts'
import { dayRefusals, placeRefusals } from './place.ts'
import { rebindDifference } from './rebind.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type DecideContext, type Decision, effective, plain, type Request } from './request.ts'
import { isPartyRole, signsForOthers } from './roles.ts'
import { openingRole } from './split.ts'

/** Acts a party of the case may do itself. */
const partyActs: readonly ActKey[] = ['material.added', 'case.rated']
/** Acts of a party that is itself an office: what concerns its own drafts and its own role, besides. */
const partyOfficeActs = (type: ActKey): boolean => partyActs.includes(type) || type.startsWith('draft.') || type === 'case.handedOver'
/** Acts that stay possible when the case is closed: service, the file, the rating, mending. */
const afterClosing: readonly ActKey[] = [
  'case.rated',
  'document.served',
  'material.added',
  'case.rectified',
  'case.linked',
  'case.linkClosed',
  // The case merged into may close before the job that tells it of the merger has run.
  'case.absorbed',
  'case.urged',
  'party.erased',
]
/** Only the engine's own jobs record these. */
const linkActs: readonly ActKey[] = ['case.linked', 'case.linkClosed', 'case.absorbed']

/** Decides an act of the engine; same rules as {@link decide}: all reasons at once. */
export function decideAct(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  view: AnyView,
  request: Request,
  context: DecideContext,
): Decision {
  const type = request.type as ActKey
  const parsed = parsePaper(acts[type], request.paper)
  const general = [...('refused' in parsed ? parsed.refused : []), ...actPlace(procedure, view, request, context, type)]
  if ('refused' in parsed) return { refused: general }
  const asked = { ...request, paper: parsed.value }
  const [special, more] = specialRules(procedure, log, view, asked, context, type)
  // The act and its rules may both say that this role may not: once is enough.
  const refused = [...general, ...special.filter((r) => !general.some((g) => g.code === r.code && g.field === r.field))]
  return refused.length > 0 ? { refused } : { recorded: more ?? [plain(asked)] }
}

function actPlace(procedure: AnyProcedure, view: AnyView, request: Request, context: DecideContext, type: ActKey): readonly Refusal[] {
  const found: Refusal[] = []
  const { by } = request
  const known = by.role in procedure.roles && (!context.roles || context.roles.includes(by.role))
  const party = by.kind === 'party'
  const partyOffice = by.kind === 'post' && isPartyRole(procedure, by.role) && !partyOfficeActs(type) && !ownEntry(view, request)
  const addedSigner =
    type.startsWith('draft.') &&
    view.drafts.some((d) => d.steps[d.turn]?.post !== undefined && by.kind === 'post' && d.steps[d.turn]?.post === by.post)
  if (
    linkActs.includes(type)
      ? by.kind !== 'link'
      : party
        ? !partyActs.includes(type)
        : (!known || partyOffice) && !addedSigner && by.kind !== 'link'
  )
    found.push(refuse('role-lacking'))
  if (view.version === 0) found.push(refuse('stage-wrong'))
  if (view.stage === 'closed' && !afterClosing.includes(type) && !stillSigned(procedure, view, request)) found.push(refuse('case-closed'))
  found.push(...dayRefusals(view, request, context, false))
  return found
}

/** A party may mend what it entered itself. */
const ownEntry = (view: AnyView, { type, paper, by }: Request): boolean =>
  type === 'case.rectified' && view.log.some((e) => e.seq === (paper as { seq?: number } | undefined)?.seq && e.by.role === by.role)

/** A draft of what may be done after closing still goes round; any other left over can only be taken back. */
function stillSigned(procedure: AnyProcedure, view: AnyView, request: Request): boolean {
  const draft = view.drafts.find((d) => d.id === (request.paper as { draft?: number } | undefined)?.draft)
  return draft !== undefined && (request.type === 'draft.recalled' || [procedure.events[draft.event]?.at].flat().includes('closed'))
}

type Special = readonly [readonly Refusal[], (readonly NewEvent[])?]

function specialRules(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  view: AnyView,
  request: Request,
  context: DecideContext,
  type: ActKey,
): Special {
  if (type.startsWith('draft.')) return draftRules(procedure, view, request, context, type)
  switch (type) {
    case 'case.rectified':
      return [rectificationRefusals(procedure, log, request, context)]
    case 'case.handedOver': {
      const { role, post } = request.paper as ActPaper<'case.handedOver'>
      const own = request.by.role === role || signsForOthers(procedure, request.by.role)
      return [
        [
          ...(own ? [] : [refuse('role-lacking')]),
          ...(context.postExists && !context.postExists(post) ? [refuse('post-unknown', { field: 'post' })] : []),
        ],
      ]
    }
    case 'case.rebound':
      return [rebindRefusals(procedure, log, request, context)]
    case 'document.served':
      return [serviceRefusals(view, request.paper as ActPaper<'document.served'>)]
    case 'case.rated':
      return [
        view.rating
          ? [refuse('already-happened')]
          : view.stage !== 'closed'
            ? [refuse('stage-wrong', { text: { zh: '案件办结后可以评价', en: 'The service can be rated when the case is closed' } })]
            : [],
      ]
    case 'party.joined':
      return [isPartyRole(procedure, (request.paper as ActPaper<'party.joined'>).role) ? [] : [refuse('role-lacking', { field: 'role' })]]
    case 'party.erased':
      return [erasureRefusals(procedure, log, view, request, context)]
    case 'case.split':
      return [splitRefusals(procedure, view, request)]
    case 'party.left':
      return [
        view.parties.some((p) => p.key === (request.paper as ActPaper<'party.left'>).party)
          ? []
          : [refuse('party-unknown', { field: 'party' })],
      ]
    default:
      return [[]]
  }
}

/** Re-binding is for whoever leads the work, to an edition that exists and that knows everything the log holds. */
function rebindRefusals(
  procedure: AnyProcedure,
  log: readonly RecordedEvent[],
  request: Request,
  context: DecideContext,
): readonly Refusal[] {
  const { edition } = request.paper as ActPaper<'case.rebound'>
  const target = edition === procedure.edition ? undefined : context.editionCalled?.(edition)
  if (!signsForOthers(procedure, request.by.role)) return [refuse('role-lacking')]
  if (!target) return [refuse('edition-none', { field: 'edition' })]
  return rebindDifference(procedure, target, log, context).unknown.length > 0 ? [refuse('edition-unfit', { field: 'edition' })] : []
}

/** Whoever goes must be there and not alone on its side, and an office must be able to open the case it goes to. */
function splitRefusals(procedure: AnyProcedure, view: AnyView, request: Request): readonly Refusal[] {
  const { party } = request.paper as ActPaper<'case.split'>
  const going = view.parties.find((p) => p.key === party)
  if (!openingRole(procedure, view)) return [refuse('unknown-event')]
  if (!going) return [refuse('party-unknown', { field: 'party' })]
  return view.parties.some((p) => p.role === going.role && p.key !== party) ? [] : [refuse('split-last', { field: 'party' })]
}

function serviceRefusals(view: AnyView, paper: ActPaper<'document.served'>): readonly Refusal[] {
  const found: Refusal[] = []
  const document = view.documents.find((d) => d.seq === paper.document && d.key === paper.key)
  if (!document) found.push(refuse('document-unknown', { field: 'document' }))
  if (!view.parties.some((p) => p.key === paper.party)) found.push(refuse('party-unknown', { field: 'party' }))
  if (document?.served.some((s) => s.party === paper.party)) found.push(refuse('already-happened'))
  return found
}

function draftRules(procedure: AnyProcedure, view: AnyView, request: Request, context: DecideContext, type: ActKey): Special {
  if (type === 'draft.submitted') return [[refuse('unknown-event')]]
  const draft = view.drafts.find((d) => d.id === (request.paper as { draft: number }).draft)
  if (!draft) return [[refuse('draft-unknown')]]
  const step = draft.steps[draft.turn]
  const by = request.by
  const isDrafter = by.kind === 'post' && by.post === draft.drafter.post
  const isTurn =
    step !== undefined &&
    by.kind === 'post' &&
    (step.post ? step.post === by.post : step.roles.includes(by.role) && !step.signatures.some((s) => s.role === by.role))
  const post = (request.paper as { post?: string }).post
  const postKnown = post === undefined || !context.postExists || context.postExists(post) ? [] : [refuse('post-unknown', { field: 'post' })]
  switch (type) {
    case 'draft.signed':
      return signRules(procedure, view, request, context, draft, isTurn)
    case 'draft.returned': {
      const { to } = request.paper as ActPaper<'draft.returned'>
      return [[...(isTurn ? [] : [refuse('not-signer')]), ...(to < draft.turn ? [] : [refuse('return-target', { field: 'to' })])]]
    }
    case 'draft.signerAdded':
    case 'draft.handedOver':
      return [[...(isTurn ? [] : [refuse('not-signer')]), ...postKnown]]
    case 'draft.revised': {
      const parsed = parsePaper(schemaOf(procedure.papers[draft.event]), (request.paper as ActPaper<'draft.revised'>).paper)
      const unmet = unmetGates(
        procedure,
        view,
        { type: draft.event, on: request.on, paper: 'value' in parsed ? parsed.value : {}, invalid: 'refused' in parsed },
        context,
      )
      return [
        [
          ...(isDrafter ? [] : [refuse('not-drafter')]),
          ...(draft.turn === -1 ? [] : [refuse('not-signer')]),
          ...('refused' in parsed ? parsed.refused.map((r) => ({ ...r, field: `paper.${r.field}` })) : []),
          ...unmet,
        ],
      ]
    }
    case 'draft.recalled':
      return [isDrafter ? [] : [refuse('not-drafter')]]
    default:
      return [[]]
  }
}

/** The last signature gives the act effect in the same append; its gates are asked once more on that day. */
function signRules(
  procedure: AnyProcedure,
  view: AnyView,
  request: Request,
  context: DecideContext,
  draft: DraftView,
  isTurn: boolean,
): Special {
  const found: Refusal[] = isTurn ? [] : [refuse('not-signer')]
  if (request.by.kind === 'post' && draft.writers.includes(request.by.person)) found.push(refuse('own-draft'))
  const step = draft.steps[draft.turn]
  if (!step || found.length > 0) return [found]
  const signed = { ...step, signatures: [...step.signatures, signatureOf(request)] }
  const last = stepDone(signed) && draft.turn === draft.steps.length - 1
  if (!last) return [found]
  const spec = procedure.events[draft.event] as AnyEventSpec
  const act: Request = {
    type: draft.event,
    paper: draft.paper,
    by: draft.drafter,
    on: request.on,
    ...(request.lateReason && { lateReason: request.lateReason }),
  }
  const { roles: _, ...settled } = context
  const unmet = [...placeRefusals(procedure, view, act, settled, spec), ...unmetGates(procedure, view, act, context)]
  if (unmet.length > 0) return [unmet]
  const signatures = [...draft.steps.slice(0, -1).flatMap((s) => s.signatures), ...signed.signatures]
  return [found, [plain(request), effective(procedure, view, act, signatures)]]
}
