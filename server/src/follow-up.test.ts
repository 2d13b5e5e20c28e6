import { reprojectExpired } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startJobs } from './jobs/work.ts'
import { editBulletin, handOut, holdMeeting, publishScheme, score } from './testing/follow-up.ts'
import { file } from './testing/matters.ts'
import { actOn } from './testing/plans.ts'
import { morningOf, openTestHouse, type TestHouse } from './testing/test-house.ts'
import { uploadOf } from './testing/upload.ts'

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

describe.each(enginesHere())('follow-up, on %s', (engine) => {
  let test: TestHouse
  beforeAll(async () => {
    test = await openTestHouse(await databases.fresh(engine), { withQueue: true })
    await startJobs(test.house)
  })
  beforeEach(() => test.clock.set(morningOf('2026-03-02')))
  afterAll(async () => {
    await test?.close()
  })
  const complete = async (id: string) => {
    await actOn(test, id, 'acknowledged', {}, 'market-legal')
    const file = await test.must('caseUpload', { as: 'market-legal', ...uploadOf('完成情况.txt', '完成', 'text/plain') })
    await actOn(test, id, 'completed', { text: '已完成', evidence: [file] }, 'market-legal')
  }

  it('reckons the score of a unit from its tasks, keeps it for objections, and changes it only by an answer', async () => {
    const id = await publishScheme(test)
    const done = await handOut(test, '公布执法事项清单', '2026-03-10')
    await handOut(test, '整改裁量文书', '2026-03-12')
    await complete(done)
    test.clock.set(morningOf('2026-03-16'))
    // What fell due in silence is looked at again by the timer.
    await reprojectExpired(test.house.store)
    const before = await test.must('assessment', { as: 'market-legal', params: { id } })
    expect(before).toMatchObject({
      unitsInAll: 1,
      mayScore: false,
      units: [{ id: 'market', own: true, scores: [{ value: '50.0%', target: '90.0%' }] }],
    })
    expect(before.units[0]).not.toHaveProperty('points')
    const forAnother = { event: 'selfAssessed', paper: { unit: 'justice', text: '替别人自评' } }
    const { problem } = await test.call('act', { as: 'market-legal', params: { id }, body: forAnother })
    expect(problem.refusals?.map((r) => [r.code, r.field])).toContainEqual(['not-own-organ', 'unit'])
    await actOn(test, id, 'selfAssessed', { unit: 'market', text: '一项逾期，正在整改。' }, 'market-legal')
    await score(test, id, '2026-03-17', '2026-03-16')
    const scored = await test.must('assessment', { as: 'rule-office', params: { id } })
    expect(scored.units[0]).toMatchObject({
      points: 55.56,
      scores: [{ value: '50.0%', numerator: 1, denominator: 2, target: '90.0%', points: 55.56, recheck: 'same', asOf: '2026-03-16' }],
    })
    await actOn(test, id, 'objected', { unit: 'market', item: '1', grounds: '一项因资金未到位' }, 'market-legal')
    expect((await test.must('assessment', { as: 'rule-office', params: { id } })).missing[0]!.zh).toContain('异议待答复')
    await actOn(test, id, 'answered', { unit: 'market', item: '1', upheld: 'changed', points: 70, reasons: '情况属实' })
    test.clock.set(morningOf('2026-04-02'))
    await actOn(test, id, 'finalised', { basis: '委员会会议' }, 'rule-lead')
    const final = await test.must('assessment', { as: 'market-legal', params: { id } })
    expect(final).toMatchObject({
      outcome: 'final',
      final: { basis: '委员会会议' },
      units: [{ points: 70, scores: [{ points: 70, before: 55.56, objections: [{ answer: { changed: true, reasons: '情况属实' } }] }] }],
    })
  })

  it('refuses a volume as an item, and points that somebody typed', async () => {
    const of = (indicator: string, more: object = {}) =>
      test.call('open', {
        as: 'rule-office',
        body: {
          procedure: 'assessment',
          paper: {
            office: 'justice',
            title: '考评',
            from: '2026-04-01',
            until: '2026-12-31',
            units: ['market'],
            items: [{ id: '1', title: '项', indicator, weight: 100, target: 1, standard: '按比例', ...more }],
          },
        },
      })
    expect((await of('mediation-concluded')).problem.refusals).toMatchObject([{ code: 'indicator-unscored', field: 'items.0.indicator' }])
    expect((await of('task-on-time', { better: 'lower' })).problem.refusals).toMatchObject([
      { code: 'indicator-direction', field: 'items.0.better' },
    ])
    expect((await of('nothing-of-the-kind')).problem.refusals).toMatchObject([{ code: 'indicator-unknown' }])
    const scored = (await test.must('options', { as: 'rule-office', query: { kind: 'indicator', scored: 'yes' } })).options.map(
      ({ id }) => id,
    )
    expect(scored).toContain('task-on-time')
    expect(scored).not.toContain('mediation-concluded')
    const id = await publishScheme(test)
    await actOn(test, id, 'selfAssessed', { unit: 'market', text: '自评' }, 'market-legal')
    test.clock.set(morningOf('2026-03-17'))
    const early = await test.call('assessmentScores', { as: 'rule-office', params: { id }, query: { asOf: '2026-03-17' } })
    expect(early.problem.refusals?.map((r) => r.code)).toEqual(['day-not-over'])
    const { scores } = await test.must('assessmentScores', { as: 'rule-office', params: { id }, query: { asOf: '2026-03-16' } })
    const typed = scores.map((one) => ({ ...one, points: 99 }))
    const refused = await test.call('act', { as: 'rule-office', params: { id }, body: { event: 'scored', paper: { scores: typed } } })
    expect(refused.problem.refusals?.map((r) => r.code)).toEqual(['points-other'])
  })

  it('turns a decision of a meeting into a task whose state the meeting shows', async () => {
    const id = await holdMeeting(test)
    const meeting = () => test.must('meeting', { as: 'rule-office', params: { id } })
    await until(async () => (await meeting()).decisions[0]?.task !== undefined)
    const found = await meeting()
    expect(found).toMatchObject({
      outcome: 'held',
      held: { chair: '试验区司法局法治督察负责人', place: '三楼会议室' },
      agenda: [
        { id: '1', unit: '试验区市场监督管理局' },
        { id: '2', withdrawn: '另行安排' },
      ],
      decisions: [
        { lead: '试验区市场监督管理局', task: { open: true, stageTerm: { zh: '待签收' }, dueOn: '2026-06-30' } },
        { support: [] },
      ],
    })
    expect(found.decisions[1]).not.toHaveProperty('task')
    const printed = await test.must('print', { as: 'rule-office', params: { id, seq: found.minutes!.seq, key: 'minutes' } })
    expect(printed).toMatchObject({ title: '执法协调小组第2次会议纪要', number: expect.stringContaining('纪要第') })
    expect(printed.paragraphs.join('')).toContain('建立行政争议月通报（牵头单位：试验区市场监督管理局；完成时限：2026年6月30日）')
    expect(printed.paragraphs.join('')).toContain('法治督察负责人在三楼会议室主持召开')
    expect((await test.must('meetings', { as: 'rule-office' })).items[0]).toMatchObject({ decisions: 2, tasks: 1, done: 0 })
  })

  it('edits a bulletin with figures by reference, sends it to units, and knows who received it', async () => {
    const id = await editBulletin(test)
    await actOn(test, id, 'approved', {}, 'rule-lead')
    await actOn(test, id, 'issued', { sentTo: ['market'] })
    const sent = await test.must('bulletin', { as: 'market-legal', params: { id } })
    expect(sent).toMatchObject({ issued: { number: '2026年第1期' }, sentTo: [{ id: 'market', name: '试验区市场监督管理局' }] })
    expect(sent.pieces.map((p) => ('printed' in p ? p.printed : 'text' in p ? p.text : p.loose)).join('')).toBe('调解终结0件。')
    expect((await test.must('bulletins', { as: 'market-legal' })).items.map((item) => item.case)).toContain(id)
    await actOn(test, id, 'received', { unit: 'market' }, 'market-legal')
    expect((await test.must('bulletin', { as: 'rule-office', params: { id } })).sentTo[0]).toMatchObject({ receivedOn: '2026-03-02' })
    const printed = await test.must('print', { as: 'rule-office', params: { id, seq: sent.issued!.seq, key: 'bulletin' } })
    expect(printed).toMatchObject({ title: '通报：一季度进展', paragraphs: ['调解终结0件。', '发送：试验区市场监督管理局。'] })
  })

  it('names beside a bulletin the task it is about, to whoever sees that, and no case of another kind', async () => {
    const about = async (task: string) => {
      const paper = { office: 'justice', unit: 'market', kind: 'notice', title: '进展', text: '进展顺利。', task }
      const { id } = await test.must('open', { as: 'market-legal', body: { procedure: 'bulletin', paper } })
      const read = async (as: 'market-legal' | 'rule-office') => (await test.must('bulletin', { as, params: { id } })).task
      return [await read('market-legal'), await read('rule-office')]
    }
    const task = await handOut(test, '通报所涉任务', '2026-06-30')
    expect(await about(task)).toEqual(Array(2).fill({ case: task, title: '通报所涉任务' }))
    expect(await about((await file(test)).id)).toEqual([undefined, undefined])
  })

  it('shows each unit its tasks beside its own target, and a post no more than it may see', async () => {
    await publishScheme(test)
    const id = await handOut(test, '晾晒一项', '2026-03-05', {
      milestones: [{ id: 'm', title: '方案', on: '2026-03-04' }],
      support: ['justice'],
    })
    test.clock.set(morningOf('2026-03-06'))
    await actOn(test, id, 'reminded', { note: '请抓紧' })
    await actOn(test, id, 'supervised', { ground: 'late', matter: '三日内办结' })
    const board = await test.must('board', { as: 'rule-office', query: { year: '2026' } })
    expect(board.tasks.find((t) => t.case === id)).toMatchObject({
      state: 'late',
      supervised: true,
      milestones: [{ title: '方案', on: '2026-03-04' }],
    })
    expect(board.units).toMatchObject([{ id: 'market', supervised: 1, target: 90 }])
    expect(board.indicators).toEqual([])
    const none = await test.must('board', { as: 'west-mediator', query: {} })
    expect(none).toMatchObject({ tasks: [], units: [], indicators: [] })
    expect((await test.must('board', { as: 'market-legal', query: {} })).tasks.map((t) => t.case)).toContain(id)
  })
})
