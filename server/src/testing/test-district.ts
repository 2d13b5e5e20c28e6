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
  { id: 'centre', name: '试验区社会治理中心', shortName: '试', level: 'district', address: '试验路1号', phone: '0000-1' },
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
  post('intake', 'centre', '受理窗口', ['dispute-centre-intake']),
  post('lead', 'centre', '分派岗', ['dispute-centre-lead', 'dispute-centre-intake'], 'p-qian'),
  post('west-lead', 'west-centre', '西街分派岗', ['dispute-centre-lead', 'dispute-centre-intake']),
  post('mediator', 'committee', '调解员一', ['people-mediator']),
  post('mediator-2', 'committee', '调解员二', ['people-mediator'], 'p-qian'),
  post('west-mediator', 'west-centre', '西街调解员', ['people-mediator']),
  post('judge', 'court', '诉调对接法官', ['confirmation-judge']),
  post('market-legal', 'market', '法制科', ['respondent-officer']),
] as const

export type PostName = (typeof posts)[number]['id']

/** The password of every account of the test district, hashed once for the whole process. */
export const password = 'Qing-He-2026-Bridge'
let secret: Promise<string> | undefined

/** Enters the registers through the one write path and makes an account for every person; the registrar administers. */
export async function enterDistrict(house: House): Promise<void> {
  const from = house.clock.today()
  const by = asRole({ post: 'registrar', organ: 'justice', person: 'p-registrar', duties: ['register-keeper'] }, 'keeper')
  const enter = async (register: string, entry: object) => {
    const outcome = await recordEvent(house, {
      procedure: `register:${register}`,
      event: { type: 'entered', paper: { from, entry }, on: from },
      actor: () => ({ by, roles: ['keeper'] }),
    })
    if (outcome.kind !== 'recorded') throw new Error(`${register}: ${JSON.stringify(outcome)}`)
  }
  for (const organ of organs) await enter('organs', organ)
  for (const { id, organ, title, duties } of posts) await enter('posts', { id, organ, title, duties })
  for (const { id, person } of posts) await enter('holders', { id: `h-${id}`, post: id, person, name: `${person.slice(2)}某` })
  secret ??= hashPassword(password)
  const hashed = await secret
  for (const person of [...new Set(posts.map((p) => p.person)), 'p-gone']) {
    await createAccount(house.store, house.store.database, {
      login: person.slice(2),
      person,
      name: person,
      secret: hashed,
      administrator: person === 'p-registrar',
    })
  }
  await createAccount(house.store, house.store.database, {
    login: 'root-office',
    person: 'p-none',
    name: '管理员',
    secret: hashed,
    administrator: true,
  })
}
