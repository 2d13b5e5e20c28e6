import { words } from '@fadu/procedure'
import { accountBy, createAccount, listAccounts } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { firstPassword, hashPassword } from '../auth/password.ts'
import { lastCheckOf } from '../check/house-check.ts'
import type { House } from '../house.ts'
import { absent, refused } from '../problems.ts'
import { serve } from '../serve-route.ts'

/** What the last nightly check found. */
export function checkedRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'houseCheck', async () => {
    const last = await lastCheckOf(house)
    if (!last) throw absent()
    return { ...last, findings: [...last.findings] }
  })
}

/** Local accounts. An account gives no rights of its own: what a person may do comes from the posts they hold in the registers. */
export function accountRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'accounts', async () => {
    const { posts, holders } = await house.organisation.current()
    const now = house.clock.now()
    const list = await listAccounts(house.store)
    return {
      items: list.map((a) => ({
        account: a.login,
        person: a.name,
        posts: holders.filter((h) => h.person === a.person).map((h) => posts.get(h.post)?.title ?? h.post),
        locked: a.disabled_at !== null || (a.locked_until !== null && a.locked_until > now),
        administrator: a.administrator,
      })),
    }
  })

  serve(app, house, 'accountCreate', async ({ body }) => {
    if (await accountBy(house.store, { login: body.account }))
      throw refused([{ code: 'account-taken', text: words('账号已被使用', 'This account name is taken'), field: 'account' }])
    const { holders } = await house.organisation.current()
    const name = holders.find((h) => h.person === body.person)?.name
    if (!name)
      throw refused([
        { code: 'person-unknown', text: words('任职清单中没有这一人员', 'The register of holders knows no such person'), field: 'person' },
      ])
    const password = firstPassword()
    await createAccount(house.store, house.store.database, {
      login: body.account,
      person: body.person,
      name,
      secret: await hashPassword(password),
      administrator: body.administrator,
    })
    return { account: body.account, password }
  })
}
