import { actOn } from './plans.ts'
import { morningOf, type TestHouse } from './test-house.ts'

/** A scheme for the first half of March, published on 2 March; its units are assessed by tasks done in time. @returns its case */
export async function publishScheme(test: TestHouse, more: Record<string, unknown> = {}): Promise<string> {
  const item = {
    id: '1',
    title: '任务按期完成',
    indicator: 'task-on-time',
    weight: 100,
    target: 90,
    standard: '按期完成的比例',
  }
  const paper = {
    office: 'justice',
    title: '三月法治考评',
    from: '2026-03-03',
    until: '2026-03-15',
    units: ['market'],
    items: [item],
    ...more,
  }
  return (await test.must('open', { as: 'rule-office', body: { procedure: 'assessment', paper } })).id
}

/** A task handed to the market bureau. @returns its case */
export const handOut = async (test: TestHouse, title: string, deadline: string, more: Record<string, unknown> = {}): Promise<string> =>
  (
    await test.must('open', {
      as: 'rule-office',
      body: { procedure: 'task', paper: { office: 'justice', origin: 'other', title, lead: 'market', deadline, ...more } },
    })
  ).id

/** Scores an assessment as reckoned for the day before. */
export async function score(test: TestHouse, id: string, day: string, asOf: string): Promise<void> {
  test.clock.set(morningOf(day))
  const { scores } = await test.must('assessmentScores', { as: 'rule-office', params: { id }, query: { asOf } })
  await actOn(test, id, 'scored', { scores })
}

/** A meeting held, with its minutes and one decision that becomes a task of the market bureau. @returns its case */
export async function holdMeeting(test: TestHouse): Promise<string> {
  const agenda = [
    { id: '1', title: '诉源治理难点', kind: 'ordinary', unit: 'market' },
    { id: '2', title: '学习行政复议法', kind: 'law-study' },
  ]
  const paper = { organ: 'justice', body: 'group', bodyName: '执法协调小组', ordinal: 2, planned: '2026-03-02', agenda }
  const { id } = await test.must('open', { as: 'rule-office', body: { procedure: 'coordination-meeting', paper } })
  await actOn(test, id, 'itemWithdrawn', { item: '2', reasons: '另行安排' })
  await actOn(test, id, 'held', { chair: 'rule-lead', place: '三楼会议室', attendance: ['rule-office', 'market-legal'] })
  await actOn(test, id, 'minutesIssued', {
    minutes: '会议听取了情况汇报。',
    decisions: [
      { id: '1', item: '1', title: '建立行政争议月通报', lead: 'market', support: [], deadline: '2026-06-30' },
      { id: '2', item: '1', title: '通报存在的问题', support: [] },
    ],
  })
  return id
}

/** A bulletin submitted by a unit and edited with a figure that stands in its text. @returns its case */
export async function editBulletin(test: TestHouse): Promise<string> {
  const paper = { office: 'justice', unit: 'market', kind: 'notice', title: '一季度进展', text: '任务进展顺利。' }
  const { id } = await test.must('open', { as: 'market-legal', body: { procedure: 'bulletin', paper } })
  const { figures } = await test.must('figuresReckoned', {
    as: 'rule-office',
    body: { asOf: '2026-03-01', figures: [{ indicator: 'mediation-concluded', year: '2026' }] },
  })
  const frozen = figures.map(({ term: _, because: __, ...figure }) => ({ ...figure, verified: true }))
  await actOn(test, id, 'edited', { title: '一季度进展', text: '调解终结{{mediation-concluded@2026}}。', figures: frozen })
  return id
}
