import { chinaCalendar, day } from '@fadu/legal-time'
import { everyOrder } from '@fadu/procedure/orders'
import { type Line, scenario } from '@fadu/procedure/scenario'
import { walk } from '@fadu/procedure/walk'
import { describe, expect, test } from 'vitest'
import { task } from './procedure.ts'
import { milestonesOf, stepsOf, taskProgress, unitsOf } from './progress.ts'

/** Rules of the house; days counted by hand. The units are invented. */
const given = scenario(task)
const file = { hash: 'a'.repeat(64), name: '佐证.pdf', type: 'application/pdf', size: 10 }
const order = {
  office: 'rule-office',
  origin: 'plan',
  title: '建成公共法律服务站',
  lead: 'justice',
  support: ['town-1'],
  deadline: '2025-09-30',
}
const milestones = [
  { id: 'm1', title: '选址', on: '2025-07-31' },
  { id: 'm2', title: '运行', on: '2025-09-15' },
]
const assigned = (more: object = {}): Line => ['2025-07-01', 'office', 'assigned', { ...order, ...more }]
const acknowledged: Line = ['2025-07-02', 'unit', 'acknowledged', {}]
const completed = (on: string): Line => [on, 'unit', 'completed', { text: '已建成', evidence: [file] }]
const verified = (on: string): Line => [on, 'office', 'verified', { finding: '属实' }]
const reminded = (on: string): Line => [on, 'office', 'reminded', { note: '请抓紧' }]
const notice = (on: string, ground = 'late', more: object = {}): Line => [
  on,
  'office',
  'supervised',
  { ground, matter: '请说明原因', ...more },
]
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map((r) => r.code)

describe('from hand-out to striking off', () => {
  test('acknowledged, reported, verified, struck off', () => {
    const c = given(assigned(), acknowledged, ['2025-08-01', 'unit', 'reported', { text: '已选址', share: 40 }])
    expect(taskProgress(c.on('2025-08-01').facts)).toEqual({ from: 'stated', done: 40, of: 100, share: 40 })
    const end = c.and(completed('2025-09-29'), verified('2025-10-10'), ['2025-10-10', 'office', 'done', {}]).on('2025-10-10')
    expect(end).toMatchObject({ stage: 'closed', outcome: 'done' })
    expect(end.limits.deadline).toMatchObject({ status: 'met', due: { on: '2025-09-30' }, internal: true })
  })
  test('one lead only; a supporter says what it did', () => {
    expect(codes(given().refuses('2025-07-01', 'office', 'assigned', { ...order, support: ['justice'] }))).toEqual([
      'lead-among-supporters',
    ])
    expect(given(assigned(), acknowledged, ['2025-07-03', 'supporter', 'supported', { text: '提供场地' }]).log).toHaveLength(3)
    expect(codes(given(assigned({ support: [] })).refuses('2025-07-03', 'supporter', 'supported', { text: '提供场地' }))).toEqual([
      'no-supporter',
    ])
  })
  test('completion needs evidence, every step and every milestone: all unmet told at once', () => {
    const c = given(assigned({ milestones }), acknowledged, [
      '2025-07-03',
      'unit',
      'brokenDown',
      { steps: [{ id: 's1', title: '选址', organ: 'justice', on: '2025-07-31' }] },
    ])
    expect(codes(c.refuses('2025-07-04', 'unit', 'completed', { text: '完成' }))).toEqual([
      'evidence-missing',
      'steps-open',
      'milestones-open',
    ])
  })
  test('returned with reasons: the deadline stands as it was', () => {
    const c = given(assigned(), acknowledged, completed('2025-09-29'), ['2025-10-09', 'office', 'returned', { reasons: '台账不全' }])
    expect(c.on('2025-10-09')).toMatchObject({ stage: 'work', limits: { deadline: { status: 'expired', due: { on: '2025-09-30' } } } })
  })
})

describe('the system counts what it knows', () => {
  const steps = [
    { id: 's1', title: '选址', organ: 'justice', on: '2025-07-31' },
    { id: 's2', title: '装修', organ: 'town-1', on: '2025-08-31', ownCase: true },
    { id: 's3', title: '挂牌', organ: 'justice', on: '2025-09-30' },
  ]
  const broken = given(assigned({ milestones }), acknowledged, ['2025-07-03', 'unit', 'brokenDown', { steps }])
  test('steps tell the progress, and nobody may type it', () => {
    const c = broken.and(['2025-07-30', 'unit', 'stepDone', { step: 's1', done: '已选址' }])
    expect(taskProgress(c.on('2025-07-30').facts)).toEqual({ from: 'steps', done: 1, of: 3, share: 33 })
    expect(codes(c.refuses('2025-07-31', 'unit', 'reported', { text: '进展', share: 90 }))).toEqual(['progress-computed'])
    expect(codes(c.refuses('2025-07-31', 'unit', 'stepDone', { step: 's1', done: '重复' }))).toEqual(['step-unknown'])
    expect(codes(c.refuses('2025-07-31', 'unit', 'stepDone', { step: 's2', done: '他人办理' }))).toEqual(['step-unknown'])
  })
  test('a sub-task ends through its own case; one that is dropped no longer counts', () => {
    const c = broken.and(['2025-08-01', 'link', 'subtaskEnded', { step: 's2', outcome: 'dropped' }])
    expect(taskProgress(c.on('2025-08-01').facts)).toMatchObject({ done: 0, of: 2 })
    expect(stepsOf(c.on('2025-08-01').facts).map((s) => s.state)).toEqual(['open', 'dropped', 'open'])
  })
  test('milestones tell it where there are no steps; an indicator where it is named', () => {
    const reached: Line = ['2025-07-31', 'unit', 'milestoneReached', { milestone: 'm1', done: '已选址' }]
    const c = given(assigned({ milestones }), acknowledged, reached)
    expect(taskProgress(c.on('2025-07-31').facts)).toEqual({ from: 'milestones', done: 1, of: 2, share: 50 })
    expect(taskProgress(given(assigned({ milestones, indicator: 'stations' })).on('2025-07-01').facts)).toMatchObject({ from: 'indicator' })
    expect(codes(c.refuses('2025-08-01', 'unit', 'milestoneReached', { milestone: 'm1', done: '重复' }))).toEqual(['milestone-unknown'])
    expect(taskProgress(given(assigned()).on('2025-07-01').facts)).toEqual({ from: 'none', done: 0, of: 0 })
  })
  test('steps and milestones lie within the deadline and have names of their own', () => {
    const late = [{ id: 'm1', title: '过迟', on: '2025-10-01' }]
    expect(codes(given().refuses('2025-07-01', 'office', 'assigned', { ...order, milestones: late }))).toEqual(['milestone-after-deadline'])
    expect(
      codes(
        broken.refuses('2025-07-04', 'unit', 'brokenDown', { steps: [{ id: 's1', title: '再来', organ: 'justice', on: '2025-10-01' }] }),
      ),
    ).toEqual(['step-twice', 'step-after-deadline'])
  })
})

describe('days', () => {
  test('three working days to acknowledge unless the paper says otherwise', () => {
    expect(given(assigned()).on('2025-07-01').limits.acknowledgement).toMatchObject({
      due: { on: '2025-07-04' },
      internal: true,
      articles: [],
    })
    expect(given(assigned({ acknowledgeWorkdays: 5 })).on('2025-07-01').limits.acknowledgement?.due.on).toBe('2025-07-08')
  })
  test('the next milestone is the one that is due; reaching it starts the next', () => {
    const c = given(assigned({ milestones }), acknowledged)
    expect(c.on('2025-07-02').limits.milestone).toMatchObject({ due: { on: '2025-07-31' }, status: 'running' })
    const reached = c.and(['2025-08-01', 'unit', 'milestoneReached', { milestone: 'm1', done: '已选址' }]).on('2025-08-01')
    expect(reached.allLimits.filter((l) => l.key === 'milestone').map((l) => [l.due.on, l.status])).toEqual([
      ['2025-07-31', 'late'],
      ['2025-09-15', 'running'],
    ])
  })
  test('ten working days to verify, five to answer a request', () => {
    const c = given(assigned(), acknowledged)
    expect(c.and(completed('2025-09-01')).on('2025-09-01').limits.verification?.due.on).toBe('2025-09-15')
    const asked: Line = ['2025-09-01', 'unit', 'deadlineChangeAsked', { of: 'task', to: '2025-10-31', reasons: '等待资金' }]
    expect(c.and(asked).on('2025-09-01').limits.answer?.due.on).toBe('2025-09-08')
  })
  test('a day moves only with reasons and by the office; the first day stays visible', () => {
    const asked: Line = [
      '2025-07-10',
      'unit',
      'deadlineChangeAsked',
      { of: 'milestone', milestone: 'm1', to: '2025-08-15', reasons: '等待' },
    ]
    const c = given(assigned({ milestones }), acknowledged, asked)
    expect(c.on('2025-07-10').limits.milestone?.due.on).toBe('2025-07-31')
    expect(codes(c.refuses('2025-07-10', 'unit', 'deadlineChanged', { of: 'task', to: '2025-10-31', reasons: '自批' }))).toContain(
      'role-lacking',
    )
    expect(codes(c.refuses('2025-07-11', 'unit', 'deadlineChangeAsked', { of: 'task', to: '2025-07-10', reasons: '再申请' }))).toEqual([
      'day-gone',
      'request-open',
    ])
    const moved = c.and([
      '2025-07-11',
      'office',
      'deadlineChanged',
      { of: 'milestone', milestone: 'm1', to: '2025-08-15', reasons: '同意' },
    ])
    expect(milestonesOf(moved.on('2025-07-11').facts)[0]).toMatchObject({ on: '2025-08-15', moved: '2025-07-31' })
    expect(moved.on('2025-07-11').limits.milestone?.due.on).toBe('2025-08-15')
    expect(codes(moved.refuses('2025-07-12', 'office', 'deadlineKept', { reasons: '无' }))).toEqual(['request-missing'])
    const later = moved.and(['2025-07-14', 'office', 'deadlineChanged', { of: 'task', to: '2025-10-31', reasons: '同意' }])
    expect(later.on('2025-07-14').limits.deadline?.due.on).toBe('2025-10-31')
    expect(
      codes(
        later.refuses('2025-07-15', 'office', 'deadlineChanged', { of: 'milestone', milestone: 'mx', to: '2025-08-15', reasons: '同意' }),
      ),
    ).toEqual(['milestone-unknown'])
  })
  test('a new lead acknowledges anew', () => {
    const c = given(assigned(), acknowledged, ['2025-07-08', 'office', 'leadChanged', { lead: 'town-1', reasons: '职责调整' }])
    expect(c.on('2025-07-08')).toMatchObject({ stage: 'assigned', limits: { acknowledgement: { due: { on: '2025-07-11' } } } })
    expect(unitsOf(c.on('2025-07-08').facts)).toEqual({ lead: 'town-1', support: [] })
    expect(codes(c.refuses('2025-07-09', 'office', 'leadChanged', { lead: 'x', support: ['x'], reasons: '错' }))).toEqual([
      'lead-among-supporters',
    ])
  })
})

describe('supervision: late is a duty, not a sanction', () => {
  const late = given(assigned(), acknowledged)
  test('nothing is late before its day; a reminder comes first', () => {
    expect(codes(late.refuses(...notice('2025-09-30')))).toEqual(['not-late', 'reminder-first'])
    expect(codes(late.refuses(...notice('2025-10-01')))).toEqual(['reminder-first'])
    expect(late.and(notice('2025-07-10', 'important')).on('2025-07-10').documents).toMatchObject([{ key: 'supervisionNotice' }])
  })
  test('a milestone or an acknowledgement that is late is late as well', () => {
    expect(codes(given(assigned(), reminded('2025-07-04')).refuses(...notice('2025-07-04')))).toEqual(['not-late'])
    expect(given(assigned(), reminded('2025-07-07'), notice('2025-07-07')).log).toHaveLength(3)
    const c = given(assigned({ milestones }), acknowledged, reminded('2025-07-31'))
    expect(codes(c.refuses(...notice('2025-07-31')))).toEqual(['not-late'])
    expect(c.and(notice('2025-08-01')).log).toHaveLength(4)
  })
  const supervised = late.and(reminded('2025-10-09'), notice('2025-10-09'))
  const deduct = (on: string, more: object = {}): Line => [on, 'office', 'deducted', { reasons: '逾期', ...more }]
  test('the unit has five working days to explain before anything is marked down', () => {
    // 9 October is a Thursday; Saturday 11 October 2025 is worked in exchange.
    expect(supervised.on('2025-10-09').limits.explanation).toMatchObject({ due: { on: '2025-10-15' }, internal: true })
    expect(codes(supervised.refuses(...deduct('2025-10-15')))).toEqual(['explanation-due'])
    expect(supervised.and(deduct('2025-10-16')).log).toHaveLength(5)
    expect(late.and(notice('2025-07-10', 'important', { explainWorkdays: 2 })).on('2025-07-10').limits.explanation?.due.on).toBe(
      '2025-07-14',
    )
  })
  test('what it said must be weighed', () => {
    const c = supervised.and(['2025-10-10', 'unitLeader', 'explained', { text: '等待资金到位' }])
    expect(codes(c.refuses(...deduct('2025-10-10')))).toEqual(['explanation-unweighed'])
    expect(c.and(deduct('2025-10-10', { explanationWeighed: '部分采纳' })).on('2025-10-10').facts.deducted).toHaveLength(1)
  })
  test('one notice at a time, and none open when the task is struck off', () => {
    expect(codes(supervised.refuses(...notice('2025-10-10')))).toEqual(['supervision-open'])
    const end = supervised.and(completed('2025-10-13'), verified('2025-10-14'))
    expect(codes(end.refuses('2025-10-14', 'office', 'done', {}))).toEqual(['supervision-open'])
    expect(
      end.and(['2025-10-14', 'office', 'supervisionClosed', { result: '已完成' }], ['2025-10-14', 'office', 'done', {}]).on('2025-10-14')
        .outcome,
    ).toBe('done')
    expect(codes(late.refuses('2025-07-10', 'unit', 'explained', { text: '说明' }))).toEqual(['supervision-missing'])
    expect(codes(late.refuses('2025-07-10', 'office', 'supervisionClosed', { result: '无' }))).toEqual(['supervision-missing'])
    expect(codes(late.refuses(...deduct('2025-07-10')))).toEqual(['supervision-missing', 'explanation-due'])
  })
})

describe('a plan that is replaced', () => {
  const replaced: Line = ['2025-08-01', 'link', 'planReplaced', { from: '2025-08-01', effect: 'dropped', reason: '并入新任务' }]
  test('leaves its tasks to a person, within ten working days', () => {
    const c = given(assigned(), acknowledged, replaced)
    expect(c.on('2025-08-01')).toMatchObject({ stage: 'work', limits: { settlement: { due: { on: '2025-08-15' }, internal: true } } })
    const dropped = c.and(['2025-08-04', 'office', 'dropped', { ground: 'replaced', reasons: '新版未列' }])
    expect(dropped.on('2025-08-04')).toMatchObject({ stage: 'closed', outcome: 'dropped' })
    expect(c.and(['2025-08-04', 'office', 'carriedOn', { note: '按新版执行' }]).on('2025-08-04').limits.settlement?.status).toBe('met')
  })
  test('is no ground before it is replaced', () => {
    const c = given(assigned(), acknowledged)
    expect(codes(c.refuses('2025-08-04', 'office', 'dropped', { ground: 'replaced', reasons: '无' }))).toEqual(['plan-not-replaced'])
    expect(codes(c.refuses('2025-08-04', 'office', 'carriedOn', { note: '无' }))).toEqual(['plan-not-replaced'])
    expect(c.and(['2025-08-04', 'office', 'dropped', { ground: 'mistaken', reasons: '重复交办' }]).on('2025-08-04').outcome).toBe('dropped')
  })
})

describe('paths', () => {
  const step = (ownCase: boolean) => (on: string) => ({ steps: [{ id: 's', title: '某步', organ: 'o', on, ownCase }] })
  const examples = {
    assigned: [(on: string) => ({ ...order, deadline: on, milestones: [{ id: 'm', title: '节点', on }] })],
    brokenDown: [step(false), step(true)],
    stepDone: [{ step: 's', done: '完成' }],
    subtaskEnded: [{ step: 's', outcome: 'done' }],
    milestoneReached: [{ milestone: 'm', done: '完成' }],
    completed: [{ text: '完成', evidence: [file] }],
    deadlineChanged: [(on: string) => ({ of: 'task', to: on, reasons: '同意' })],
    deadlineChangeAsked: [(on: string) => ({ of: 'task', to: on, reasons: '申请' })],
    deducted: [{ reasons: '逾期', explanationWeighed: '不采纳' }],
  }
  test('every path leads to an ending', () => {
    // Most acts of a task may be done again and again in any order: bounded here, and walked in every order below.
    const result = walk(task, { calendar: chinaCalendar, start: day('2025-07-01'), examples, maxStates: 400 })
    expect(result).toMatchObject({ faults: [], outcomes: ['done', 'dropped'], unended: [] })
    expect(Object.keys(task.events).filter((e) => !result.happened.includes(e))).toEqual([])
  }, 60_000)
  // Work and supervision hardly touch one another, and their product is too large: each is walked in every order without the other.
  const without = (events: readonly string[], limits: readonly string[]) =>
    ({
      ...task,
      events: Object.fromEntries(Object.entries(task.events).filter(([key]) => !events.includes(key))),
      limits: Object.fromEntries(Object.entries(task.limits).filter(([key]) => !limits.includes(key))),
    }) as unknown as typeof task
  const supervising = ['reminded', 'supervised', 'explained', 'deducted', 'supervisionClosed']
  const moving = ['deadlineChangeAsked', 'deadlineChanged', 'deadlineKept', 'milestoneReached']
  const working = ['brokenDown', 'stepDone', 'subtaskEnded', 'reported', 'supported']
  const replacing = ['planReplaced', 'carriedOn']
  test.each([
    ['steps', [...supervising, ...moving, ...replacing], ['explanation', 'answer', 'milestone', 'settlement']],
    ['days', [...supervising, ...working, ...replacing], ['explanation', 'settlement']],
    [
      'supervision',
      [...moving, ...working, ...replacing, 'leadChanged', 'returned'],
      ['answer', 'milestone', 'settlement', 'acknowledgement', 'verification', 'deadline'],
    ],
    ['replacement', [...supervising, ...moving, ...working], ['explanation', 'answer', 'milestone']],
  ])(
    'every path, in whatever order things happen: %s',
    (_, events, limits) => {
      // Without the act that reaches them no milestone may stand in the way.
      const plain = events.includes('milestoneReached')
        ? { ...examples, assigned: [(on: string) => ({ ...order, deadline: on })] }
        : examples
      const options = { calendar: chinaCalendar, start: day('2025-07-01'), examples: plain }
      const result = everyOrder(without(events, limits), options)
      expect(result).toMatchObject({ faults: [], outcomes: ['done', 'dropped'] })
    },
    60_000,
  )
})
