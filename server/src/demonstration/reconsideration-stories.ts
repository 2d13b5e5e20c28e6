import { plusDays } from '@fadu/legal-time'
import { person } from './people.ts'
import { type Step, type Story, served, signed } from './step.ts'

const officer = (n: number) => `reconsideration-officer-${(n % 2) + 1}`
const respondents = [
  ['market-bureau', 'market-legal'],
  ['enforcement-bureau', 'enforcement-legal'],
  ['human-resources', 'labour-legal'],
] as const
const respondent = (n: number) => respondents[n % 3]!

const acts = [
  {
    actKind: 'penalty',
    act: '罚款五千元的行政处罚决定',
    requests: '撤销该处罚决定。',
    reasons: '标签瑕疵不影响安全，首次违法且已及时改正，处罚过重。',
    involved: 500_000,
  },
  { actKind: 'penalty', act: '责令拆除雨棚的决定', requests: '撤销责令拆除决定。', reasons: '雨棚建于整治之前，决定前没有听取陈述申辩。' },
  {
    actKind: 'confirmation',
    act: '不予认定工伤的决定',
    requests: '撤销该决定并责令重新认定。',
    reasons: '事故发生在上下班合理路线上，调查遗漏同事证言。',
  },
  { actKind: 'disclosure', act: '政府信息不予公开的答复', requests: '责令公开申请的信息。', reasons: '答复没有说明不予公开的具体理由。' },
] as const

const filed = (n: number): Step => ({
  day: 0,
  by: 'applicant',
  event: 'filed',
  paper: (_view, today) => ({
    ...acts[n % acts.length],
    organ: 'justice-bureau',
    respondent: respondent(n)[0],
    applicants: [person(n + 200)],
    actNumber: `示罚〔${today.slice(0, 4)}〕${n + 11}号`,
    knewOn: plusDays(today, -12),
    evidence: [],
  }),
})
const accepted = (n: number, day = 3, more: object = {}): readonly Step[] => [
  { day, by: officer(n), event: 'accepted', paper: { track: 'ordinary', ...more } },
  served(day + 1, officer(n), 'acceptanceNotice', 'applicant', 'electronic'),
  served(day + 1, officer(n), 'answerNotice', 'respondent', 'electronic'),
]
const answered = (n: number, day = 14): Step => ({
  day,
  by: respondent(n)[1],
  event: 'answered',
  paper: { answer: '原行政行为认定事实清楚、适用依据正确、程序合法，请求维持。', evidence: [] },
})
const heard = (n: number, day = 20): Step => ({
  day,
  by: officer(n),
  event: 'heard',
  paper: { how: 'phone', whom: '申请人', minutes: '申请人补充说明改正经过，并请求从轻处理。' },
})
const drafted = (n: number, day: number, outcome = 'revoked'): Step => ({
  day,
  by: officer(n),
  event: 'decided',
  paper: {
    outcome,
    reasons:
      outcome === 'upheld'
        ? '原行政行为认定事实清楚，证据确凿，适用依据正确，程序合法，内容适当。'
        : '被申请人未充分听取陈述申辩，所作行政行为与情节不相当。',
    redo: outcome === 'revoked',
  },
})
const decided = (n: number, day: number, outcome?: string): readonly Step[] => [
  drafted(n, day, outcome),
  signed(day + 1, 'reconsideration-head'),
  signed(day + 2, 'deputy-mayor'),
]
const story = (began: number, steps: readonly Step[]): Story => ({ procedure: 'administrative-reconsideration', began, steps })

export const reconsiderationStories: readonly Story[] = [
  // Just filed, one silent until the law accepted it, one asked for correction.
  story(1, [filed(0)]),
  story(3, [filed(1)]),
  story(22, [filed(2)]),
  story(6, [
    filed(3),
    { day: 2, by: officer(3), event: 'sentBack', paper: { missing: '请补充行政处罚决定书复印件和送达日期证明。' } },
    served(3, officer(3), 'correctionNotice', 'applicant', 'electronic'),
  ]),
  // Under review: on course, near, overdue, with an extension.
  story(30, [filed(4), ...accepted(4), answered(4), heard(4)]),
  story(59, [filed(5), ...accepted(5), answered(5), heard(5)]),
  story(78, [filed(6), ...accepted(6), answered(6), heard(6)]),
  story(64, [
    filed(7),
    ...accepted(7),
    answered(7),
    heard(7),
    { day: 55, by: 'reconsideration-head', event: 'extended', paper: { days: 20, reason: '需要补充调查取证' } },
  ]),
  story(17, [filed(8), ...accepted(8)]),
  // Suspended for settlement talks.
  story(40, [
    filed(9),
    ...accepted(9),
    answered(9),
    { day: 18, by: officer(9), event: 'suspended', paper: { ground: 'mediation', note: '双方同意先行和解' } },
  ]),
  // Major case on its way to a hearing.
  story(26, [filed(10), ...accepted(10, 3, { major: true }), answered(10), heard(10)]),
  // Simplified track.
  story(16, [filed(11), ...accepted(11, 3, { track: 'simplified', simplifiedBecause: 'disclosure' })]),
  // In signing: with the head of the office, and with the deputy mayor.
  story(50, [filed(12), ...accepted(12), answered(12), heard(12), drafted(12, 47)]),
  story(54, [filed(13), ...accepted(13), answered(13), heard(13), drafted(13, 49, 'upheld'), signed(51, 'reconsideration-head')]),
  // Decided and served; decided and not yet served; refused; withdrawn.
  story(88, [
    filed(14),
    ...accepted(14),
    answered(14),
    heard(14),
    ...decided(14, 50),
    served(54, officer(14), 'decision', 'applicant'),
    served(54, officer(14), 'decision', 'respondent'),
  ]),
  story(95, [
    filed(15),
    ...accepted(15),
    answered(15),
    heard(15),
    ...decided(15, 52, 'upheld'),
    served(56, officer(15), 'decision', 'applicant', 'post'),
    served(56, officer(15), 'decision', 'respondent'),
  ]),
  story(60, [filed(16), ...accepted(16), answered(16), heard(16), ...decided(16, 46, 'partly-revoked')]),
  story(35, [
    filed(17),
    { day: 4, by: officer(17), event: 'rejected', paper: { reasons: '申请人与该行政行为没有利害关系。' } },
    signed(5, 'reconsideration-head'),
    served(6, officer(17), 'rejectionDecision', 'applicant', 'post'),
  ]),
  story(48, [
    filed(18),
    ...accepted(18),
    { day: 20, by: 'applicant', event: 'withdrawalRequested', paper: { reason: '已与对方和解', ownWill: true } },
    { day: 22, by: officer(18), event: 'terminated', paper: { ground: 'withdrawn', reasons: '申请人自愿撤回，准予撤回' } },
    signed(23, 'reconsideration-head'),
    signed(24, 'deputy-mayor'),
    served(25, officer(18), 'terminationDecision', 'applicant'),
    served(25, officer(18), 'terminationDecision', 'respondent'),
  ]),
]
