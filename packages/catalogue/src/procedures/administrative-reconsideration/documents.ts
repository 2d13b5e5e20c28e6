import { citeZh } from '@fadu/legal-time'
import { type AnyProcedure, type CaseParty, printed, schemaOf, words } from '@fadu/procedure'
import { art, art2017, regulation } from './law.ts'
import { receivedOn } from './limits-review.ts'
import { papers, type ReconsiderationPapers } from './papers.ts'
import { remedies, remedies2017 } from './remedies.ts'
import { outcomes, suspensionGrounds, suspensionGrounds2017, terminationGrounds, terminationGrounds2017 } from './words.ts'

/** Documents the procedure issues, in the organ's manner. Both editions issue the same set; what a text says of the law is of the edition of its case. */

const series = (name: string, character: string) => ({
  series: name,
  format: (organ: { readonly shortName: string }, year: number, n: number) => `${organ.shortName}${character}字〔${year}〕${n}号`,
})
const names = (parties: readonly CaseParty[], role: string, name: (p: CaseParty) => string) =>
  parties
    .filter((p) => p.role === role)
    .map(name)
    .join('、')
type Context = Parameters<AnyProcedure['documents'][string]['text']>[0]
const applicationOf = (view: Context['view']) => view.facts.filed ?? view.facts.filedWithOrgan
const field = <E extends keyof ReconsiderationPapers, K extends string>(event: E, key: K, value: unknown) =>
  printed(schemaOf(papers[event]).shape[key as never] as never, value).zh

const opening = ({ view, partyName }: Context) =>
  `申请人${names(view.parties, 'applicant', partyName)}不服被申请人${names(view.parties, 'respondent', partyName)}作出的${applicationOf(view).act}，向本机关申请行政复议。`

const paper = (context: Context) => context.paper as Record<string, unknown>
const toApplicant = (context: Context) => names(context.view.parties, 'applicant', context.partyName)

const is2017 = (c: Context): boolean => c.view.edition === '2017'
/** The articles that documents name, by edition. */
const rejectedUnder = (c: Context): string => citeZh(is2017(c) ? art2017(17, 1) : art(30))
const dismissedUnder = (c: Context): string => citeZh(is2017(c) ? regulation(48, 1, 2) : art(33))
const timeToCorrect = (c: Context): string => (is2017(c) ? `${paper(c).days}日` : '十日（工作日）')
const timeToAnswer = (c: Context): string => (is2017(c) ? '十日' : paper(c).track === 'simplified' ? '五日（工作日）' : '十日（工作日）')
const groundIn = (list: Readonly<Record<string, { readonly zh: string }>>, c: Context): string => list[String(paper(c).ground)]?.zh ?? ''
const suspendedFor = (c: Context): string => groundIn(is2017(c) ? suspensionGrounds2017 : suspensionGrounds, c)
const terminatedFor = (c: Context): string => groundIn(is2017(c) ? terminationGrounds2017 : terminationGrounds, c)
/** 2017: receipt is acceptance, and there is one track only. */
const acceptance = (c: Context): string =>
  is2017(c)
    ? `本申请自${receivedOn(c.view)}收到之日起即为受理。`
    : `本机关自${c.on}起受理，适用${field('accepted', 'track', paper(c).track ?? 'ordinary')}审理。`

export const documents = {
  correctionNotice: {
    term: words('补正通知书', 'Notice to correct'),
    to: ['applicant'],
    number: series('reconsideration-correction', '复补'),
    text: (c: Context) => ({
      title: '行政复议补正通知书',
      addressee: toApplicant(c),
      paragraphs: [
        opening(c),
        `经审查，请对下列事项予以补正：${paper(c).missing}`,
        `请自收到本通知之日起${timeToCorrect(c)}内提交补正材料。无正当理由逾期不补正的，视为放弃行政复议申请。`,
      ],
    }),
  },
  acceptanceNotice: {
    term: words('受理通知书', 'Notice of acceptance'),
    to: ['applicant'],
    number: series('reconsideration-acceptance', '复受'),
    text: (c: Context) => ({ title: '行政复议受理通知书', addressee: toApplicant(c), paragraphs: [opening(c), acceptance(c)] }),
  },
  answerNotice: {
    term: words('答复通知书', 'Notice to answer'),
    to: ['respondent'],
    number: series('reconsideration-answer', '复答'),
    text: (c: Context) => ({
      title: '行政复议答复通知书',
      addressee: names(c.view.parties, 'respondent', c.partyName),
      paragraphs: [
        opening(c),
        `现将申请书副本发送你单位，请自收到之日起${timeToAnswer(c)}内提出书面答复，并提交作出行政行为的证据、依据和其他有关材料。`,
        '逾期不提出书面答复、不提交证据和依据的，视为该行政行为没有证据、依据。',
      ],
    }),
  },
  rejectionDecision: {
    term: words('不予受理决定书', 'Refusal to accept'),
    to: ['applicant'],
    remedy: [remedies.suitAfterRejection],
    number: series('reconsideration-rejection', '复不受'),
    text: (c: Context) => ({
      title: '行政复议不予受理决定书',
      addressee: toApplicant(c),
      paragraphs: [
        opening(c),
        String(paper(c).reasons),
        ...(paper(c).competent ? [`对该行政行为有管辖权的行政复议机关是${paper(c).competent}。`] : []),
        `根据${rejectedUnder(c)}的规定，决定不予受理。`,
      ],
    }),
  },
  dismissalDecision: {
    term: words('驳回申请决定书', 'Dismissal of the application'),
    to: ['applicant', 'respondent'],
    remedy: [remedies.suitAfterDismissal],
    number: series('reconsideration-dismissal', '复驳'),
    text: (c: Context) => ({
      title: '驳回行政复议申请决定书',
      addressee: toApplicant(c),
      paragraphs: [opening(c), String(paper(c).reasons), `根据${dismissedUnder(c)}的规定，决定驳回行政复议申请。`],
    }),
  },
  hearingNotice: {
    term: words('听证通知书', 'Notice of hearing'),
    to: ['applicant', 'respondent'],
    number: series('reconsideration-hearing', '复听'),
    text: (c: Context) => ({
      title: '行政复议听证通知书',
      addressee: '各方当事人',
      paragraphs: [
        opening(c),
        `定于${paper(c).heldOn}在${paper(c).place}举行听证，拟听证事项：${paper(c).matters}`,
        ...(is2017(c) ? [] : ['申请人无正当理由拒不参加听证的，视为放弃听证权利。被申请人的负责人应当参加听证。']),
      ],
    }),
  },
  suspensionNotice: {
    term: words('中止通知书', 'Notice of suspension'),
    to: ['applicant', 'respondent'],
    number: series('reconsideration-suspension', '复中'),
    text: (c: Context) => ({
      title: '行政复议中止通知书',
      addressee: '各方当事人',
      paragraphs: [opening(c), `因${suspendedFor(c)}，自${c.on}起中止审理。中止期间不计入审理期限。`],
    }),
  },
  resumptionNotice: {
    term: words('恢复审理通知书', 'Notice of resumption'),
    to: ['applicant', 'respondent'],
    number: series('reconsideration-resumption', '复恢'),
    text: (c: Context) => ({
      title: '行政复议恢复审理通知书',
      addressee: '各方当事人',
      paragraphs: [opening(c), `中止的原因已经消除，自${c.on}起恢复审理。`],
    }),
  },
  extensionNotice: {
    term: words('延长审理期限通知书', 'Notice of extension'),
    to: ['applicant', 'respondent'],
    number: series('reconsideration-extension', '复延'),
    text: (c: Context) => ({
      title: '延长行政复议审理期限通知书',
      addressee: '各方当事人',
      paragraphs: [opening(c), `因${paper(c).reason}，决定延长审理期限${paper(c).days}日。`],
    }),
  },
  mediationStatement: {
    term: words('调解书', 'Mediation statement'),
    to: ['applicant', 'respondent'],
    remedy: [remedies.mediation],
    number: series('reconsideration-mediation', '复调'),
    text: (c: Context) => ({
      title: '行政复议调解书',
      addressee: '各方当事人',
      paragraphs: [
        opening(c),
        `经调解，当事人达成如下协议：${paper(c).content}`,
        is2017(c)
          ? '本调解书经双方当事人签字，即具有法律效力。'
          : '本调解书经各方当事人签字或者签章，并加盖行政复议机关印章，即具有法律效力。',
      ],
    }),
  },
  decision: {
    term: words('行政复议决定书', 'Decision'),
    to: ['applicant', 'respondent'],
    remedy: [remedies.suit],
    number: series('reconsideration-decision', '复决'),
    text: (c: Context) => ({
      title: '行政复议决定书',
      addressee: '各方当事人',
      paragraphs: [
        opening(c),
        `复议请求：${applicationOf(c.view).requests}`,
        `本机关认为：${paper(c).reasons}`,
        `决定：${outcomes[paper(c).outcome as keyof typeof outcomes].zh}被申请人作出的${applicationOf(c.view).act}。${paper(c).redo ? '责令被申请人在法定期限内重新作出行政行为。' : ''}`,
      ],
    }),
  },
  terminationDecision: {
    term: words('终止决定书', 'Termination'),
    to: ['applicant', 'respondent'],
    remedy: [remedies.directSuit],
    number: series('reconsideration-termination', '复终'),
    text: (c: Context) => ({
      title: '行政复议终止决定书',
      addressee: '各方当事人',
      paragraphs: [opening(c), `因${terminatedFor(c)}，${paper(c).reasons}，决定终止行政复议。`],
    }),
  },
  opinionLetter: {
    term: words('行政复议意见书', 'Opinion letter'),
    to: ['respondent'],
    number: series('reconsideration-opinion', '复意'),
    text: (c: Context) => ({
      title: '行政复议意见书',
      addressee: names(c.view.parties, 'respondent', c.partyName),
      paragraphs: [String(paper(c).content), '请自收到本意见书之日起六十日内，将纠正相关行政行为的情况报送本机关。'],
    }),
  },
} as const

/** The same under the 2017 text: only the remedies they name differ. */
export const documents2017 = {
  ...documents,
  rejectionDecision: { ...documents.rejectionDecision, remedy: [remedies2017.suitAfterRejection] },
  dismissalDecision: { ...documents.dismissalDecision, remedy: [remedies2017.suitAfterDismissal] },
  mediationStatement: { ...documents.mediationStatement, remedy: [remedies2017.mediation] },
  decision: { ...documents.decision, remedy: [remedies2017.suit] },
  terminationDecision: { ...documents.terminationDecision, remedy: [remedies2017.directSuit] },
} as const
