import { day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import {
  adoptionSound,
  changesSound,
  confirmationSound,
  endSound,
  handOutSound,
  readingSound,
  replacementSound,
  targetsSound,
} from './gates.ts'
import { limits } from './limits.ts'
import { papers } from './papers.ts'

const told = { tells: [], remedy: [] } as const

/**
 * 规划纳管: a plan document becomes a tree of commitments that a person has confirmed one by one, then targets and tasks.
 * The reader only proposes; what it read, what was changed and who said yes stand in the log with their place in the text.
 */
export const planAdoption = defineProcedure(papers, {
  id: 'plan-adoption',
  term: words('规划纳管', 'Plan'),
  about: words(
    '规划、方案的登记、条目识别与确认、目标纳入、任务交办、更新和终止',
    'From a plan document to confirmed items, targets and tasks',
  ),
  edition: '2022',
  inForce: { from: day('2000-01-01') },
  basis: [],
  informationClass: 'V2',
  amongOrgans: true,
  roles: {
    office: {
      term: words('规划管理人员', 'Office that keeps the plan'),
      duty: 'rule-of-law-office',
      organ: (facts) => facts.registered?.organ,
    },
  },
  stages: { reading: words('识别确认', 'Reading and confirming'), 'in-force': words('实施中', 'In force') },
  events: {
    registered: { term: words('登记规划', 'Registered'), by: 'office', at: 'start', to: 'reading' },
    commitmentsRead: { term: words('识别条目', 'Read'), by: 'office', at: 'reading', needs: readingSound },
    itemsCorrected: { term: words('更正条目', 'Items corrected'), by: 'office', at: 'reading', needs: changesSound },
    itemsConfirmed: { term: words('确认条目', 'Items confirmed'), by: 'office', at: ['reading', 'in-force'], needs: confirmationSound },
    targetsAdopted: { term: words('纳入目标', 'Targets adopted'), by: 'office', at: ['reading', 'in-force'], needs: targetsSound },
    adopted: { term: words('规划纳管', 'Adopted'), by: 'office', at: 'reading', to: 'in-force', needs: adoptionSound },
    handedOut: { term: words('任务交办', 'Handed out'), by: 'office', at: 'in-force', needs: handOutSound },
    taskEnded: { term: words('任务办结', 'Task ended'), by: 'link', at: ['in-force', 'closed'] },
    replaced: {
      term: words('被新版本替代', 'Replaced'),
      by: 'office',
      at: 'in-force',
      to: 'closed',
      needs: replacementSound,
      ends: { ...told, outcome: 'replaced' },
    },
    ended: {
      term: words('终止', 'Ended'),
      by: 'office',
      at: ['reading', 'in-force'],
      to: 'closed',
      needs: [endSound],
      ends: { ...told, outcome: 'ended' },
    },
  },
  limits,
  documents: {},
  reference: { series: 'plan', format: (organ, year, n) => `（${year}）${organ.shortName}规划第${n}号` },
  organ: (facts) => facts.registered?.organ,
  title: (facts) => words(facts.registered?.title ?? '规划', facts.registered?.title ?? 'Plan'),
})
