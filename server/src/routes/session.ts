import type { SessionView } from '@fadu/contract'
import type { Day } from '@fadu/legal-time'
import { type AnyProcedure, type AnyView, editionOn, kept, rolesOf, viewOf, words } from '@fadu/procedure'
import { type Account, changeSecret, endSessionsOf, recordAccess, switchPost } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { hashPassword, passwordFault } from '../auth/password.ts'
import { confirm, demandsSecondFactor, propose } from '../auth/second-factor.ts'
import { faultOfProof, noteSignIn, proven } from '../auth/sign-in.ts'
import { beginSession, finishSession, type PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import type { Organisation, Post } from '../organisation.ts'
import { forbidden, Problem, refused } from '../problems.ts'
import { serve } from '../serve-route.ts'

export function sessionRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'signIn', async ({ body, request, reply }) => {
    const account = await proven(house, request, reply, body)
    const post = (await house.organisation.postsOf(account.person))[0]?.id
    if (!post && !account.administrator)
      throw new Problem(403, 'no-post', words('该账号目前没有任职岗位', 'This account holds no post at present'))
    await beginSession(house, request, reply, account.id, post)
    await noteSignIn(house, request, account.login, 'signedIn', { by: account.second_factor ? 'code' : 'password' })
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
  serve(app, house, 'changePassword', async ({ who, body, request, reply }) => {
    const fault = await faultOfProof(house, request, reply, who.account, { password: body.old })
    await changePassword(house, who, body, fault === undefined)
    await endSessionsOf(house.store, who.account.id)
    await recordAccess(house.store, [{ account: who.account.login, act: 'password.changed' }])
    await finishSession(house, reply, who.session)
    return null
  })
}

/** One's own second factor: a key is proposed, then put in force with its first code. */
export function secondFactorRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'secondFactorPropose', async ({ who, body, request, reply }) => {
    const fault = await faultOfProof(house, request, reply, who.account, { password: body.password, code: body.code ?? '' })
    if (fault) throw refused([{ code: fault, text: proofFaults[fault], field: fault === 'code-wrong' ? 'code' : 'password' }])
    return propose(house, who.account)
  })
  serve(app, house, 'secondFactorConfirm', async ({ who, body, request, reply }) => {
    const recovery = await confirm(house, who.account, body.code)
    if (!recovery)
      throw refused([
        {
          code: 'code-wrong',
          text: words('动态口令不正确，请核对手机时间后再输一次', 'The code is incorrect; check the phone’s time and try again'),
          field: 'code',
        },
      ])
    await recordAccess(house.store, [
      { account: who.account.login, ...(who.acting.post && { post: who.acting.post }), act: 'factor.enrolled' },
    ])
    // Every session ended, this one too: what was opened with less is worth nothing now.
    await beginSession(house, request, reply, who.account.id, who.acting.post || undefined)
    return { recovery: [...recovery] }
  })
}

const proofFaults = {
  'password-wrong': words('密码不正确', 'The password is incorrect'),
  'code-wrong': words('现用的动态口令或者恢复码不正确', 'The present one-time code or recovery code is incorrect'),
} as const

const passwordFaults = {
  short: words('密码至少十个字符', 'At least ten characters'),
  simple: words(
    '密码应当包含大写、小写、数字、符号中的三类',
    'Use at least three of: upper-case letters, lower-case letters, digits, symbols',
  ),
  same: words('新密码与原密码相同', 'The new password is the old one'),
  account: words('密码不能包含账号名', 'The password may not contain the account’s name'),
} as const

async function changePassword(house: House, who: PostWho, body: { old: string; new: string }, known: boolean): Promise<void> {
  if (!known) throw refused([{ code: 'password-wrong', text: words('原密码不正确', 'The current password is incorrect'), field: 'old' }])
  const fault = body.new === body.old ? 'same' : passwordFault(body.new, who.account.login)
  if (fault) throw refused([{ code: `password-${fault}`, text: passwordFaults[fault], field: 'new' }])
  await changeSecret(house.store, who.account.id, await hashPassword(body.new))
}

/** Who is signed in and through which post; with what this post may open at the counter. */
export async function sessionFor(house: House, account: Account, post: string): Promise<SessionView> {
  const organisation = await house.organisation.current()
  const { organs, posts } = organisation
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
    firstPassword: account.first_password,
    secondFactor: account.second_factor ? 'on' : demandsSecondFactor(house, account, posts.get(post)?.duties ?? []) ? 'demanded' : 'off',
    demonstration: house.settings.FADU_MODE === 'demonstration',
    districtName: house.settings.districtName,
    today: house.clock.today(),
    opens: opensFor(house, organisation, posts.get(post)),
  }
}

/** What each post may open on the day of an organisation: folded from the law once, not at every question who is signed in. */
const openings = new WeakMap<Organisation, Map<string, SessionView['opens']>>()

function opensFor(house: House, organisation: Organisation, post: Post | undefined): SessionView['opens'] {
  if (!post) return []
  const known = kept(openings, organisation, () => new Map<string, SessionView['opens']>())
  return kept(known, post.id, () => opensOn(house, organisation.on, post))
}

function opensOn(house: House, today: Day, post: Post): SessionView['opens'] {
  const ids = [...new Set(house.store.catalogue.procedures.map((p) => p.id))]
  return ids.flatMap((id) => {
    const procedure = editionOn(house.store.catalogue, id, today)
    if (!procedure) return []
    const empty = viewOf(procedure, [], { today, calendar: house.calendar() }) as unknown as AnyView
    // Whoever holds it: a role is the post's.
    const roles = rolesOf(procedure, empty, { post: post.id, organ: post.organ, person: '', duties: post.duties })
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
