import { type Article, type Day, type Duration, plusDays, type Roll } from '@fadu/legal-time'
import { type Facts, type LimitSpec, type PaperOf, words } from '@fadu/procedure'
import type { documents } from './documents.ts'
import { groundsThatExpire, law } from './law.ts'
import type { ReconsiderationPapers } from './papers.ts'

export type ReconsiderationFacts = Facts<ReconsiderationPapers>
export type ReconsiderationRole = 'applicant' | 'respondent' | 'third-party' | 'clerk' | 'office-head' | 'organ-head'
type Limit = LimitSpec<ReconsiderationPapers, ReconsiderationRole, keyof typeof documents & string, string>

export const applicationOf = (facts: ReconsiderationFacts) => facts.filed ?? facts.filedWithOrgan
export const trackOf = ({ accepted, converted }: ReconsiderationFacts) => (converted ? 'ordinary' : (accepted?.track ?? 'ordinary'))
export const isMajor = (facts: ReconsiderationFacts) => facts.accepted?.major === true

/** The numbers in which the two editions differ. */
export interface EditionLaw {
  readonly apply: Duration
  readonly examination: Duration
  readonly copy: (facts: ReconsiderationFacts) => Duration
  readonly answer: (facts: ReconsiderationFacts) => Duration
  readonly decision: (facts: ReconsiderationFacts) => Duration
  readonly extension: Duration
  readonly normHandling: Duration
  readonly normTransfer: Duration
  readonly basisHandling: Duration
  readonly basisTransfer: Duration
  readonly opinionReport: Duration
  readonly roll: { readonly roll: Roll; readonly rollUnder: readonly Article[] }
  /** The day silence counts as acceptance: the day the examination ends (2023), the day of receipt (2017). */
  readonly silenceCountsFrom: 'due' | 'start'
}

/** When the period to apply starts: at knowledge of the act; for a failure to act without a set time, sixty days after the request was received. */
function applicationStart(paper: PaperOf<ReconsiderationPapers['filed']>): Day {
  if (paper.actKind === 'inaction' && paper.requestReceivedOn) return plusDays(paper.requestReceivedOn, law.omission.amount)
  return paper.knewOn
}

const filing = ['filed', 'filedWithOrgan'] as const
type Started = { readonly on: Day; readonly paper: unknown }
const from = (started: Started) => started.paper as PaperOf<ReconsiderationPapers['filed']>
const ends = ['decided', 'mediated', 'terminated', 'dismissed'] as const

/** Limits of the applicant's side and of the examination. */
const admission = (edition: EditionLaw) => ({
  apply: { term: words('申请期限', 'Period to apply'), kind: 'limitation', bears: 'applicant', from: filing, until: filing, startOn: (s: Started) => applicationStart(from(s)), runs: ({ facts }) => (applicationOf(facts)?.notInformed ? law.applyNotInformed : edition.apply), ...edition.roll, consequence: words('超过的，不予受理；因不可抗力或者其他正当理由耽误的，自障碍消除之日起继续计算', 'Later applications are not accepted, save for good cause') },
  applyCap: { term: words('最长申请期限', 'Longest period to apply'), kind: 'limitation', bears: 'applicant', from: filing, until: filing, startOn: (s: Started) => from(s).actOn, runs: ({ facts }) => (applicationOf(facts)?.immovable ? law.applyCapImmovable : law.applyCapOther), roll: 'none' },
  omission: { term: words('履职请求届满日', 'When inaction may be complained of'), kind: 'waiting', bears: 'applicant', from: filing, until: [], startOn: (s: Started) => from(s).requestReceivedOn, runs: ({ facts }) => (applicationOf(facts)?.actKind === 'inaction' ? law.omission : null), roll: 'none' },
  forwarding: { term: words('转送期限', 'Forwarding'), bears: 'respondent', from: 'filedWithOrgan', until: ['forwarded', 'actChanged'], runs: law.forwarding, ...edition.roll },
  examination: { term: words('受理审查期限', 'Examination'), bears: 'clerk', from: ['filed', 'forwarded', 'corrected'], until: ['accepted', 'rejected', 'sentBack'], runs: edition.examination, ...edition.roll, onExpiry: 'accepted', expiryOn: edition.silenceCountsFrom, consequence: words('逾期未作出不予受理决定的，视为受理', 'Silence counts as acceptance') },
  correctionNotice: { term: words('通知补正期限', 'Asking for correction'), bears: 'clerk', from: ['filed', 'forwarded'], until: 'sentBack', runs: law.correctionNotice, ...edition.roll, applies: ({ facts }) => facts.sentBack !== undefined },
  correction: { term: words('补正期限', 'Correction'), kind: 'limitation', bears: 'applicant', from: { served: 'correctionNotice', to: 'applicant' }, until: ['corrected', 'abandoned'], runs: law.correction, ...edition.roll, extendedBy: { event: 'correctionExtended', amount: (p: { days: number }) => p.days }, consequence: words('无正当理由逾期不补正的，视为放弃申请', 'Without good reason, the application counts as given up') },
}) satisfies Record<string, Limit>

/** Limits of the review itself. */
const review = (edition: EditionLaw) => ({
  copy: { term: words('发送申请书副本', 'Sending the copy'), bears: 'clerk', from: 'accepted', until: { served: 'answerNotice', to: 'respondent' }, runs: ({ facts }) => edition.copy(facts), ...edition.roll },
  answer: { term: words('书面答复期限', 'Written answer'), bears: 'respondent', from: { served: 'answerNotice', to: 'respondent' }, until: 'answered', runs: ({ facts }) => edition.answer(facts), ...edition.roll, consequence: words('逾期不答复、不举证的，视为该行政行为没有证据、依据', 'Without answer the act counts as having no evidence') },
  hearingNotice: { kind: 'notice-before', term: words('听证通知', 'Notice of hearing'), bears: 'clerk', given: 'hearingNotified', announces: (p: { heldOn: Day }) => p.heldOn, runs: law.hearingNotice },
  normHandling: { term: words('附带审查处理期限', 'Handling the norm'), bears: 'clerk', from: 'normOpened', until: 'normHandled', startOn: (s, { facts, began }) => (facts.normOpened?.own === 'request' ? began : s.on), runs: ({ facts }) => (!facts.normOpened?.competent ? null : facts.normOpened.own === 'request' ? edition.normHandling : edition.basisHandling), ...edition.roll },
  normTransfer: { term: words('附带审查转送期限', 'Passing the norm on'), bears: 'clerk', from: 'normOpened', until: 'normTransferred', startOn: (s, { facts, began }) => (facts.normOpened?.own === 'request' ? began : s.on), runs: ({ facts }) => (facts.normOpened?.competent !== false ? null : facts.normOpened.own === 'request' ? edition.normTransfer : edition.basisTransfer), ...edition.roll },
  makerNotice: { term: words('通知制定机关', 'Telling the maker'), bears: 'clerk', from: 'suspended', until: 'makerNotified', runs: ({ facts }) => (facts.suspended?.ground === 'norm-review' && facts.normOpened?.competent ? law.makerNotice : null), ...edition.roll },
  makerAnswer: { term: words('制定机关答复期限', 'Answer of the maker'), kind: 'limitation', bears: 'respondent', from: 'makerNotified', until: 'makerAnswered', startOn: (s: Started) => (s.paper as { receivedOn: Day }).receivedOn, runs: law.makerAnswer, ...edition.roll },
  transfereeReply: { term: words('接受转送机关回复期限', 'Reply of the transferee'), kind: 'limitation', bears: 'respondent', from: 'normTransferred', until: 'normReplied', startOn: (s: Started) => (s.paper as { receivedOn: Day }).receivedOn, runs: law.transfereeReply, ...edition.roll },
  decision: { term: words('审理期限', 'Decision'), bears: 'clerk', from: 'accepted', until: ends, runs: ({ facts }) => edition.decision(facts), ...edition.roll, pausedBetween: [['suspended', 'resumed']], extendedBy: { event: 'extended', amount: (p: { days: number }) => p.days, atMost: edition.extension }, amberWorkdays: 5, consequence: words('逾期不作决定的，申请人可以在期满之日起十五日内起诉', 'Without a decision the applicant may sue within fifteen days') },
  suspension: { term: words('中止满六十日', 'Sixty days of suspension'), kind: 'waiting', bears: 'clerk', from: 'suspended', until: ['resumed', 'terminated'], runs: ({ facts }) => (facts.suspended && groundsThatExpire.includes(facts.suspended.ground) ? law.suspension : null), roll: 'none' },
}) satisfies Record<string, Limit>

/** What remains after the decision. */
const aftermath = (edition: EditionLaw) => ({
  rejectionService: { term: words('送达不予受理决定', 'Serving the refusal'), bears: 'clerk', internal: true, from: 'rejected', until: { served: 'rejectionDecision' }, runs: internalService, roll: 'forward' },
  dismissalService: { term: words('送达驳回决定', 'Serving the dismissal'), bears: 'clerk', internal: true, from: 'dismissed', until: { served: 'dismissalDecision' }, runs: internalService, roll: 'forward' },
  decisionService: { term: words('送达复议决定', 'Serving the decision'), bears: 'clerk', internal: true, from: 'decided', until: { served: 'decision' }, runs: internalService, roll: 'forward' },
  terminationService: { term: words('送达终止决定', 'Serving the termination'), bears: 'clerk', internal: true, from: 'terminated', until: { served: 'terminationDecision' }, runs: internalService, roll: 'forward' },
  suit: { term: words('起诉期限', 'Period to sue'), kind: 'limitation', bears: 'applicant', from: { served: 'decision', to: 'applicant' }, until: [], runs: law.suit, ...edition.roll },
  suitAfterPreposition: { term: words('复议前置案件起诉期限', 'Period to sue where reconsideration comes first'), kind: 'limitation', bears: 'applicant', from: [{ served: 'rejectionDecision', to: 'applicant' }, { served: 'dismissalDecision', to: 'applicant' }], until: [], runs: ({ facts }) => (facts.rejected?.preposition || facts.dismissed?.preposition ? law.suitAfterPreposition : null), ...edition.roll },
  opinionReport: { term: words('反馈意见书落实情况', 'Reporting on the opinion letter'), bears: 'respondent', from: { served: 'opinionLetter', to: 'respondent' }, until: 'opinionReported', runs: edition.opinionReport, ...edition.roll },
  redo: { term: words('重新作出行政行为', 'Acting anew'), bears: 'respondent', from: { served: 'decision', to: 'respondent' }, until: 'redone', runs: ({ facts }) => (facts.decided?.redo ? law.redo : null), ...edition.roll },
}) satisfies Record<string, Limit>

/** No statute sets a number of days for the service of these decisions; the office's own target, labelled so. */
const internalService: Duration = { amount: 7, unit: 'workday', articles: [] }

export const limits = (edition: EditionLaw) => ({ ...admission(edition), ...review(edition), ...aftermath(edition) })
