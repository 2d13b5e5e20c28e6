import { type Instant, instant, instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import type { ActingPost } from '@fadu/procedure'
import { type Account, endSession, openSession, signedInBy, touchSession } from '@fadu/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { type FollowSession, followToken, readFollowToken } from './follow-secret.ts'
import { demandsSecondFactor } from './second-factor.ts'

/** Who calls: nobody known, a party with a follow session, or a person through one of their posts. */
export type Who =
  | { readonly kind: 'public' }
  | ({ readonly kind: 'party' } & FollowSession)
  // `limited`: signed in, and shut out of everything until a second factor is set up.
  | { readonly kind: 'post'; readonly account: Account; readonly session: string; readonly acting: ActingPost; readonly limited: boolean }

export type PostWho = Extract<Who, { kind: 'post' }>
export type PartyWho = Extract<Who, { kind: 'party' }>

const sessionCookie = 'fadu'
const followCookie = 'fadu-follow'
const followHours = 2
/** How often a session in use is prolonged in the database, in milliseconds. */
const touchEvery = 60_000
/** However busy, nobody stays signed in longer than a working day. */
const longestHours = 12

export async function whoCalls(house: House, request: FastifyRequest, wanted: 'post' | 'party'): Promise<Who> {
  if (wanted === 'party') {
    const token = request.cookies[followCookie]
    const session = token ? readFollowToken(house.store.masterKey, token, millisecondsOf(house.clock.now())) : undefined
    return session ? { kind: 'party', ...session } : { kind: 'public' }
  }
  const id = request.cookies[sessionCookie]
  const found = id ? await signedInStill(house, id) : undefined
  if (!id || !found) return { kind: 'public' }
  const { session, account, acting } = found
  const now = millisecondsOf(house.clock.now())
  if (now - millisecondsOf(instant(session.seen_at)) > touchEvery) await touchSession(house.store, id, idleEnd(house))
  const limited = !account.second_factor && demandsSecondFactor(house, account, acting.duties)
  return { kind: 'post', account, session: id, acting, limited }
}

/** Whoever a session belongs to, with the post it acts through now; `undefined` where it is over or nothing is held any more. */
async function signedInStill(house: House, id: string) {
  const found = await signedInBy(house.store, id)
  if (!found) return undefined
  const age = millisecondsOf(house.clock.now()) - millisecondsOf(instant(found.session.created_at))
  const acting = age > longestHours * 3_600_000 ? undefined : await actingFor(house, found.account, found.session.post)
  return acting && { ...found, acting }
}

/** Through which post a session acts at this moment, without prolonging it: a screen that is open is no use of it. */
export const actingNow = async (house: House, session: string): Promise<ActingPost | undefined> =>
  (await signedInStill(house, session))?.acting

/** The post of the session while it is still held; else the first post the person holds; an administrator without post acts through none. */
async function actingFor(house: House, account: Account, post: string | null): Promise<ActingPost | undefined> {
  const held = post ? await house.organisation.acting(account.person, post) : undefined
  if (held) return held
  const first = (await house.organisation.postsOf(account.person))[0]
  if (first) return house.organisation.acting(account.person, first.id)
  return account.administrator ? { post: '', organ: '', person: account.person, duties: [] } : undefined
}

const idleEnd = (house: House): Instant =>
  instantFromMilliseconds(millisecondsOf(house.clock.now()) + house.settings.FADU_SESSION_MINUTES * 60_000)

export const cookieOptions = (house: House) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: house.settings.FADU_PUBLIC_URL?.startsWith('https:') ?? false,
})

/** Begins a session under a fresh identifier (never one the browser brought), ends the one it replaces and sets its cookie. */
export async function beginSession(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  account: string,
  post: string | undefined,
): Promise<string> {
  const old = request.cookies[sessionCookie]
  if (old) await endSession(house.store, old)
  const id = await openSession(house.store, { account, ...(post && { post }), expiresAt: idleEnd(house) })
  reply.setCookie(sessionCookie, id, cookieOptions(house))
  return id
}

export async function finishSession(house: House, reply: FastifyReply, id: string): Promise<void> {
  await endSession(house.store, id)
  reply.clearCookie(sessionCookie, cookieOptions(house))
}

export function beginFollowing(house: House, reply: FastifyReply, session: FollowSession): void {
  const until = millisecondsOf(house.clock.now()) + followHours * 3_600_000
  reply.setCookie(followCookie, followToken(house.store.masterKey, session, until), { ...cookieOptions(house), maxAge: followHours * 3600 })
}

export const stopFollowing = (house: House, reply: FastifyReply): void => void reply.clearCookie(followCookie, cookieOptions(house))
