import { plusDays } from '@fadu/legal-time'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs } from './jobs/work.ts'
import { file } from './testing/matters.ts'
import { laterPlanDocument, upperPlanDocument } from './testing/plan-documents.ts'
import { actOn, itemOf, readDocument, registerPlan } from './testing/plans.ts'
import { openTestHouse, type TestHouse } from './testing/test-house.ts'
import { png, uploadOf } from './testing/upload.ts'

let databases: TestDatabases
beforeAll(async () => {
  databases = await testDatabases()
})
afterAll(async () => databases?.close())

const until = async (holds: () => Promise<boolean>) => {
  for (let n = 0; n < 100; n++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come about within ten seconds')
}

describe.each(enginesHere())('plans, on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true })
    await startJobs(test.house)
  })
  afterAll(async () => {
    await test?.close()
  })
  const plan = (id: string) => test.must('plan', { as: 'rule-office', params: { id } })

  it('reads a document: what it is, its items with their places, units, targets, deadlines', async () => {
    const { reading } = await readDocument(test)
    expect(reading).toMatchObject({ issuer: '试验区人民政府', issuedOn: '2026-03-01', from: '2026-01-01', until: '2028-12-31' })
    expect(reading.items.map((item) => item.title)).toEqual(
      expect.arrayContaining(['总体要求', '工作目标', '重点任务', '规范行政执法', '化解矛盾纠纷', '开展法治宣传']),
    )
    const settled = reading.items.find((item) => item.title === '化解矛盾纠纷')!
    expect(settled).toMatchObject({ lead: expect.arrayContaining(['区社会治理中心']), deadline: '2027-06-30' })
    expect(reading.text.slice(settled.start, settled.end)).toContain('健全镇街调解网络')
    for (const item of reading.items)
      for (const target of item.targets) expect(reading.text.slice(target.start, target.end)).toBe(target.text)
  })

  it('names an organ only where the name means one that can take a task, and leaves the choice open where it does not', async () => {
    const { id } = await registerPlan(test)
    const [market] = (await itemOf(test, id, '规范行政执法')).units
    expect(market).toMatchObject({ role: 'lead', sure: true, choices: [{ id: 'market' }] })
    for (const unit of (await itemOf(test, id, '化解矛盾纠纷')).units) expect(unit).toMatchObject({ sure: false })
  })

  it('goes from the document to tasks that are done, and the plan knows it', async () => {
    const { id } = await registerPlan(test)
    const before = await plan(id)
    expect(before).toMatchObject({ stage: 'reading', confirmed: 0, unsettled: before.items })
    const refused = await test.call('act', { as: 'rule-office', params: { id }, body: { event: 'adopted', paper: {} } })
    expect(refused.problem.refusals?.map((r) => r.code)).toEqual(['items-unsettled', 'nothing-confirmed'])
    const item = await itemOf(test, id, '规范行政执法')
    const assignments = [{ item: item.id, lead: 'market', support: ['justice'], deadline: '2026-12-31' }]
    await actOn(test, id, 'itemsConfirmed', { items: before.roots, branch: true, assignments })
    await actOn(test, id, 'adopted', {})
    await actOn(test, id, 'handedOut', { items: [item.id], branch: false })
    await until(async () => (await itemOf(test, id, '规范行政执法')).task !== undefined)
    const { task } = await itemOf(test, id, '规范行政执法')
    expect(task).toMatchObject({ dueOn: '2026-12-31', light: 'amber', stageTerm: { zh: '待签收' } })
    expect((await test.must('planLists', { as: 'rule-office', params: { id }, query: { by: 'unit' } })).groups).toContainEqual(
      expect.objectContaining({
        name: '试验区市场监督管理局',
        rows: [expect.objectContaining({ title: '规范行政执法', support: ['试验区司法局'] })],
      }),
    )
    const byLeader = await test.must('planLists', { as: 'rule-office', params: { id }, query: { by: 'leader' } })
    expect(byLeader.groups.map((group) => group.name)).toEqual([''])
    await actOn(test, task!.case, 'acknowledged', {}, 'market-legal')
    const list = await test.must('caseUpload', { as: 'market-legal', ...uploadOf('事项清单.txt', '清单', 'text/plain') })
    await actOn(test, task!.case, 'completed', { text: '清单已公布，持证率 100%。', evidence: [list] }, 'market-legal')
    await actOn(test, task!.case, 'verified', { finding: '核对清单和证件台账，属实。', evidence: [] })
    await actOn(test, task!.case, 'done', {})
    await until(async () => (await plan(id)).done === 1)
    expect((await plan(id)).sentence.zh).toBe('已交办 1 项，办结 1 项，没有逾期。')
  })

  it('a corrected item asks to be confirmed again', async () => {
    const { id } = await registerPlan(test)
    const { roots } = await plan(id)
    await actOn(test, id, 'itemsConfirmed', { items: roots, branch: true, assignments: [] })
    const item = await itemOf(test, id, '开展法治宣传')
    await actOn(test, id, 'itemsCorrected', {
      changes: [{ change: 'set', item: item.id, values: { title: '开展法治宣传活动' }, clear: [] }],
    })
    expect(await itemOf(test, id, '开展法治宣传活动')).toMatchObject({ state: 'read', corrected: true })
    expect((await plan(id)).unsettled).toBe(1)
  })

  it('a target of the text is measured by an indicator, stands there with how it is, and among the targets of the indicator', async () => {
    const { id } = await registerPlan(test)
    const { roots } = await plan(id)
    await actOn(test, id, 'itemsConfirmed', { items: roots, branch: true, assignments: [] })
    const goal = await itemOf(test, id, '工作目标')
    const onTime = goal.targets.find((target) => target.text.includes('按期办结率'))!
    expect(goal.measures.find((one) => one.target === onTime.id)?.choices[0]).toMatchObject({ id: 'reconsideration-on-time' })
    const adopted = {
      item: goal.id,
      target: onTime.id,
      indicator: 'reconsideration-on-time',
      comparator: '>=',
      values: [100],
      by: '2028-12-31',
    }
    await actOn(test, id, 'targetsAdopted', { targets: [adopted] })
    await actOn(test, id, 'adopted', {})
    expect((await itemOf(test, id, '工作目标')).adopted).toMatchObject([
      { target: onTime.id, term: { zh: '行政复议按期办结率' }, state: 'unknown', says: { zh: expect.stringMatching(/\p{Script=Han}/u) } },
    ])
    const { items } = await test.must('indicators', { as: 'rule-office', query: {} })
    expect(items.find((row) => row.id === 'reconsideration-on-time')?.targets).toContainEqual(
      expect.objectContaining({ due: '2028-12-31', source: expect.stringContaining('三年行动') }),
    )
    const yesterday = await test.must('indicators', { as: 'rule-office', query: { asOf: plusDays(test.clock.today(), -1) } })
    expect(yesterday.items.find((row) => row.id === 'reconsideration-on-time')?.targets).toEqual([])
  })

  it('stands beside the plan above it: what is covered, what is not, where the numbers differ', async () => {
    const above = await registerPlan(test, upperPlanDocument, { level: 'city' })
    const { id } = await registerPlan(test, undefined, { above: above.id })
    const found = await test.must('planAlignment', { as: 'rule-office', params: { id } })
    expect(found.uncovered.map((item) => item.title)).toEqual(['推行公平竞争审查'])
    const row = found.covered.find((covered) => covered.upper.title === '化解矛盾纠纷')!
    expect(row.lower.map((item) => item.title)).toEqual(['化解矛盾纠纷'])
    expect(row.contradictions.map((words) => words.zh).join()).toMatch(/15.*12/)
  })

  it('stands beside its earlier version: added, removed, changed, and which of it is being worked on', async () => {
    const first = await registerPlan(test)
    const { roots } = await plan(first.id)
    const item = await itemOf(test, first.id, '化解矛盾纠纷')
    const assignments = [{ item: item.id, lead: 'market', support: [], deadline: '2027-06-30' }]
    await actOn(test, first.id, 'itemsConfirmed', { items: roots, branch: true, assignments })
    await actOn(test, first.id, 'adopted', {})
    await actOn(test, first.id, 'handedOut', { items: [item.id], branch: false })
    const { id } = await registerPlan(test, laterPlanDocument, { previous: first.id })
    const found = await test.must('planDifference', { as: 'rule-office', params: { id } })
    expect(found.added.map((i) => i.title)).toEqual(['完善村规民约'])
    expect(found.removed.map((i) => i.title)).toEqual(['开展法治宣传'])
    expect(found.changed.find((pair) => pair.now.title === '化解矛盾纠纷')).toMatchObject({ running: true })
  })

  it('a file of another case is not read here, whoever knows its digest; what is no document is refused in words', async () => {
    const picture = await test.must('upload', uploadOf('墙面.png', png, 'image/png'))
    await file(test, 'dispute-mediation', { evidence: [picture] })
    const ask = (hash: string) => test.call('planReading', { as: 'rule-office', body: { file: hash, name: '方案.txt' } })
    expect((await ask(picture.hash)).status).toBe(404)
    const other = await test.must('caseUpload', {
      as: 'rule-office',
      ...uploadOf('照片.png', Buffer.concat([png, Buffer.from('x')]), 'image/png'),
    })
    expect(await ask(other.hash)).toMatchObject({ status: 422, problem: { code: 'document-not-recognised' } })
    expect((await test.call('planReading', { as: 'intake', body: { file: other.hash, name: 'x.txt' } })).status).toBe(403)
    expect((await test.call('plan', { as: 'rule-office', params: { id: (await file(test)).id } })).status).toBe(403)
  })
})
