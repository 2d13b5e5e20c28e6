import type { Duty } from '@fadu/catalogue'
import { asRole } from '@fadu/procedure'
import { createAccount } from '@fadu/store'
import { hashPassword } from '../auth/password.ts'
import type { House } from '../house.ts'
import { recordEvent } from '../record-event.ts'

/** A district just large enough: two centres, so that there is always an organ which a case is not the matter of. */
const organs = [
  { id: 'government', name: '试验区人民政府', shortName: '试政', level: 'district' },
  { id: 'justice', name: '试验区司法局', shortName: '试', level: 'district', parent: 'government' },
  {
    id: 'centre',
    name: '试验区社会治理中心',
    shortName: '试',
    level: 'district',
    parent: 'government',
    address: '试验路1号',
    phone: '0000-1',
  },
  { id: 'west-centre', name: '西街调解中心', shortName: '西', level: 'town' },
  { id: 'court', name: '试验区人民法院', shortName: '试99', level: 'district' },
  { id: 'market', name: '试验区市场监督管理局', shortName: '试市监', level: 'district' },
  { id: 'committee', name: '联合人民调解委员会', shortName: '联', level: 'other' },
] as const

const post = (id: string, organ: string, title: string, duties: readonly Duty[], person = `p-${id}`) => ({
  id,
  organ,
  title,
  duties,
  person,
})

/** One person, Qian, leads the centre and mediates: two posts, one account. */
export const posts = [
  post('mayor', 'government', '副区长', ['reconsideration-organ-head']),
  post('head', 'justice', '复议科科长', ['reconsideration-office-head']),
  post('officer', 'justice', '复议人员一', ['reconsideration-officer']),
  post('registrar', 'justice', '清单维护', ['register-keeper']),
  post('auditor', 'justice', '内审', ['auditor']),
  post('rule-office', 'justice', '法治督察', ['rule-of-law-office']),
  post('rule-lead', 'justice', '法治督察负责人', ['rule-of-law-lead']),
  post('legality', 'justice', '合法性审查', ['legality-reviewer']),
  post('secrecy', 'justice', '保密审查', ['secrecy-reviewer']),
  post('intake', 'centre', '受理窗口', ['dispute-centre-intake']),
  post('lead', 'centre', '分派岗', ['dispute-centre-lead', 'dispute-centre-intake'], 'p-qian'),
  post('west-lead', 'west-centre', '西街分派岗', ['dispute-centre-lead', 'dispute-centre-intake']),
  post('mediator', 'committee', '调解员一', ['people-mediator']),
  post('mediator-2', 'committee', '调解员二', ['people-mediator'], 'p-qian'),
  post('west-mediator', 'west-centre', '西街调解员', ['people-mediator']),
  post('judge', 'court', '诉调对接法官', ['confirmation-judge']),
  post('market-legal', 'market', '法制科', ['respondent-officer', 'task-officer']),
] as const

export type PostName = (typeof posts)[number]['id']

/** The password of every account of the test district, hashed once for the whole process. */
export const password = 'Qing-He-2026-Bridge'
let secret: Promise<string> | undefined

export interface EnteredOrgan {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly level: string
  readonly parent?: string
  readonly takesOver?: readonly string[]
}
export interface EnteredPost {
  readonly id: string
  readonly organ: string
  readonly title: string
  readonly duties: readonly Duty[]
  readonly person: string
}

/** Records an event of a register, from today unless told, through the one write path. @returns the entry's case */
export async function keep(house: House, register: string, type: string, paper: object, entry?: string): Promise<string> {
  const by = asRole({ post: 'registrar', organ: 'justice', person: 'p-registrar', duties: ['register-keeper'] }, 'keeper')
  const outcome = await recordEvent(house, {
    ...(entry ? { case: entry } : { procedure: `register:${register}` }),
    event: { type, paper: { from: house.clock.today(), ...paper }, on: house.clock.today() },
    actor: () => ({ by, roles: ['keeper'] }),
  })
  if (outcome.kind !== 'recorded') throw new Error(`${register}: ${JSON.stringify(outcome)}`)
  house.organisation.changed(`register:${register}`)
  return outcome.case
}

/** Enters a district: organs, posts with their holders, and an account for every person; the registrar administers. */
export async function enterOrganisation(house: House, organs: readonly EnteredOrgan[], posts: readonly EnteredPost[]): Promise<void> {
  for (const organ of organs) await keep(house, 'organs', 'entered', { entry: organ })
  for (const { id, organ, title, duties } of posts) await keep(house, 'posts', 'entered', { entry: { id, organ, title, duties } })
  for (const { id, person } of posts)
    await keep(house, 'holders', 'entered', { entry: { id: `h-${id}`, post: id, person, name: `${person.slice(2)}某` } })
  for (const person of new Set(posts.map((p) => p.person))) await enterAccount(house, person, person === 'p-registrar')
  await enterAccount(house, 'p-root-office', true)
}

async function enterAccount(house: House, person: string, administrator: boolean): Promise<void> {
  secret ??= hashPassword(password)
  await createAccount(house.store, house.store.database, {
    login: person.slice(2),
    person,
    name: person,
    secret: await secret,
    administrator,
  })
}

/** The usual district. Somebody has left it: an account without a post. */
export async function enterDistrict(house: House): Promise<void> {
  await enterOrganisation(house, organs, posts)
  await enterAccount(house, 'p-gone', false)
}
