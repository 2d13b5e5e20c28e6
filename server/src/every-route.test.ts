import { type RouteName, routes } from '@fadu/contract'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkHouse } from './check/house-check.ts'
import { recordLapses } from './jobs/timers.ts'
import { editBulletin, handOut, holdMeeting, publishScheme } from './testing/follow-up.ts'
import { accept, act, applyForConfirmation, decide, disputePaper, file, hear, settle } from './testing/matters.ts'
import { upperPlanDocument } from './testing/plan-documents.ts'
import { actOn, registerPlan } from './testing/plans.ts'
import { draftOf, frozenReport, publish } from './testing/reports.ts'
import { keep, password } from './testing/test-district.ts'
import { cookieFrom, enrolled, morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

/** A resident's dispute: filed with a picture, followed, settled, taken to court, closed and rated. */
async function disputeStory(test: TestHouse): Promise<void> {
  await test.must('offered')
  await test.must('portalOptions', { query: { duty: 'dispute-centre-lead' } })
  const picture = await test.must('upload', uploadOf('墙面.png', png, 'image/png'))
  const filed = await file(test, 'dispute-mediation', { evidence: [picture] })
  const { id, reference, secret, hash } = filed
  expect(await test.must('verifyReceipt', { body: { reference, seq: 1, hash } })).toMatchObject({ intact: true })
  const opened = await test.call('followOpen', { body: { reference, secret } })
  const as = { cookie: cookieFrom(opened) }
  await test.must('followFile', { as, params: { hash: picture.hash } })
  await test.must('caseFile', { as: 'lead', params: { id, hash: picture.hash } })
  await test.must('check', { as: 'lead', params: { id }, body: { event: 'assigned', paper: {} } })
  await test.must('mergeable', { as: 'lead', params: { id }, query: {} })
  await settle(test, id)
  await test.must('caseUpload', { as: 'mediator', ...uploadOf('谈话.txt', '双方到场', 'text/plain') })
  await applyForConfirmation(test, id)
  const followed = await test.must('follow', { as })
  const agreement = followed.entries.flatMap((e) => e.documents).find((d) => d.key === 'agreement')!
  await test.must('followPrint', { as, params: { seq: agreement.seq, key: 'agreement' } })
  await test.must('print', { as: 'mediator', params: { id, seq: agreement.seq, key: 'agreement' } })
  await test.must('followAct', { as, body: { event: 'material.added', paper: { title: '照片', proves: '渗水', files: [picture] } } })
  await test.must('unmask', { as: 'mediator', params: { id }, body: { purpose: '通知到场' } })
  await test.must('readers', { as: 'mediator', params: { id } })
  expect((await test.call('statePurpose', { as: 'rule-office', params: { id }, body: { purpose: '执法监督抽查' } })).status).toBe(204)
  await test.must('exportCase', { as: 'mediator', params: { id } })
  expect((await test.call('followClose', { as })).status).toBe(204)
}

/** A counter application, signed up to the deputy mayor, published. */
async function reconsiderationStory(test: TestHouse): Promise<void> {
  const { id } = await file(test, 'administrative-reconsideration')
  await accept(test, id)
  await hear(test, id)
  const { seq: draft } = await act(test, 'officer', id, 'decided', { outcome: 'upheld', reasons: '事实清楚，程序合法。' })
  expect((await test.must('signing', { as: 'head' })).items).toHaveLength(1)
  await act(test, 'head', id, 'draft.signed', { draft })
  await act(test, 'mayor', id, 'draft.signed', { draft })
  expect(await test.must('publicSeals')).toMatchObject({ digest: 'sm3', items: [] })
  const { items } = await test.must('publicRegister')
  expect((await test.must('publicPage', { params: { id: items[0]!.id } })).id).toBe(id)
  const other = await file(test, 'administrative-reconsideration')
  await accept(test, other.id)
  await hear(test, other.id)
  await decide(test, other.id)
  const silent = await file(test, 'administrative-reconsideration')
  test.clock.set(morningOf('2026-03-10'))
  expect(await recordLapses(test.house)).toBe(1)
  expect(await test.must('case', { as: 'officer', params: { id: silent.id } })).toMatchObject({ stage: 'review' })
  test.clock.set(morningOf('2026-03-02'))
}

/** A plan read in its document, beside the plan above it and its earlier version. */
async function planStory(test: TestHouse): Promise<void> {
  const above = await registerPlan(test, upperPlanDocument, { level: 'city' })
  const { id } = await registerPlan(test, undefined, { above: above.id, previous: above.id })
  const asked = { as: 'rule-office', params: { id } } as const
  expect((await test.must('plans', { as: 'rule-office' })).items).toHaveLength(2)
  expect((await test.must('plan', asked)).tree.length).toBeGreaterThan(5)
  expect((await test.must('planText', asked)).text).toContain('法治为民')
  expect((await test.must('planAlignment', asked)).covered.length).toBeGreaterThan(0)
  expect((await test.must('planDifference', asked)).changed.length).toBeGreaterThan(0)
  await test.must('planLists', { ...asked, query: {} })
}

/** An annual report with its figures frozen, drafted, published. */
async function reportStory(test: TestHouse): Promise<void> {
  const id = await frozenReport(test, ['mediation-concluded', 'mediation-success'])
  await actOn(test, id, 'drafted', draftOf('调解终结{{mediation-concluded}}。'))
  expect((await test.must('report', { as: 'rule-office', params: { id } })).figures).toHaveLength(2)
  await test.must('reportDocument', { as: 'rule-office', params: { id } })
  await publish(test, id)
  expect((await test.must('reports', { as: 'rule-office' })).items).toHaveLength(1)
  await test.must('publicReport', { params: { id } })
  test.clock.set(morningOf('2026-03-02'))
}

/** An assessment, a meeting, a bulletin, and the board. */
async function followUpStory(test: TestHouse): Promise<void> {
  const id = await publishScheme(test)
  await handOut(test, '公布事项清单', '2026-03-10')
  expect((await test.must('assessments', { as: 'rule-office' })).items).toHaveLength(1)
  test.clock.set(morningOf('2026-03-17'))
  await test.must('assessmentScores', { as: 'rule-office', params: { id }, query: { asOf: '2026-03-16' } })
  expect((await test.must('assessment', { as: 'rule-office', params: { id } })).units).toHaveLength(1)
  test.clock.set(morningOf('2026-03-02'))
  const meeting = await holdMeeting(test)
  expect((await test.must('meeting', { as: 'rule-office', params: { id: meeting } })).decisions).toHaveLength(2)
  expect((await test.must('meetings', { as: 'rule-office' })).items).toHaveLength(1)
  const bulletin = await editBulletin(test)
  expect((await test.must('bulletin', { as: 'rule-office', params: { id: bulletin } })).figures).toHaveLength(1)
  expect((await test.must('bulletins', { as: 'market-legal' })).items).toHaveLength(1)
  expect((await test.must('board', { as: 'rule-office', query: {} })).tasks).toHaveLength(1)
}

/** Doors, lists, registers, calendar and accounts. */
async function officeStory(test: TestHouse): Promise<void> {
  await test.must('health')
  const signedIn = await test.call('signIn', { body: { account: 'west-mediator', password } })
  const as = { cookie: cookieFrom(signedIn) }
  await test.must('session', { as })
  await test.must('changePassword', { as, body: { old: password, new: 'Neue-Bruecke-2026' } })
  await test.must('signOut', { as: 'west-lead' })
  await test.must('switchPost', { as: 'lead', body: { post: 'lead' } })
  await test.must('demonstrationPosts')
  await test.must('demonstrationSignIn', { body: { post: 'judge' } })
  const opened = await test.must('open', {
    as: 'intake',
    body: { procedure: 'dispute-mediation', paper: disputePaper({ channel: 'counter' }) },
  })
  expect(opened.secret).toMatch(/^\w{4}-\w{4}-\w{4}$/)
  expect(
    (await test.must('duplicates', { as: 'intake', body: { procedure: 'dispute-mediation', paper: disputePaper() } })).items.length,
  ).toBeGreaterThan(0)
  await test.must('case', { as: 'intake', params: { id: opened.id } })
  await test.must('duties', { as: 'lead', query: {} })
  await test.must('options', { as: 'lead', query: { kind: 'post', organ: 'committee', duty: 'people-mediator' } })
  await test.must('options', { as: 'lead', query: { kind: 'entry', register: 'organs' } })
  await test.must('registers', { as: 'registrar' })
  await test.must('register', { as: 'registrar', params: { register: 'posts' }, query: {} })
  await test.must('registerHistory', { as: 'registrar', params: { register: 'organs', id: 'centre' } })
  const table = Buffer.from('机构代码,名称,文号代字,层级\nv-1,东村,东,村、社区\n').toString('base64')
  const looked = await test.must('registerTable', {
    as: 'registrar',
    params: { register: 'organs' },
    body: { name: '机构.csv', content: table },
  })
  await test.must('registerEnter', {
    as: 'registrar',
    params: { register: 'organs' },
    body: { rows: looked.rows.map(({ row, from, entry }) => ({ row, from, entry })), reason: '表格导入' },
  })
  await test.must('registerTemplate', { as: 'registrar', params: { register: 'organs' }, query: {} })
  await test.must('calendar', { params: { year: 2026 } })
  await test.must('calendarChange', {
    as: 'registrar',
    body: { notice: '试政办〔2026〕1号', days: [{ date: '2026-03-06', name: '停电', working: false }] },
  })
  await test.must('due', { body: { start: '2026-03-02', amount: 5, unit: 'workday' } })
  await test.must('status', { as: 'registrar' })
  await test.must('statusRun', { as: 'registrar', body: { work: 'look-at-time' } })
  await checkHouse(test.house)
  await test.must('houseCheck', { as: 'registrar' })
  expect(await test.must('importCases', { as: 'registrar', body: { lines: ['{}'] } })).toMatchObject({ cases: 0 })
  await test.must('accounts', { as: 'registrar' })
  const { items } = await test.must('indicators', { as: 'rule-office', query: { period: '2026' } })
  for (const { id } of items) {
    const sheet = await test.must('indicator', { as: 'mayor', params: { id }, query: { period: '2026' } })
    const { items: cases, notShown } = await test.must('indicatorCases', { as: 'rule-office', params: { id }, query: { period: '2026' } })
    if (sheet.value.of === 0) expect(cases.length + notShown).toBe(0)
    const moves = await test.must('indicatorMoves', { as: 'rule-office', params: { id }, query: { period: '2026', since: '2026-03-01' } })
    expect(moves.items.filter(({ was, now }) => was.of === now.of && was.hit === now.hit && was.amount === now.amount)).toEqual([])
  }
  expect((await test.must('districtSums', { as: 'mayor', query: { period: '2026' } })).districts).toHaveLength(2)
  const audit = { as: 'auditor', query: { purpose: '季度内部审计' } } as const
  expect((await test.must('accessLog', audit)).items.length).toBeGreaterThan(5)
  await test.must('accessLogFile', audit)
  expect(await test.must('accessLogCheck', { as: 'auditor' })).toEqual({ intact: true })
  await test.must('accountCreate', { as: 'registrar', body: { account: 'second', person: 'p-judge' } })
  await test.must('accountAct', { as: 'registrar', params: { account: 'second' }, body: { act: 'disable', purpose: '人员调离' } })
  const hook = await keep(test.house, 'webhooks', 'entered', {
    entry: { id: 'receiver', system: '省平台', url: 'https://receiver.invalid/hook' },
  })
  expect((await test.must('webhookSecret', { as: 'registrar', params: { id: hook } })).secret).toMatch(/^whsec_/)
  await enrolled(test, 'head', await test.cookieOf('head'))
}

// The stream is in live.test.ts, the way to an identity provider and back in oidc.test.ts.
const elsewhere: readonly RouteName[] = ['live', 'oidcStart', 'oidcReturn']

describe.each(enginesHere())('every route of the contract, on %s', (engine) => {
  it('gives the answer its contract names, nothing missing and nothing more', async () => {
    const test = await openTestHouse(await databases.fresh(engine), {
      withQueue: true,
      environment: { FADU_OVERSEES: '990101=试验区,990102=安宁区' },
    })
    try {
      await disputeStory(test)
      await reconsiderationStory(test)
      await planStory(test)
      await officeStory(test)
      await reportStory(test)
      await followUpStory(test)
      const untested = (Object.keys(routes) as RouteName[]).filter((name) => !test.answered.has(name) && !elsewhere.includes(name))
      expect(untested, 'routes nobody asked: add them to a story above').toEqual([])
    } finally {
      await test.close()
    }
  })
})
