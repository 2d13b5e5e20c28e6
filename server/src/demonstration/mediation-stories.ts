import { plusDays } from '@fadu/legal-time'
import { towns } from './district.ts'
import { firm, person } from './people.ts'
import { type Step, type Story, served } from './step.ts'

interface Matter {
  readonly kind: string
  readonly facts: string
  readonly wish: string
  readonly involved?: number
  readonly organ: string
  readonly place: string
  readonly organisation: string
  readonly mediator: string
  readonly against: ReturnType<typeof person> | ReturnType<typeof firm>
}

/** Kinds of matters, so that every sector committee has some. */
const kinds = (n: number) => [
  {
    kind: 'neighbours',
    facts: '楼上装修改动排水管，卫生间多次渗水，双方对修复责任各执一词。',
    wish: '请对方修好漏点并承担粉刷费用。',
    involved: 480_000,
  },
  {
    kind: 'property',
    facts: '小区电梯停运十余日，业主以此为由未交物业费，物业公司上门催收引发争执。',
    wish: '电梯修复后再协商减免停运期间的物业费。',
    involved: 236_000,
    organisation: 'property-committee',
    mediator: 'property-mediator',
    against: firm(n),
  },
  {
    kind: 'labour',
    facts: '离职时最后一个月工资和加班费没有结清，双方对加班时数说法不一。',
    wish: '按考勤记录结清工资和加班费。',
    involved: 1_280_000,
    organisation: 'labour-committee',
    mediator: 'labour-mediator',
    against: firm(n),
  },
  {
    kind: 'contract',
    facts: '定作的门窗尺寸有误，返工后延误一个月，尾款和违约金没有谈拢。',
    wish: '扣减误工损失后支付尾款。',
    involved: 2_150_000,
    organisation: 'joint-committee',
    mediator: 'joint-mediator-1',
    against: firm(n),
  },
  {
    kind: 'traffic',
    facts: '电动自行车相撞，一方膝部受伤，对医疗费和误工费的分担意见不一。',
    wish: '按责任比例赔偿医疗费和误工费。',
    involved: 860_000,
    organisation: 'joint-committee',
    mediator: 'joint-mediator-2',
  },
  { kind: 'family', facts: '老人轮流赡养的安排中断，兄弟之间对护理费用分担有争议。', wish: '重新约定赡养安排和费用。' },
]

const matter = (n: number): Matter => {
  const town = towns[n % towns.length]!
  const base = kinds(n)[n % kinds(n).length]!
  return {
    organisation: town.id,
    mediator: `${town.id}-mediator`,
    against: person(n + 100),
    ...base,
    organ: n % 2 === 0 ? 'governance-centre' : town.id,
    place: town.name,
  } as Matter
}

const lead = (m: Matter) => (m.organ === 'governance-centre' ? 'centre-lead' : `${m.organ}-centre`)
const intake = (m: Matter) => (m.organ === 'governance-centre' ? 'centre-intake' : `${m.organ}-centre`)

const filed = (n: number, m: Matter, by = 'applicant', channel = 'portal', more: object = {}): Step => ({
  day: 0,
  by,
  event: 'filed',
  paper: {
    organ: m.organ,
    channel,
    applicants: [person(n)],
    respondents: [m.against],
    kind: m.kind,
    place: m.place,
    facts: m.facts,
    wish: m.wish,
    ...(m.involved && { involved: m.involved }),
    ...more,
  },
})
const assigned = (m: Matter, day = 1): Step => ({
  day,
  by: lead(m),
  event: 'assigned',
  paper: { organisation: m.organisation, mediator: m.mediator },
})
const consented = (m: Matter, day = 3): readonly Step[] => [
  { day, by: m.mediator, event: 'consented', paper: { how: 'spoken' } },
  { day, by: m.mediator, event: 'rightsTold', paper: { acknowledged: true } },
]
const session = (m: Matter, day: number, minutes: string): Step => ({
  day,
  by: m.mediator,
  event: 'sessionHeld',
  paper: { place: `${m.place}调解室`, present: '双方当事人、调解员', minutes },
})
const agreed = (m: Matter, day: number): Step => ({
  day,
  by: m.mediator,
  event: 'agreedInWriting',
  paper: (_view, today) => ({
    content: '双方确认事实，对方在约定期限内付清协商款项，双方就此事再无其他争议。',
    performBy: plusDays(today, 30),
    partiesSigned: true,
    mediatorSigned: true,
    ...(m.involved && { involved: Math.round(m.involved * 0.8) }),
  }),
})

const talking = (n: number, began: number, sessions = 1): Story => {
  const m = matter(n)
  return {
    procedure: 'dispute-mediation',
    began,
    steps: [
      filed(n, m),
      assigned(m),
      ...consented(m),
      ...(sessions > 0 ? [session(m, 6, '双方各自陈述，对责任比例意见不一，约定再议。')] : []),
      ...(sessions > 1 ? [session(m, 12, '差距缩小，等待一方提交票据。')] : []),
    ],
  }
}

const settled = (n: number, began: number, close: boolean): Story => {
  const m = matter(n)
  const end: Step[] = close
    ? [
        { day: 20, by: m.mediator, event: 'performed', paper: { full: true, proof: [], note: '款项已付清' } },
        { day: 21, by: m.mediator, event: 'visited', paper: { how: 'phone', minutes: '双方对结果无异议。' } },
        { day: 21, by: m.mediator, event: 'closed', paper: { summary: '协议已履行，材料齐全。', compiler: '调解员' } },
      ]
    : []
  return {
    procedure: 'dispute-mediation',
    began,
    steps: [
      filed(n, m),
      assigned(m),
      ...consented(m),
      session(m, 6, '双方陈述事实，调解员讲解相关规定。'),
      session(m, 10, '就金额和期限达成一致。'),
      agreed(m, 11),
      ...end,
    ],
  }
}

/** Agreement taken to the court; the court's post confirms it, or is still at it. */
const confirmed = (n: number, began: number): Story => {
  const m = matter(n)
  const story = settled(n, began, false)
  return {
    ...story,
    steps: [...story.steps, { day: 15, by: m.mediator, event: 'confirmationApplied', paper: { court: 'people-court', jointly: true } }],
  }
}

const failed = (n: number, began: number): Story => {
  const m = matter(n)
  return {
    procedure: 'dispute-mediation',
    began,
    steps: [
      filed(n, m, intake(m), 'counter'),
      assigned(m),
      ...consented(m),
      session(m, 7, '双方分歧较大。'),
      {
        day: 14,
        by: m.mediator,
        event: 'failed',
        paper: { reasons: '对损失金额差距过大，一方要求诉讼解决。', channels: ['litigation', 'arbitration'] },
      },
      served(15, m.mediator, 'termination', 'applicant', 'electronic'),
    ],
  }
}

const fresh = (n: number, began: number, channel = 'portal'): Story => {
  const m = matter(n)
  return { procedure: 'dispute-mediation', began, steps: [channel === 'portal' ? filed(n, m) : filed(n, m, intake(m), channel)] }
}

const consentAwaited = (n: number, began: number): Story => ({
  procedure: 'dispute-mediation',
  began,
  steps: [filed(n, matter(n)), assigned(matter(n))],
})

const fromCourt = (n: number, began: number): Story => {
  const m = matter(n)
  return {
    procedure: 'dispute-mediation',
    began,
    steps: [
      filed(n, m, intake(m), 'court', { referral: 'pre-filing', online: true }),
      assigned(m),
      { day: 3, by: m.mediator, event: 'confirmedAcceptance', paper: {} },
      ...consented(m, 4),
      session(m, 8, '双方同意鉴定后再议。'),
      { day: 9, by: m.mediator, event: 'appraisalStarted', paper: { matter: '损失评估' } },
    ],
  }
}

const rejected = (n: number, began: number): Story => {
  const m = matter(n)
  return {
    procedure: 'dispute-mediation',
    began,
    steps: [
      filed(n, m),
      {
        day: 2,
        by: lead(m),
        event: 'rejected',
        paper: { ground: 'already-decided', reasons: '同一纠纷已由人民法院判决。', channels: ['litigation'] },
      },
    ],
  }
}

export const mediationStories: readonly Story[] = [
  fresh(0, 0),
  fresh(1, 1),
  fresh(2, 6, 'phone'),
  fresh(3, 2, 'grid'),
  fresh(4, 1, 'police'),
  consentAwaited(5, 4),
  consentAwaited(6, 9),
  talking(7, 12),
  talking(8, 18, 2),
  talking(9, 28),
  talking(10, 29, 2),
  talking(11, 47, 2),
  talking(12, 55),
  talking(13, 8, 0),
  settled(14, 40, false),
  settled(15, 62, true),
  settled(16, 70, true),
  settled(17, 84, true),
  settled(18, 26, false),
  settled(25, 91, true),
  confirmed(19, 34),
  confirmed(20, 22),
  failed(21, 50),
  failed(22, 33),
  fromCourt(23, 20),
  rejected(24, 15),
]
