import type { Duty } from '@fadu/catalogue'
import type { ImportLine } from '../../import/import-line.ts'
import { caseLine, firstDay, type Year } from './lines.ts'

/** The invented district the year happens in: its organs and posts are entered first, in force from its first day. */
export const towns = ['松风镇', '听泉镇', '望湖街道', '临溪街道', '归云镇', '晴岚街道'].map((name, i) => ({ id: `y-town-${i + 1}`, name }))
export const villages = Array.from({ length: 24 }, (_, i) => ({
  id: `y-village-${i + 1}`,
  name: `${towns[i % towns.length]!.name}第${i + 1}村`,
  town: towns[i % towns.length]!.id,
}))
/** 18 of 26 have a government lawyer: 69.23 %. */
export const departments = Array.from({ length: 26 }, (_, i) => ({ id: `y-department-${i + 1}`, name: `第${i + 1}示例部门` }))
export const departmentsWithLawyer = 18

interface Organ {
  readonly id: string
  readonly name: string
  readonly level?: string
  readonly parent?: string
}

const organs: readonly Organ[] = [
  { id: 'y-government', name: '年度示例区人民政府' },
  { id: 'y-justice', name: '年度示例区司法局', parent: 'y-government' },
  { id: 'y-centre', name: '年度示例区社会治理中心', parent: 'y-government' },
  { id: 'y-committee', name: '年度示例联合人民调解委员会', level: 'other' },
  ...departments.map((d) => ({ ...d, parent: 'y-government' })),
  ...towns.map((t) => ({ ...t, level: 'town', parent: 'y-government' })),
  ...villages.map(({ id, name, town }) => ({ id, name, level: 'village', parent: town })),
]

const posts: readonly (readonly [id: string, organ: string, duties: readonly Duty[]])[] = [
  ['y-mayor', 'y-government', ['reconsideration-organ-head']],
  ['y-head', 'y-justice', ['reconsideration-office-head']],
  ['y-officer', 'y-justice', ['reconsideration-officer']],
  ['y-rule-office', 'y-justice', ['rule-of-law-office']],
  ['y-rule-lead', 'y-justice', ['rule-of-law-lead']],
  ['y-reviewer', 'y-justice', ['legality-reviewer']],
  ['y-supervisor', 'y-justice', ['enforcement-supervisor']],
  ['y-aid-officer', 'y-justice', ['legal-aid-officer']],
  ['y-aid-lawyer', 'y-justice', ['legal-aid-lawyer', 'checkup-lawyer']],
  ['y-lead', 'y-centre', ['dispute-centre-lead']],
  ['y-mediator', 'y-committee', ['people-mediator']],
  ['y-liaison', departments[0]!.id, ['task-officer', 'respondent-officer']],
  ...['y-justice', ...[...departments, ...towns].map(({ id }) => id)].map((id) => [`${id}-ledger`, id, ['ledger-keeper']] as const),
]

/**
 * Organs, posts and holders, by the post that keeps the registers of the house: wave after wave, since an entry may only name what is
 * there already.
 */
export function organisationWaves(year: Year, keeper: string): readonly (readonly ImportLine[])[] {
  const from = firstDay(year)
  const entered = (register: string, entry: { readonly id: string; readonly [field: string]: unknown }) =>
    caseLine(`register:${register}`, `${register}-${year.year}-${entry.id}`, [['entered', from, keeper, { from, entry }]])
  const organ = (one: Organ) => entered('organs', { level: 'district', shortName: one.name.slice(0, 8), ...one })
  const depth = ({ parent, level }: Organ): number => (parent === undefined ? 0 : level === 'village' ? 2 : 1)
  return [
    ...[0, 1, 2].map((at) => organs.filter((one) => depth(one) === at).map(organ)),
    posts.map(([id, of, duties]) => entered('posts', { id, organ: of, title: `示例岗位${id.slice(2)}`, duties })),
    posts.map(([id]) => entered('holders', { id: `h-${id}`, post: id, person: `p-${id}`, name: '示例人员' })),
  ]
}

/** Six foreign mediators: what the register says of each is invented. Needs the posts. */
export function* mediatorLines(year: Year, keeper: string): Generator<ImportLine> {
  const from = firstDay(year)
  for (let n = 1; n <= 6; n++) {
    const entry = {
      id: `y-m-${n}`,
      organisation: 'y-committee',
      post: 'y-mediator',
      name: `示例调解员${n}`,
      engaged: 'engaged',
      fields: ['business'],
      foreign: true,
    }
    yield caseLine('register:mediators', `mediators-${year.year}-${n}`, [['entered', from, keeper, { from, entry }]])
  }
}
