import type { Day } from '@fadu/legal-time'
import { type Start, words } from '@fadu/procedure'
import type { EditionLaw, Limit } from './edition-law.ts'
import type { ReconsiderationFacts } from './facts.ts'
import { groundsThatExpire, law } from './law.ts'

/** What a start is found from. */
export interface Seen {
  readonly facts: ReconsiderationFacts
  readonly began: Day
}

/** The day the office received the application; what was corrected counts as received then (regulation art. 29, docs/readings.md). */
export const receivedOn = ({ facts, began }: Seen): Day => facts.corrected?.on ?? facts.forwarded?.on ?? began

/** 2017: receipt by the office is itself acceptance (art. 17(2)), whenever somebody writes it down. */
const acceptedOn =
  (edition: EditionLaw) =>
  (s: Start, view: Seen): Day =>
    edition.silenceCountsFrom === 'due' ? s.on : receivedOn(view)

const ends = ['decided', 'mediated', 'terminated', 'dismissed'] as const

const answering = (edition: EditionLaw) =>
  ({
    copy: {
      term: words('发送申请书副本', 'Sending the copy'),
      bears: 'clerk',
      from: 'accepted',
      until: { served: 'answerNotice', to: 'respondent' },
      startOn: acceptedOn(edition),
      runs: ({ facts }) => edition.copy(facts),
      ...edition.roll,
    },
    answer: {
      term: words('书面答复期限', 'Written answer'),
      bears: 'respondent',
      from: { served: 'answerNotice', to: 'respondent' },
      until: 'answered',
      runs: ({ facts }) => edition.answer(facts),
      ...edition.roll,
      consequence: words('逾期不答复、不举证的，视为该行政行为没有证据、依据', 'Without answer the act counts as having no evidence'),
    },
    hearingNotice: {
      kind: 'notice-before',
      term: words('听证通知', 'Notice of hearing'),
      bears: 'clerk',
      given: 'hearingNotified',
      announces: (p: { heldOn: Day }) => p.heldOn,
      runs: law.hearingNotice,
    },
  }) satisfies Record<string, Limit>

/** A norm the applicant complains of counts from the application, one found in review from the finding (docs/readings.md). */
const normStart = (s: Start, { facts, began }: Seen): Day => (facts.normOpened?.own === 'request' ? began : s.on)
const receipt = (s: Start): Day => (s.paper as { receivedOn: Day }).receivedOn

const norms = (edition: EditionLaw) =>
  ({
    normHandling: {
      term: words('附带审查处理期限', 'Handling the norm'),
      bears: 'clerk',
      from: 'normOpened',
      until: 'normHandled',
      startOn: normStart,
      runs: ({ facts }) =>
        !facts.normOpened?.competent ? null : facts.normOpened.own === 'request' ? edition.normHandling : edition.basisHandling,
      ...edition.roll,
    },
    normTransfer: {
      term: words('附带审查转送期限', 'Passing the norm on'),
      bears: 'clerk',
      from: 'normOpened',
      until: 'normTransferred',
      startOn: normStart,
      runs: ({ facts }) =>
        facts.normOpened?.competent !== false ? null : facts.normOpened.own === 'request' ? edition.normTransfer : edition.basisTransfer,
      ...edition.roll,
    },
    transfereeReply: {
      term: words('接受转送机关回复期限', 'Reply of the transferee'),
      kind: 'limitation',
      bears: 'respondent',
      from: 'normTransferred',
      until: 'normReplied',
      startOn: receipt,
      runs: ({ facts }) => edition.transfereeReply(facts),
      ...edition.roll,
    },
  }) satisfies Record<string, Limit>

const makers = (edition: EditionLaw) =>
  ({
    makerNotice: {
      term: words('通知制定机关', 'Telling the maker'),
      bears: 'clerk',
      from: 'suspended',
      until: 'makerNotified',
      runs: ({ facts }) => (facts.suspended?.ground === 'norm-review' && facts.normOpened?.competent ? law.makerNotice : null),
      ...edition.roll,
    },
    makerAnswer: {
      term: words('制定机关答复期限', 'Answer of the maker'),
      kind: 'limitation',
      bears: 'respondent',
      from: 'makerNotified',
      until: 'makerAnswered',
      startOn: receipt,
      runs: law.makerAnswer,
      ...edition.roll,
    },
  }) satisfies Record<string, Limit>

const deciding = (edition: EditionLaw) =>
  ({
    decision: {
      term: words('审理期限', 'Decision'),
      bears: 'clerk',
      from: 'accepted',
      until: ends,
      startOn: acceptedOn(edition),
      runs: ({ facts }) => edition.decision(facts),
      ...edition.roll,
      pausedBetween: [['suspended', 'resumed']],
      extendedBy: { event: 'extended', amount: (p: { days: number }) => p.days, atMost: edition.extension },
      amberWorkdays: 5,
      consequence: words(
        '逾期不作决定的，申请人可以在期满之日起十五日内起诉',
        'Without a decision the applicant may sue within fifteen days',
      ),
    },
    suspension: {
      term: words('中止满六十日', 'Sixty days of suspension'),
      kind: 'waiting',
      bears: 'clerk',
      from: 'suspended',
      until: ['resumed', 'terminated'],
      runs: ({ facts }) => (facts.suspended && groundsThatExpire.includes(facts.suspended.ground) ? edition.suspension : null),
      roll: 'none',
    },
  }) satisfies Record<string, Limit>

/** Limits of the review itself. */
export const review = (edition: EditionLaw) => ({ ...answering(edition), ...norms(edition), ...makers(edition), ...deciding(edition) })
