import { type Day, plusDays } from '@fadu/legal-time'
import type { FileRef } from '@fadu/procedure'
import type { Step, Story } from './step.ts'

/** Work among organs: tasks in every state, a meeting whose decision is one of them, a bulletin, an assessment that runs. */

const office = 'registrar'
const step = (day: number, by: string, event: string, paper: Step['paper'] = {}): Step => ({ day, by, event, paper })

interface Handed {
  readonly title: string
  readonly lead: string
  /** Calendar days from the day it is handed out. */
  readonly due: number
  readonly support?: readonly string[]
  readonly milestones?: readonly { readonly id: string; readonly title: string; readonly in: number }[]
}

const assigned = ({ title, lead, due, support = [], milestones = [] }: Handed): Step =>
  step(0, office, 'assigned', (_view, today) => ({
    office: 'justice-bureau',
    origin: 'other',
    title,
    lead,
    support,
    deadline: plusDays(today, due),
    milestones: milestones.map(({ in: days, ...milestone }) => ({ ...milestone, on: plusDays(today, days) })),
  }))

const completed = (day: number, by: string, text: string): Step =>
  step(day, by, 'completed', (_view, _today, evidence) => ({ text, evidence: [evidence] }))
const struckOff = (day: number): readonly Step[] => [
  step(day, office, 'verified', { finding: '核对材料，属实。', evidence: [] }),
  step(day + 1, office, 'done'),
]
const task = (began: number, handed: Handed, by: string, steps: readonly Step[]): Story => ({
  procedure: 'task',
  began,
  steps: [assigned(handed), step(2, by, 'acknowledged'), ...steps],
})

const tasks: readonly Story[] = [
  task(100, { title: '编制行政执法事项目录', lead: 'market-bureau', due: 40, support: ['justice-bureau'] }, 'market-legal', [
    completed(34, 'market-legal', '事项目录已经编制并公布。'),
    ...struckOff(38),
  ]),
  task(
    100,
    { title: '规范镇街调解室建设', lead: 'governance-centre', due: 45, milestones: [{ id: '1', title: '选定场地', in: 21 }] },
    'centre-liaison',
    [
      step(18, 'centre-liaison', 'milestoneReached', { milestone: '1', done: '十二个场地已经选定。' }),
      completed(38, 'centre-liaison', '十二个调解室建成使用。'),
      ...struckOff(43),
    ],
  ),
  task(95, { title: '建立矛盾纠纷排查台账', lead: 'governance-centre', due: 40 }, 'centre-liaison', [
    step(43, office, 'reminded', { note: '完成时限已过，请抓紧办理。' }),
    completed(49, 'centre-liaison', '台账已经建立。'),
    ...struckOff(54),
  ]),
  task(62, { title: '公开行政裁量权基准', lead: 'market-bureau', due: 50 }, 'market-legal', [
    step(52, office, 'reminded', { note: '完成时限已过，请抓紧办理。' }),
    step(54, office, 'supervised', { ground: 'late', matter: '十日内公开并报送结果。' }),
    step(57, 'market-legal', 'explained', { text: '两项基准正在征求意见，月底前公开。' }),
  ]),
  task(
    30,
    {
      title: '开展年度述法评议',
      lead: 'justice-bureau',
      due: 90,
      milestones: [
        { id: '1', title: '印发通知', in: 20 },
        { id: '2', title: '完成评议', in: 80 },
      ],
    },
    'justice-liaison',
    [step(16, 'justice-liaison', 'milestoneReached', { milestone: '1', done: '通知已经印发。' })],
  ),
]

const agenda = [
  { id: '1', title: '根治欠薪争议源头', kind: 'ordinary', unit: 'human-resources' },
  { id: '2', title: '学习法治建设有关部署', kind: 'law-study' },
]

const meeting: Story = {
  procedure: 'coordination-meeting',
  began: 45,
  steps: [
    step(0, office, 'convened', (_view, today) => ({
      organ: 'justice-bureau',
      body: 'office',
      ordinal: 1,
      planned: plusDays(today, 7),
      agenda,
    })),
    step(7, office, 'held', {
      chair: 'rule-office-head',
      place: '司法局三楼会议室',
      attendance: ['registrar', 'labour-legal', 'centre-liaison'],
    }),
    step(10, office, 'minutesIssued', (_view: unknown, today: Day) => ({
      minutes: '会议听取了人力资源和社会保障部门关于欠薪争议情况的汇报，研究了源头治理措施。',
      decisions: [
        {
          id: '1',
          item: '1',
          title: '建立工资支付监测和争议预警机制',
          lead: 'human-resources',
          support: ['governance-centre'],
          deadline: plusDays(today, 120),
        },
      ],
    })),
  ],
}

const bulletin: Story = {
  procedure: 'bulletin',
  began: 24,
  steps: [
    step(0, 'centre-liaison', 'submitted', {
      office: 'justice-bureau',
      unit: 'governance-centre',
      kind: 'experience',
      title: '镇街调解室规范化建设的做法',
      text: '统一标识、制度和流程，做到有人员、有场所、有台账。',
    }),
    step(3, office, 'edited', {
      title: '镇街调解室规范化建设的做法',
      text: '社会治理中心统一标识、制度和流程，做到有人员、有场所、有台账。',
      figures: [],
    }),
    step(4, 'rule-office-head', 'approved'),
    step(5, office, 'issued', { sentTo: ['market-bureau', 'human-resources', 'justice-bureau'] }),
    step(6, 'labour-legal', 'received', { unit: 'human-resources' }),
  ],
}

const item = (id: string, title: string, indicator: string, weight: number) => ({
  id,
  title,
  indicator,
  weight,
  target: 90,
  rule: 'improved',
  standard: '与本单位目标、本单位上年比较',
})

const assessment: Story = {
  procedure: 'assessment',
  began: 108,
  steps: [
    step(0, office, 'schemePublished', (_view, today) => ({
      office: 'justice-bureau',
      title: '下半年法治建设考评',
      from: plusDays(today, 4),
      until: plusDays(today, 160),
      units: ['governance-centre', 'market-bureau', 'justice-bureau'],
      items: [item('1', '任务按期完成', 'task-on-time', 60), item('2', '调解成功', 'mediation-success', 40)],
    })),
  ],
}

export const followUpStories: readonly Story[] = [assessment, ...tasks, meeting, bulletin]

/** What proves that work is done: one invented file for all of them. */
export const evidenceText = '演示材料：内容为虚构。\n'
export const evidenceOf = (hash: string, size: number): FileRef => ({ hash, name: '佐证材料.txt', type: 'text/plain', size })
