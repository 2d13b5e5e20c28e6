import { day, statute } from '@fadu/legal-time'
import { defineProcedure, type Facts, words } from '@fadu/procedure'
import { gates } from '../../house-gate.ts'
import { numbered, ownTarget, toldNobody } from '../../work-fields.ts'
import { documents } from './documents.ts'
import { bodies, type MeetingPapers, papers } from './papers.ts'

/** 重大行政决策程序暂行条例, in force 2019-09-01. */
const decisions = statute('重大行政决策程序暂行条例', '2019')
const gate = gates<MeetingPapers>()
type MeetingFacts = Facts<MeetingPapers>

/** Items still on the agenda. */
export const agendaOf = (facts: MeetingFacts) =>
  (facts.convened?.agenda ?? []).filter((a) => !(facts.itemWithdrawn ?? []).some((w) => w.item === a.id))
const lastOpinion = (facts: MeetingFacts, item: string) => facts.opinionGiven?.filter((o) => o.item === item).at(-1)
const inScope = (facts: MeetingFacts, kind: 'major-decision' | 'reviewed') => agendaOf(facts).filter((a) => a.kind === kind)
const known = (facts: MeetingFacts, item: string) => agendaOf(facts).some((a) => a.id === item)
const noItem = words('议程中没有这一议题', 'The agenda has no such item')

const opinions = [
  gate(
    'held',
    'decision-unreviewed',
    words('决策草案未经合法性审查，不得提交讨论', 'A draft decision goes to discussion only after legality review'),
    ({ facts }) => inScope(facts, 'major-decision').every((a) => lastOpinion(facts, a.id)),
    { under: [decisions(25, 2)] },
  ),
  gate(
    'held',
    'decision-unlawful',
    words('经审查不合法的决策草案不得提交讨论', 'A draft found unlawful is not put to discussion'),
    ({ facts }) => inScope(facts, 'major-decision').every((a) => lastOpinion(facts, a.id)?.conclusion !== 'unlawful'),
    { under: [decisions(25, 2)] },
  ),
  gate(
    'held',
    'opinion-missing',
    words('应当审查的议题尚无合法性审查意见', 'An item in scope has no opinion on its legality'),
    ({ facts }) => inScope(facts, 'reviewed').every((a) => lastOpinion(facts, a.id)),
  ),
  gate('held', 'opinion-negative', words('经审查不合法的议题不上会', 'An item found unlawful is not put to the meeting'), ({ facts }) =>
    inScope(facts, 'reviewed').every((a) => lastOpinion(facts, a.id)?.conclusion !== 'unlawful'),
  ),
  gate('held', 'agenda-empty', words('议程中已经没有议题', 'Nothing is left on the agenda'), ({ facts }) => agendaOf(facts).length > 0),
]

const minutes = [
  gate('minutesIssued', 'item-unknown', noItem, ({ facts, paper }) => paper.decisions.every((d) => known(facts, d.item)), {
    field: 'decisions',
  }),
  gate(
    'minutesIssued',
    'lead-without-deadline',
    words('交办的议定事项应当有牵头单位和时限', 'A decision that becomes a task needs a lead unit and a deadline'),
    ({ paper }) => paper.decisions.every((d) => (d.lead === undefined) === (d.deadline === undefined)),
    { field: 'decisions' },
  ),
]

/** 议事协调会议: agenda, papers, legality opinions, attendance by post, minutes; what is decided becomes tasks. */
export const coordinationMeeting = defineProcedure(papers, {
  id: 'coordination-meeting',
  term: words('议事协调会议', 'Meeting'),
  about: words(
    '议程、材料、合法性审查意见、会议、纪要和议定事项交办',
    'Agenda, papers, legality opinions, minutes, and decisions that become tasks',
  ),
  edition: '2019',
  inForce: { from: day('2000-01-01') },
  basis: [decisions(25, 2)],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: { term: words('承办人员', 'Office'), duty: 'rule-of-law-office', organ: (f) => f.convened?.organ },
    reviewer: { term: words('合法性审查人员', 'Legality reviewer'), duty: 'legality-reviewer', anywhere: true },
  },
  stages: { preparation: words('会前', 'Before the meeting'), minutes: words('会后', 'After the meeting') },
  events: {
    convened: { term: words('拟定议程', 'Convened'), by: 'office', at: 'start', to: 'preparation' },
    materialsAdded: {
      term: words('提交材料', 'Papers added'),
      by: 'office',
      at: 'preparation',
      needs: [gate('materialsAdded', 'item-unknown', noItem, ({ facts, paper }) => known(facts, paper.item), { field: 'item' })],
    },
    opinionGiven: {
      term: words('合法性审查意见', 'Legality opinion'),
      by: ['reviewer', 'link'],
      at: 'preparation',
      needs: [gate('opinionGiven', 'item-unknown', noItem, ({ facts, paper }) => known(facts, paper.item), { field: 'item' })],
    },
    itemWithdrawn: {
      term: words('撤下议题', 'Item withdrawn'),
      by: 'office',
      at: 'preparation',
      needs: [gate('itemWithdrawn', 'item-unknown', noItem, ({ facts, paper }) => known(facts, paper.item), { field: 'item' })],
    },
    held: { term: words('召开', 'Held'), by: 'office', at: 'preparation', to: 'minutes', needs: opinions },
    minutesIssued: {
      term: words('印发纪要', 'Minutes issued'),
      by: 'office',
      at: 'minutes',
      to: 'closed',
      issues: 'minutes',
      needs: minutes,
      ends: { ...toldNobody, outcome: 'held' },
    },
    taskEnded: { term: words('议定事项办结', 'Task ended'), by: 'link', at: 'closed' },
    cancelled: {
      term: words('取消', 'Cancelled'),
      by: 'office',
      at: 'preparation',
      to: 'closed',
      ends: { ...toldNobody, outcome: 'cancelled' },
    },
  },
  limits: {
    minutes: {
      term: words('印发纪要', 'Minutes'),
      bears: 'office',
      internal: true,
      from: 'held',
      until: 'minutesIssued',
      runs: ownTarget(5),
      roll: 'forward',
    },
  },
  documents,
  reference: numbered('meeting', '会'),
  organ: (facts) => facts.convened?.organ,
  title: ({ convened }) => {
    if (!convened) return words('议事协调会议', 'Meeting')
    const name = bodies[convened.body]
    return words(`${convened.bodyName ?? name.zh}第${convened.ordinal}次会议`, `${name.en}, no. ${convened.ordinal}`)
  },
})
