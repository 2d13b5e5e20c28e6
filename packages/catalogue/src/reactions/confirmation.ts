import type { AnyView, Reaction } from '@fadu/procedure'

/** A mediation that asks for confirmation opens the court's case; the court's ending comes back to it. */
const agreementOf = (view: AnyView) => view.facts.agreedInWriting ?? view.facts.agreedOrally

const open: Reaction = {
  id: 'confirmation-opened',
  when: { procedure: 'dispute-mediation', event: 'confirmationApplied' },
  // biome-ignore lint/suspicious/noThenProperty: the sentence reads "when …, then …"; a reaction is never awaited
  then: {
    open: 'judicial-confirmation',
    event: 'applied',
    relation: 'confirmation',
    organ: (view) => view.facts.confirmationApplied?.court,
  },
  paper: (view) => ({
    court: view.facts.confirmationApplied.court,
    organisation: view.facts.assigned.organisation,
    agreementOn: agreementOf(view).on,
    performBy: agreementOf(view).performBy,
    peoplesMediation: true,
    applicants: view.parties.map(({ key: _k, role: _r, ...party }) => party),
    agreement: agreementOf(view).content,
  }),
}

const outcomes = { confirmed: 'confirmed', dismissed: 'dismissed', withdrawn: 'withdrawn', notAccepted: 'not-accepted' } as const

const ended = Object.entries(outcomes).map(
  ([event, outcome]): Reaction => ({
    id: `confirmation-${outcome}`,
    when: { procedure: 'judicial-confirmation', event },
    // biome-ignore lint/suspicious/noThenProperty: see above
    then: { move: { relation: 'confirmation' }, event: 'confirmationEnded' },
    paper: () => ({ outcome }),
  }),
)

export const confirmationReactions: readonly Reaction[] = [open, ...ended]
