import { words } from '@fadu/procedure'
import {
  type Account,
  accountBy,
  changeSecret,
  createAccount,
  disableAccount,
  dropSecondFactor,
  enableAccount,
  endSessionsOf,
  listAccounts,
  recordAccess,
} from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { subjectOf } from '../auth/oidc.ts'
import { firstPassword, hashPassword } from '../auth/password.ts'
import { waitedFor } from '../auth/sign-in.ts'
import type { PostWho } from '../auth/who.ts'
import { lastCheckOf } from '../check/house-check.ts'
import type { House } from '../house.ts'
import { absent, refused } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { webhookSecret } from '../webhooks/deliver-webhook.ts'

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
  for (const register of [listRoute, createRoute, actRoute, webhookRoute]) register(app, house)
}

/** Shown to an administrator who sets up the receiver; kept nowhere, so it is the same at every showing. */
function webhookRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'webhookSecret', async ({ params, who }) => {
    if (!(await house.webhooks.current()).some((hook) => hook.entry === params.id)) throw absent()
    await recordAccess(house.store, [
      { account: who.account.login, post: who.acting.post, case: params.id, act: 'webhook.secret', body: {} },
    ])
    return { secret: `whsec_${webhookSecret(house, params.id).toString('base64')}` }
  })
}

function listRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'accounts', async () => {
    const { posts, holders } = await house.organisation.current()
    const list = await listAccounts(house.store)
    const waiting = await waitedFor(
      house,
      list.map((a) => a.login),
    )
    return {
      items: list.map((a) => ({
        account: a.login,
        person: a.name,
        posts: holders.filter((h) => h.person === a.person).map((h) => posts.get(h.post)?.title ?? h.post),
        locked: waiting.has(a.login),
        disabled: a.disabled_at !== null,
        administrator: a.administrator,
        secondFactor: a.second_factor,
      })),
    }
  })
}

function createRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'accountCreate', async ({ body, who }) => {
    if (await accountBy(house.store, { login: body.account }))
      throw refused([{ code: 'account-taken', text: words('账号已被使用', 'This account name is taken'), field: 'account' }])
    const { holders } = await house.organisation.current()
    const name = holders.find((h) => h.person === body.person)?.name
    if (!name)
      throw refused([
        { code: 'person-unknown', text: words('任职清单中没有这一人员', 'The register of holders knows no such person'), field: 'person' },
      ])
    const subject = body.subject && subjectOf(house, body.subject)
    if (body.subject && (!subject || (await accountBy(house.store, { subject }))))
      throw refused([
        {
          code: 'subject-taken',
          text: words('统一身份标识不能使用或者已被使用', 'This subject cannot be used or is taken'),
          field: 'subject',
        },
      ])
    const password = subject ? undefined : firstPassword()
    await createAccount(house.store, house.store.database, {
      login: body.account,
      person: body.person,
      name,
      ...(subject && { subject }),
      ...(password && { secret: await hashPassword(password), firstPassword: true }),
      administrator: body.administrator,
    })
    await noteAct(house, who, 'created', body.account)
    return { account: body.account, ...(password && { password }) }
  })
}

function actRoute(app: FastifyInstance, house: House): void {
  serve(app, house, 'accountAct', async ({ params, body, who }) => {
    const account = await accountBy(house.store, { login: params.account })
    if (!account) throw absent()
    // Nobody lets themselves back in: a second administrator has to.
    if (account.id === who.account.id)
      throw refused([
        {
          code: 'own-account',
          text: words('本人账号须由另一名管理员处理', 'One’s own account is for another administrator'),
          field: 'account',
        },
      ])
    const password = await done(house, account, body.act)
    await noteAct(house, who, body.act, account.login, body.purpose)
    return { ...(password && { password }) }
  })
}

async function done(
  house: House,
  account: Account,
  act: 'reset-second-factor' | 'reset-password' | 'disable' | 'enable',
): Promise<string | undefined> {
  switch (act) {
    case 'reset-second-factor':
      await dropSecondFactor(house.store, account.id)
      return undefined
    case 'reset-password': {
      const password = firstPassword()
      await changeSecret(house.store, account.id, await hashPassword(password), true)
      await endSessionsOf(house.store, account.id)
      return password
    }
    case 'disable':
      await disableAccount(house.store, account.id)
      return undefined
    case 'enable':
      await enableAccount(house.store, account.id)
      return undefined
  }
}

/** What administrators do to accounts stands in the access log, beside what was read through them. */
const noteAct = (house: House, who: PostWho, act: string, account: string, purpose?: string): Promise<void> =>
  recordAccess(house.store, [
    {
      account: who.account.login,
      ...(who.acting.post && { post: who.acting.post }),
      act: `account.${act}`,
      ...(purpose && { purpose }),
      body: { account },
    },
  ])
