import { day, type Day } from '@fadu/legal-time'
import { type AnyProcedure, type CaseParty, choice, count, dayField, defineProcedure, field, line, party, passage, type Remedy, words, yesNo } from '@fadu/procedure'
import { z } from 'zod'
import { civilProcedure, type Edition, interpretation, law, mediationLaw, rollUnder, rules } from './law.ts'

const reasons = passage(words('理由', 'Reasons'), { max: 5000 })

const papers = {
  applied: z.object({
    court: line(words('受理法院', 'Court'), { widget: 'organ', register: 'confirmation-judge' }),
    organisation: line(words('调解组织', 'Mediation organisation')),
    agreementOn: dayField(words('调解协议生效日期', 'Day the agreement took effect')),
    performBy: dayField(words('协议约定的履行期限', 'To be performed by')),
    peoplesMediation: yesNo(words('人民调解委员会主持', 'By a people’s mediation committee')).default(true),
    applicants: field(z.array(party).min(2).max(50), { label: words('共同申请的双方当事人', 'Both sides, applying together'), widget: 'party' }),
    agreement: passage(words('协议内容', 'Agreement')),
  }),
  docketed: z.object({ number: line(words('法院案号', 'Court number')).optional() }),
  notAccepted: z.object({ reasons }),
  extended: z.object({ days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }), byPresident: yesNo(words('经本院院长批准', 'Approved by the president of the court')), reason: line(words('理由', 'Reason'), { max: 500 }) }),
  extendedByRules: z.object({ days: count(words('延长天数（日）', 'Days added'), { min: 1, max: 365 }), byPresident: yesNo(words('经本院院长批准', 'Approved by the president of the court')) }),
  heardTogether: z.object({ minutes: passage(words('双方共同到场核实记录', 'Record of both sides heard together')) }),
  confirmed: z.object({ courtNumber: line(words('裁定书文号', 'Number of the ruling')).optional(), reasons }),
  dismissed: z.object({ ground: choice(words('驳回事由', 'Ground'), {
    mandatory: words('违反法律强制性规定', 'Breaks mandatory law'), interests: words('损害国家利益、社会公共利益、他人合法权益', 'Harms public or others’ interests'),
    morals: words('违背公序良俗', 'Against good morals'), voluntariness: words('违反自愿原则', 'Not voluntary'), unclear: words('内容不明确', 'Unclear'), other: words('其他不能确认的情形', 'Otherwise impossible'),
  }), reasons }),
  withdrawn: z.object({ note: line(words('说明', 'Note')).optional() }),
  partyObjected: z.object({ grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }) }),
  thirdPartyObjected: z.object({ knewOn: dayField(words('知道权益受到侵害的日期', 'Day the infringement was known')), grounds: passage(words('异议理由', 'Grounds'), { max: 5000 }) }),
  executionApplied: z.object({ unperformed: passage(words('未履行情况', 'What was not performed'), { max: 2000 }) }),
}

type Context = Parameters<AnyProcedure['documents'][string]['text']>[0]
const both = ({ view, partyName }: Context) => view.parties.filter((p: CaseParty) => p.role === 'applicant').map(partyName).join('、')

const otherWays = (edition: Edition): Remedy => ({ words: words('可以通过调解方式变更原协议或者达成新的协议，也可以向人民法院提起诉讼', 'You may change the agreement, reach a new one, or sue'), under: civilProcedure[edition](edition === '2017' ? 195 : edition === '2021' ? 202 : 206) })
const objection: Remedy = { words: words('认为裁定有错误的，可以自收到裁定之日起十五日内提出异议', 'A party may object within fifteen days of receiving the ruling'), under: interpretation(372, 2), within: law.objectionOfParty }
const execution = (edition: Edition): Remedy => ({ words: words('一方拒绝履行或者未全部履行的，对方可以申请执行', 'If one side does not perform, the other may ask for execution'), under: civilProcedure[edition](edition === '2017' ? 195 : edition === '2021' ? 202 : 206) })

const byPresident = (article: ReturnType<typeof rules>) => [{ code: 'president-approval', under: article, field: 'byPresident', otherwise: words('延长须经本院院长批准', 'An extension needs the approval of the president of the court'), that: ({ paper }: { paper: { byPresident: boolean } }) => paper.byPresident }]
const exempt = { under: interpretation(356), because: words('人民法院依特别程序审查并核实双方意见', 'The court examines and hears both sides in its own procedure') }
const burdens = { on: ['applicant'], exempt: { notice: exempt, hearing: exempt, 'legal-review': exempt, publication: exempt } } as const

/** 司法确认: a court ruling that makes a mediation agreement enforceable. The court's case stays in the court; here stand its states and dates. */
const define = (edition: Edition, inForce: { readonly from: Day; readonly until?: Day }) => {
  const roll = { roll: 'forward' as const, rollUnder: rollUnder[edition] }
  const served = { served: 'ruling' as const, to: 'applicant' }
  return defineProcedure(papers, {
    id: 'judicial-confirmation',
    term: words('调解协议司法确认', 'Judicial confirmation'),
    about: words('由人民法院确认调解协议的效力', 'The court confirms that a mediation agreement binds'),
    edition, inForce, basis: [mediationLaw(33, 1), law.apply[edition].articles[0]!], informationClass: 'V3',
    roles: {
      applicant: { term: words('申请人', 'Applicants'), party: true },
      judge: { term: words('审查法官', 'Judge'), duty: 'confirmation-judge' },
    },
    stages: { filing: words('立案审查', 'Filing'), examination: words('审查', 'Examination') },
    events: {
      applied: { term: words('申请司法确认', 'Applied'), by: ['link', 'judge'], at: 'start', to: 'filing' },
      docketed: { term: words('立案', 'Docketed'), by: 'judge', at: 'filing', to: 'examination' },
      notAccepted: { term: words('不予受理', 'Not accepted'), by: 'judge', at: 'filing', to: 'closed', issues: 'refusalRuling', burdens, ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'not-accepted' } },
      heardTogether: { term: words('双方到场核实', 'Heard together'), by: 'judge', at: 'examination' },
      extended: { term: words('延长审限', 'Extended'), by: 'judge', at: 'examination', needs: byPresident(law.decide[edition].articles[0] as never) },
      extendedByRules: { term: words('延长确认期限', 'Extended under the rules'), by: 'judge', at: 'examination', needs: byPresident(rules(5, 1)) },
      confirmed: { term: words('裁定有效', 'Confirmed'), by: 'judge', at: 'examination', to: 'closed', issues: 'ruling', ends: { tells: ['applicant'], remedy: [objection, execution(edition)], outcome: 'confirmed' } },
      dismissed: { term: words('裁定驳回', 'Dismissed'), by: 'judge', at: 'examination', to: 'closed', issues: 'dismissalRuling', burdens, ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'dismissed' } },
      withdrawn: { term: words('准许撤回', 'Withdrawn'), by: 'judge', at: ['filing', 'examination'], to: 'closed', ends: { tells: ['applicant'], remedy: [otherWays(edition)], outcome: 'withdrawn' } },
      partyObjected: { term: words('当事人异议', 'A party objected'), by: ['judge'], at: 'closed' },
      thirdPartyObjected: { term: words('利害关系人异议', 'A third person objected'), by: 'judge', at: 'closed' },
      executionApplied: { term: words('申请执行', 'Execution applied for'), by: 'judge', at: 'closed' },
    },
    limits: {
      apply: { term: words('申请司法确认期限', 'Period to apply'), kind: 'limitation', bears: 'applicant', from: 'applied', until: 'applied', startOn: (s) => (s.paper as { agreementOn: Day }).agreementOn, runs: law.apply[edition], ...roll },
      accept: { term: words('决定是否受理', 'Deciding on acceptance'), bears: 'judge', from: 'applied', until: ['docketed', 'notAccepted', 'withdrawn'], runs: law.accept, ...roll },
      decideByRules: { term: words('人民调解协议确认期限', 'Confirmation under the 2011 rules'), bears: 'judge', from: 'docketed', until: ['confirmed', 'dismissed', 'withdrawn'], runs: ({ facts }) => (facts.applied?.peoplesMediation ? law.decideByRules : null), ...roll, extendedBy: { event: 'extendedByRules', amount: (p: { days: number }) => p.days, atMost: law.decideByRulesExtension } },
      decide: { term: words('特别程序审限', 'Special procedure'), bears: 'judge', from: 'docketed', until: ['confirmed', 'dismissed', 'withdrawn'], runs: law.decide[edition], ...roll, extendedBy: { event: 'extended', amount: (p: { days: number }) => p.days } },
      refusalService: { term: words('送达不予受理裁定', 'Serving the refusal'), bears: 'judge', internal: true, from: 'notAccepted', until: { served: 'refusalRuling' }, runs: { amount: 7, unit: 'workday', articles: [] }, roll: 'forward' },
      dismissalService: { term: words('送达驳回裁定', 'Serving the dismissal'), bears: 'judge', internal: true, from: 'dismissed', until: { served: 'dismissalRuling' }, runs: { amount: 7, unit: 'workday', articles: [] }, roll: 'forward' },
      objectionOfParty: { term: words('当事人异议期限', 'Objection of a party'), kind: 'limitation', bears: 'applicant', from: served, until: 'partyObjected', runs: law.objectionOfParty, ...roll },
      objectionOfThird: { term: words('利害关系人异议期限', 'Objection of a third person'), kind: 'limitation', bears: 'applicant', from: 'thirdPartyObjected', until: 'thirdPartyObjected', startOn: (s) => (s.paper as { knewOn: Day }).knewOn, runs: law.objectionOfThird, ...roll, consequence: words('不变期间，不适用中止、中断、延长', 'A fixed period: no suspension, interruption or extension') },
      execution: { term: words('申请执行期限', 'Period for execution'), kind: 'limitation', bears: 'applicant', from: 'confirmed', until: 'executionApplied', startOn: (_s, { facts }) => facts.applied?.performBy, runs: law.execution[edition], ...roll },
    },
    documents: {
      ruling: { term: words('确认裁定书', 'Ruling'), to: ['applicant'], remedy: [objection, execution(edition)], text: (c: Context) => ({ title: '民事裁定书', addressee: both(c), paragraphs: [`${both(c)}共同申请确认调解协议效力。`, String((c.paper as { reasons: string }).reasons), '裁定调解协议有效。'] }) },
      refusalRuling: { term: words('不予受理裁定书', 'Refusal'), to: ['applicant'], remedy: [otherWays(edition)], text: (c: Context) => ({ title: '民事裁定书', addressee: both(c), paragraphs: [String((c.paper as { reasons: string }).reasons), '裁定对该申请不予受理。'] }) },
      dismissalRuling: { term: words('驳回申请裁定书', 'Dismissal'), to: ['applicant'], remedy: [otherWays(edition)], text: (c: Context) => ({ title: '民事裁定书', addressee: both(c), paragraphs: [String((c.paper as { reasons: string }).reasons), '裁定驳回司法确认申请。'] }) },
    },
    reference: { series: 'confirmation', format: (organ, year, n) => `（${year}）${organ.shortName}诉前调确${n}号` },
    organ: (facts) => facts.applied?.court,
    parties: (facts) => (facts.applied?.applicants ?? []).map((p) => ({ role: 'applicant', party: p })),
    title: () => words('调解协议司法确认', 'Confirmation of a mediation agreement'),
  })
}

export const judicialConfirmation = define('2023', { from: day('2024-01-01') })
export const judicialConfirmation2021 = define('2021', { from: day('2022-01-01'), until: day('2023-12-31') })
export const judicialConfirmation2017 = define('2017', { from: day('2017-07-01'), until: day('2021-12-31') })
