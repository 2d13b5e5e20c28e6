import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario, type Told } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import type { MediationPapers } from './papers.ts'
import { disputeMediation } from './procedure.ts'

/** 人民调解法, the two court rules and the Ningbo regulation. The people and organs are invented; due days counted by hand. */
const given = scenario(disputeMediation)
const inNingbo = scenario(disputeMediation, { district: '330203' })

const dispute = {
  organ: '调解中心',
  applicants: [{ kind: 'person', name: '李某' }],
  respondents: [{ kind: 'person', name: '王某' }],
  kind: 'neighbours',
  place: '某村',
  facts: '排水纠纷',
  wish: '恢复排水',
}
const filed = (on: string, more: object = {}): Line => [on, 'applicant', 'filed', { ...dispute, ...more }]
const fromCourt = (on: string, referral: string, online = false): Line => [
  on,
  'intake',
  'filed',
  { ...dispute, channel: 'court', referral, online },
]
const assigned = (on: string): Line => [on, 'lead', 'assigned', { organisation: '某调委会' }]
const took = (on: string, more: object = {}): Line => [on, 'mediator', 'confirmedAcceptance', more]
const consented = (on: string): Line => [on, 'respondent', 'consented', { how: 'portal' }]
const told = (on: string): Line => [on, 'mediator', 'rightsTold', { acknowledged: true }]
const session = (on: string): Line => [on, 'mediator', 'sessionHeld', { place: '调解室', present: '双方', minutes: '协商' }]
const agreed = (on: string, more: object = {}): Line => [
  on,
  'mediator',
  'agreedInWriting',
  { content: '恢复排水', performBy: '2025-09-30', partiesSigned: true, mediatorSigned: true, ...more },
]
const failed = (on: string, channels: readonly string[] = ['litigation']): Line => [
  on,
  'mediator',
  'failed',
  { reasons: '分歧较大', channels },
]
const open = [filed('2025-07-07'), assigned('2025-07-07'), consented('2025-07-07'), told('2025-07-07')] as const
const agreement = [...open, session('2025-07-08'), agreed('2025-07-08')] as const

type Case = Told<MediationPapers, string>
const due = (c: Case, on: string, key: string) => c.on(on).limits[key]?.due.on
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)

describe('期限', () => {
  test('宁波市人民调解条例第27条: one month from acceptance, in districts of Ningbo only', () => {
    const lines = [filed('2025-07-08'), assigned('2025-07-08')] as const
    expect(inNingbo(...lines).on('2025-07-08').limits.ningboMediation).toMatchObject({ due: { on: '2025-08-08' }, internal: false })
    expect(given(...lines).on('2025-07-08').limits.ningboMediation).toBeUndefined()
    expect(scenario(disputeMediation, { district: '330106' })(...lines).on('2025-07-08').limits.ningboMediation).toBeUndefined()
    expect(scenario(disputeMediation, { district: '330281' })(...lines).on('2025-07-08').limits.ningboMediation).toBeDefined()
  })
  const extension = (bothAgree: boolean) =>
    ['2025-07-09', 'mediator', 'extensionAgreed', { days: 10, bothAgree, reason: '协商中' }] as const
  test('人民调解法 sets no time for mediation: elsewhere there is only a target, and it is labelled so', () => {
    const c = given(filed('2025-07-08'), assigned('2025-07-08'))
    expect(c.on('2025-07-08').limits.mediation).toMatchObject({ due: { on: '2025-08-07' }, internal: true, articles: [] })
    expect(given(filed('2025-07-08')).on('2025-07-08').limits.assignment).toMatchObject({ due: { on: '2025-07-11' }, internal: true })
  })
  test.each([
    ['pre-filing', '2025-08-07'],
    ['commissioned-ordinary', '2025-07-23'],
    ['commissioned-summary', '2025-07-15'],
  ])('特邀调解规定第27条: %s, from the day the file was signed for', (referral, expected) => {
    const c = inNingbo(fromCourt('2025-07-04', referral), assigned('2025-07-07'), took('2025-07-09', { signedForFileOn: '2025-07-08' }))
    expect(c.on('2025-07-09').limits.referral).toMatchObject({ startedOn: '2025-07-08', due: { on: expected } })
    expect(c.on('2025-07-09').limits.ningboMediation).toBeUndefined()
  })
  test.each([
    ['pre-filing', 'onlineBeforeFiling', '2025-08-07'],
    ['commissioned-ordinary', 'onlineAfterFiling', '2025-07-23'],
    ['commissioned-summary', 'onlineAfterFiling', '2025-07-15'],
  ])('在线调解规则第24条: %s, from the day the mediator confirms, whenever papers were signed for', (referral, key, expected) => {
    const c = given(fromCourt('2025-07-04', referral, true), assigned('2025-07-07'), took('2025-07-08', { signedForFileOn: '2025-07-07' }))
    expect(
      Object.keys(c.on('2025-07-08').limits).filter((k) =>
        ['referral', 'onlineBeforeFiling', 'onlineAfterFiling', 'mediation', 'ningboMediation'].includes(k),
      ),
    ).toEqual([key])
    expect(c.on('2025-07-08').limits[key as 'onlineBeforeFiling']).toMatchObject({
      due: { on: expected },
      articles: [
        { statute: '人民法院在线调解规则', article: 24, paragraph: 1 },
        { statute: '人民法院在线调解规则', article: 24, paragraph: 2 },
      ],
    })
  })
  test('在线调解规则第24条第2款: asked for by the parties themselves, thirty days from the day the mediator confirms', () => {
    const asked = [filed('2025-07-04', { online: true }), assigned('2025-07-07')] as const
    expect(given(...asked).on('2025-07-07').limits.onlineBeforeFiling).toBeUndefined()
    const c = given(...asked, took('2025-07-08'), consented('2025-07-08'))
    expect(c.on('2025-07-08').limits.onlineBeforeFiling).toMatchObject({
      startedOn: '2025-07-08',
      due: { on: '2025-08-07' },
      internal: false,
    })
    expect(c.on('2025-07-08').limits.mediation).toBeUndefined()
    expect(codes(c.refuses(...extension(false)))).toEqual(['online-extension-not-agreed'])
    expect(due(c.and(extension(true)), '2025-07-09', 'onlineBeforeFiling')).toBe('2025-08-18') // 17 August is a Sunday
  })
  test('宁波市人民调解条例第27条: in Ningbo a committee asked on the platform keeps its month as well', () => {
    const c = inNingbo(filed('2025-07-04', { online: true }), assigned('2025-07-07'), took('2025-07-08'))
    expect([due(c, '2025-07-08', 'ningboMediation'), due(c, '2025-07-08', 'onlineBeforeFiling')]).toEqual(['2025-08-07', '2025-08-07'])
  })
  test('在线调解规则第10条第3款、第12条第1款: three working days to name a mediator, three to confirm', () => {
    const c = given(fromCourt('2025-09-26', 'pre-filing', true))
    expect(due(c, '2025-09-26', 'onlineAssign')).toBe('2025-09-30') // Sunday 28 September is a working day
    expect(due(c.and(assigned('2025-09-29')), '2025-09-29', 'onlineAccept')).toBe('2025-10-10')
  })
  test('人民调解法第33条第1款: thirty days to ask for confirmation; from 5 September they end after National Day', () => {
    expect(due(given(...agreement), '2025-07-08', 'confirmation')).toBe('2025-08-07')
    const c = given(...open, session('2025-09-04'), agreed('2025-09-05'))
    expect(due(c, '2025-09-05', 'confirmation')).toBe('2025-10-09')
    const joint = { court: '某法院', jointly: true }
    expect(c.and(['2025-10-09', 'mediator', 'confirmationApplied', joint]).on('2025-10-09').limits.confirmation?.status).toBe('met')
    expect(c.refuses('2025-10-10', 'mediator', 'confirmationApplied', joint)).toMatchObject([
      { code: 'confirmation-late', article: '人民调解法第三十三条第一款' },
    ])
  })
  const opened = (kind: 'assigned' | 'entrusted' | 'online' | 'onlineAfter' | 'ningbo' | 'other') => {
    const referral = {
      assigned: 'pre-filing',
      entrusted: 'commissioned-ordinary',
      online: 'pre-filing',
      onlineAfter: 'commissioned-ordinary',
    }
    const told = kind === 'ningbo' ? inNingbo : given
    const first =
      kind === 'ningbo' || kind === 'other' ? filed('2025-07-04') : fromCourt('2025-07-04', referral[kind], kind.startsWith('online'))
    return told(first, assigned('2025-07-08'), took('2025-07-08', { signedForFileOn: '2025-07-08' }), consented('2025-07-08'))
  }
  test.each([
    ['assigned', 'assigned-extension-not-agreed', '特邀调解规定第二十七条第一款', 'referral', '2025-08-18'], // 17 August is a Sunday
    ['entrusted', 'entrusted-extension-not-agreed', '特邀调解规定第二十七条第二款', 'referral', '2025-08-04'], // 2 August is a Saturday
    ['online', 'online-extension-not-agreed', '人民法院在线调解规则第二十四条第一款', 'onlineBeforeFiling', '2025-08-18'],
    ['onlineAfter', 'online-extension-not-agreed', '人民法院在线调解规则第二十四条第一款', 'onlineAfterFiling', '2025-08-04'],
    ['ningbo', 'local-extension-not-asked', '宁波市人民调解条例第二十七条', 'ningboMediation', '2025-08-18'],
    ['other', 'extension-not-agreed', '人民调解法第二十三条', 'mediation', '2025-08-18'],
  ] as const)('%s: extended only where both sides agree, under the rule of the case', (kind, code, article, key, expected) => {
    const c = opened(kind)
    expect(c.refuses(...extension(false)).map((r) => [r.code, r.article])).toEqual([[code, article]])
    expect(due(c.and(extension(true)), '2025-07-09', key)).toBe(expected)
  })
  test.each([
    ['online', 'onlineBeforeFiling', '2025-08-12'],
    ['onlineAfter', 'onlineAfterFiling', '2025-07-23'],
    ['assigned', 'referral', '2025-08-07'],
    ['ningbo', 'ningboMediation', '2025-08-08'],
    ['other', 'mediation', '2025-08-12'],
  ] as const)(
    '在线调解规则第26条: an appraisal is left out online before filing, and of the target; nowhere else: %s',
    (kind, key, expected) => {
      const c = opened(kind).and(
        ['2025-07-09', 'mediator', 'appraisalStarted', { matter: '房屋受损' }],
        ['2025-07-14', 'mediator', 'appraisalEnded', { result: '轻微' }],
      )
      expect(due(c, '2025-07-14', key)).toBe(expected)
    },
  )
  test('在线调解规则第26条: no appraisal ends that was not begun', () => {
    expect(opened('online').refuses('2025-07-14', 'mediator', 'appraisalEnded', { result: '轻微' })).toMatchObject([
      { code: 'no-appraisal', article: '人民法院在线调解规则第二十六条第一款' },
    ])
  })
  test('the return visit is a target of seven working days after performance was due', () => {
    const c = given(...open, session('2025-07-08'), agreed('2025-07-08', { performBy: '2025-07-09' }))
    expect(c.on('2025-07-09').limits.returnVisit).toMatchObject({ due: { on: '2025-07-18' }, internal: true })
  })
})

describe('自愿', () => {
  test('第17条: no session without consent and without having been told one’s rights (第23条)', () => {
    const c = given(filed('2025-07-07'), assigned('2025-07-07'))
    expect(codes(c.refuses(...(session('2025-07-08') as [string, string, string, object])))).toEqual(['stage-wrong', 'rights-not-told'])
    expect(codes(c.and(consented('2025-07-07')).refuses(...(session('2025-07-08') as [string, string, string, object])))).toEqual([
      'rights-not-told',
    ])
  })
  test.each(['respondent', 'applicant'])('第23条: the %s may stop at any time', (side) => {
    for (const lines of [open.slice(0, 2), open, [...open, session('2025-07-08')]]) {
      expect(
        given(...lines)
          .and(['2025-07-09', side, 'declined', { who: side }])
          .on('2025-07-09'),
      ).toMatchObject({ stage: 'closed', outcome: 'declined' })
    }
  })
  test('第26条: a failure must tell of the court, and names the next lawful ways', () => {
    expect(
      given(...open)
        .refuses(...(failed('2025-07-09', ['arbitration']) as [string, string, string, object]))
        .map((r) => [r.code, r.article]),
    ).toEqual([['litigation-not-told', '人民调解法第二十六条']])
    const view = given(...open, failed('2025-07-09', ['litigation', 'arbitration'])).on('2025-07-09')
    expect(view).toMatchObject({ outcome: 'failed', facts: { failed: { channels: ['litigation', 'arbitration'] } } })
    expect(view.documents.some((d) => d.key === 'termination' && d.to.includes('applicant') && d.to.includes('respondent'))).toBe(true)
  })
})

describe('协议与归档', () => {
  test('第27条、第29条: an agreement needs a session, the parties’ and the mediator’s signatures, all told at once', () => {
    const refused = given(...open).refuses(
      ...(agreed('2025-07-08', { partiesSigned: false, mediatorSigned: false }) as [string, string, string, object]),
    )
    expect(codes(refused)).toEqual(['no-session', 'agreement-unsigned', 'agreement-unsealed'])
  })
  test('第28条: spoken only where the parties want no writing', () => {
    const c = given(...open, session('2025-07-08'))
    const oral = (noWritingWanted: boolean) =>
      ['2025-07-08', 'mediator', 'agreedOrally', { content: '恢复排水', performBy: '2025-07-30', noWritingWanted }] as const
    expect(codes(c.refuses(...oral(false)))).toEqual(['writing-wanted'])
    expect(due(c.and(oral(true)), '2025-07-08', 'confirmation')).toBe('2025-08-07')
  })
  test('第33条: confirmation is asked for by both sides together', () => {
    expect(
      codes(given(...agreement).refuses('2025-07-09', 'mediator', 'confirmationApplied', { court: '某法院', jointly: false })),
    ).toEqual(['confirmation-not-joint'])
  })
  test('第31条: no closing before performance was looked into; the file has its thirteen parts', () => {
    const closing = ['2025-07-10', 'mediator', 'closed', { summary: '已履行', compiler: '调解员' }] as const
    expect(codes(given(...agreement).refuses(...closing))).toContain('performance-unknown')
    const view = given(...agreement, ['2025-07-09', 'mediator', 'performed', { full: true }], closing).on('2025-07-10')
    const parts = disputeMediation.fileParts!
    expect(parts).toHaveLength(13)
    expect(parts.filter((p) => p.always && p.holds(view).length === 0)).toEqual([])
    expect(parts.filter((p) => p.always)).toHaveLength(7)
  })
})

describe('every path', () => {
  const options = {
    calendar: chinaCalendar,
    start: day('2025-03-03'),
    examples: {
      filed: [
        dispute,
        { ...dispute, online: true },
        { ...dispute, channel: 'court', referral: 'pre-filing' },
        { ...dispute, channel: 'court', referral: 'pre-filing', online: true },
        { ...dispute, channel: 'court', referral: 'commissioned-summary', online: true },
      ],
    },
  }
  test('no dead end, no limit without end, every ending names the next way', () => {
    const result = walk(disputeMediation, options)
    expect(result).toMatchObject({ faults: [], bounded: false, outcomes: ['declined', 'failed', 'rejected', 'settled', 'withdrawn'] })
    expect(Object.keys(disputeMediation.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  test('in whatever order things happen', () => {
    const orders = everyOrder(disputeMediation, options)
    console.info(`${disputeMediation.id}: ${orders.states} states, ${orders.steps} steps, ${orders.outcomes.length} endings`)
    expect(orders).toMatchObject({ faults: [], apart: ['inquired'] })
  }, 60_000)
})
