import type { ActPaper } from './acts.ts'
import type { DraftStep, DraftView } from './case-view.ts'
import type { AnyProcedure } from './definition.ts'
import type { Actor, RecordedEvent, Signature } from './event.ts'

type Mutable = { -readonly [K in keyof DraftView]: DraftView[K] } & { steps: DraftStep[]; done?: true }

/** Drafts that are still on their way through a signing chain, computed from the log. */
export function draftsOf(procedure: AnyProcedure, log: readonly RecordedEvent[]): readonly DraftView[] {
  const drafts = new Map<number, Mutable>()
  for (const event of log) applyDraftEvent(procedure, drafts, event)
  return [...drafts.values()].filter((d) => !d.done).map(({ done: _, ...draft }) => draft)
}

function applyDraftEvent(procedure: AnyProcedure, drafts: Map<number, Mutable>, event: RecordedEvent): void {
  if (event.type === 'draft.submitted') {
    const paper = event.paper as ActPaper<'draft.submitted'>
    const chain = (procedure.events[paper.event]?.signed ?? []) as readonly (readonly string[])[]
    drafts.set(event.seq, {
      id: event.seq,
      event: paper.event,
      paper: paper.paper,
      drafter: event.by as DraftView['drafter'],
      writers: [(event.by as DraftView['drafter']).person],
      submittedOn: event.on,
      steps: chain.map((roles) => ({ roles, signatures: [] })),
      turn: 0,
      urges: [],
      returns: [],
    })
    return
  }
  if (!event.type.startsWith('draft.')) return
  const draft = drafts.get((event.paper as { draft: number }).draft)
  if (draft) applyToDraft(draft, event)
}

function applyToDraft(draft: Mutable, event: RecordedEvent): void {
  switch (event.type) {
    case 'draft.revised':
      draft.paper = (event.paper as ActPaper<'draft.revised'>).paper
      // A post may have several holders: who rewrites a text has written it.
      draft.writers = [...draft.writers, (event.by as DraftView['drafter']).person]
      draft.turn = 0
      draft.steps = draft.steps.map((s) => ({ ...s, signatures: [] }))
      break
    case 'draft.signed': {
      const step = draft.steps[draft.turn]
      if (!step) break
      draft.steps[draft.turn] = { ...step, signatures: [...step.signatures, signatureOf(event)] }
      if (stepDone(draft.steps[draft.turn]!)) draft.turn++
      if (draft.turn >= draft.steps.length) draft.done = true
      break
    }
    case 'draft.returned': {
      const { to, reason } = event.paper as ActPaper<'draft.returned'>
      draft.returns = [...draft.returns, { on: event.on, by: event.by.role, to, reason }]
      draft.turn = to
      // Whoever signed from there on signs again: the text may change.
      draft.steps = draft.steps.map((s, i) => (i >= Math.max(to, 0) ? { ...s, signatures: [] } : s))
      break
    }
    case 'draft.signerAdded':
      draft.steps.splice(draft.turn + 1, 0, { roles: [], post: (event.paper as ActPaper<'draft.signerAdded'>).post, signatures: [] })
      break
    case 'draft.handedOver': {
      const step = draft.steps[draft.turn]
      if (step) draft.steps[draft.turn] = { ...step, post: (event.paper as ActPaper<'draft.handedOver'>).post }
      break
    }
    case 'draft.urged':
      draft.urges = [...draft.urges, { on: event.on, note: (event.paper as ActPaper<'draft.urged'>).note }]
      break
    case 'draft.recalled':
      draft.done = true
  }
}

export function signatureOf(event: Pick<RecordedEvent, 'by' | 'on' | 'paper'>): Signature {
  const by = event.by as Actor & { kind: 'post' }
  const { opinion } = event.paper as { opinion?: string }
  return { role: by.role, post: by.post, person: by.person, on: event.on, ...(opinion && { opinion }) }
}

/** A step is done when each of its roles has signed (会签), or its one named post has. */
export const stepDone = (step: DraftStep): boolean =>
  step.post !== undefined ? step.signatures.length > 0 : step.roles.every((role) => step.signatures.some((s) => s.role === role))
