import type { SessionView } from '@fadu/contract'
import { instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, editionOn, rolesOf, viewOf, words } from '@fadu/procedure'
import { type Account, accountBy, changeSecret, endSessionsOf, noteFailure, noteSuccess, switchPost } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { hashPassword, passwordFault, passwordMatches, spendTime } from '../auth/password.ts'
import { beginSession, finishSession, type PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { forbidden, Problem, refused } from '../problems.ts'
import { serve } from '../serve-route.ts'

const failuresBeforeLock = 5
const lockMinutes = 15

export function sessionRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'signIn', async ({ body, request, reply }) => {
    const account = await checkedAccount(house, body.account, body.password)
    const post = (await house.organisation.postsOf(account.person))[0]?.id
    if (!post && !account.administrator)
      throw new Problem(403, 'no-post', words('该账号目前没有任职岗位', 'This account holds no post at present'))
    await beginSession(house, request, reply, account.id, post)
    return sessionFor(house, account, post ?? '')
  })
  serve(app, house, 'session', async ({ who }) => sessionFor(house, who.account, who.acting.post))
  serve(app, house, 'signOut', async ({ who, reply }) => {
    await finishSession(house, reply, who.session)
    return null
  })
  serve(app, house, 'switchPost', async ({ who, body }) => {
    if (!(await house.organisation.acting(who.account.person, body.post))) throw forbidden()
    await switchPost(house.store, who.session, body.post)
    return sessionFor(house, who.account, body.post)
  })
  serve(app, house, 'changePassword', async ({ who, body, reply }) => {
    await changePassword(house, who, body)
    await endSessionsOf(house.store, who.account.id)
    await finishSession(house, reply, who.session)
    return null
  })
}

/** One answer and about the same time for an unknown account, a wrong password and a locked account's wrong password. */
async function checkedAccount(house: House, login: string, password: string): Promise<Account> {
  const wrong = new Problem(401, 'sign-in-failed', words('账号或者密码不正确', 'Incorrect account or password'))
  const account = await accountBy(house.store, { login })
  if (!account?.secret || account.disabled_at) {
    await spendTime(password)
    throw wrong
  }
  const now = house.clock.now()
  if (account.locked_until && account.locked_until > now) {
    await spendTime(password)
    throw new Problem(
      429,
      'locked',
      words(
        `连续输错，账号暂时锁定，请 ${lockMinutes} 分钟后再试`,
        `Locked after several wrong passwords; try again in ${lockMinutes} minutes`,
      ),
    )
  }
  if (!(await passwordMatches(account.secret, password))) {
    await noteFailure(house.store, account.id, failuresBeforeLock, instantFromMilliseconds(millisecondsOf(now) + lockMinutes * 60_000))
    throw wrong
  }
  await noteSuccess(house.store, account.id)
  return account
}

const passwordFaults = {
  short: words('密码至少十个字符', 'At least ten characters'),
  simple: words(
    '密码应当包含大写、小写、数字、符号中的三类',
    'Use at least three of: upper-case letters, lower-case letters, digits, symbols',
  ),
  account: words('密码不能包含账号名', 'The password may not contain the account’s name'),
} as const

async function changePassword(house: House, who: PostWho, body: { old: string; new: string }): Promise<void> {
  if (!who.account.secret || !(await passwordMatches(who.account.secret, body.old)))
    throw refused([{ code: 'password-wrong', text: words('原密码不正确', 'The current password is incorrect'), field: 'old' }])
  const fault = passwordFault(body.new, who.account.login)
  if (fault) throw refused([{ code: `password-${fault}`, text: passwordFaults[fault], field: 'new' }])
  await changeSecret(house.store, who.account.id, await hashPassword(body.new))
}

/** Who is signed in and through which post; with what this post may open at the counter. */
export async function sessionFor(house: House, account: Account, post: string): Promise<SessionView> {
  const { organs, posts } = await house.organisation.current()
  const held = (await house.organisation.postsOf(account.person)).map((p) => p.id)
  const view = (id: string) => {
    const p = posts.get(id)
    const organ = organs.get(p?.organ ?? '')
    return {
      id,
      title: p?.title ?? '',
      organ: { id: organ?.id ?? p?.organ ?? '', name: organ?.name ?? '', shortName: organ?.shortName ?? '' },
      duties: [...(p?.duties ?? [])],
      district: house.store.district,
    }
  }
  return {
    person: { id: account.person, name: account.name },
    post: view(post),
    posts: held.map(view),
    administrator: account.administrator,
    ownPassword: account.secret !== null,
    demonstration: house.settings.FADU_MODE === 'demonstration',
    districtName: house.settings.districtName,
    today: house.clock.today(),
    opens: opensFor(house, account.person, posts.get(post)),
  }
}

function opensFor(
  house: House,
  person: string,
  post: { id: string; organ: string; duties: readonly string[] } | undefined,
): SessionView['opens'] {
  if (!post) return []
  const today = house.clock.today()
  const ids = [...new Set(house.store.catalogue.procedures.map((p) => p.id))]
  return ids.flatMap((id) => {
    const procedure = editionOn(house.store.catalogue, id, today)
    if (!procedure) return []
    const empty = viewOf(procedure, [], { today, calendar: house.calendar() }) as unknown as AnyView
    const roles = rolesOf(procedure, empty, { post: post.id, organ: post.organ, person, duties: post.duties })
    return openingsOf(procedure, roles)
  })
}

const openingsOf = (procedure: AnyProcedure, roles: readonly string[]): SessionView['opens'] =>
  Object.entries(procedure.events as Record<string, { at?: unknown; by: string | readonly string[]; term: { zh: string; en: string } }>)
    .filter(([, e]) => [e.at].flat().includes('start'))
    .flatMap(([event, e]) => {
      const role = [e.by].flat().find((r) => roles.includes(r as string)) as string | undefined
      return role ? [{ procedure: procedure.id, edition: procedure.edition, event, role, term: procedure.term }] : []
    })
