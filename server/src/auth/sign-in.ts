import { randomBytes, timingSafeEqual } from 'node:crypto'
import { millisecondsOf } from '@fadu/legal-time'
import { words } from '@fadu/procedure'
import {
  type Account,
  accountBy,
  beginSignIn,
  forgetSignInFailures,
  recordAccess,
  type SignInSource,
  takeBackSignIn,
  waitingLogins,
  waitsUntil,
} from '@fadu/store'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { Problem } from '../problems.ts'
import { keyedDigest } from './derived-key.ts'
import { passwordMatches, spendTime } from './password.ts'
import { provesSecondFactor } from './second-factor.ts'
import { cookieOptions } from './who.ts'

interface Given {
  readonly account: string
  readonly password: string
  readonly code?: string | undefined
}

const deviceCookie = 'fadu-device'
const deviceDays = 180

/**
 * The account behind what was given. An unknown account, a wrong password and a wrong code are answered alike as far as they can be:
 * an unknown account also waits after failures, and takes as long.
 */
export async function proven(house: House, request: FastifyRequest, reply: FastifyReply, given: Given): Promise<Account> {
  const from = sourceOf(house, request, given.account)
  await beginOrWait(house, reply, from)
  const account = await accountBy(house.store, { login: given.account })
  const fail = async (problem: Problem): Promise<never> => {
    await noteFailure(house, request, from, account, problem.code)
    throw problem
  }
  if (!account?.secret || account.disabled_at) {
    await spendTime(given.password)
    return fail(wrong())
  }
  if (!(await passwordMatches(account.secret, given.password))) return fail(wrong())
  if (account.second_factor) {
    if (!given.code) {
      await takeBackSignIn(house.store, from)
      throw codeNeeded()
    }
    if (!(await provesSecondFactor(house, account, given.code))) return fail(wrongCode())
  }
  await forgetSignInFailures(house.store, from)
  rememberDevice(house, request, reply, given.account)
  return account
}

/**
 * Password, and code where one is in use and asked for, once more within a session. Failures count as at sign-in: a session left
 * open is no place to guess. @returns what is wrong
 */
export async function faultOfProof(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
  given: { readonly password: string; readonly code?: string },
): Promise<'password-wrong' | 'code-wrong' | undefined> {
  const from = sourceOf(house, request, account.login)
  await beginOrWait(house, reply, from)
  const known = account.secret !== null && (await passwordMatches(account.secret, given.password))
  const proves = known && (given.code === undefined || !account.second_factor || (await provesSecondFactor(house, account, given.code)))
  if (proves) {
    await takeBackSignIn(house.store, from)
    return undefined
  }
  await noteFailure(house, request, from, account, known ? 'code-wrong' : 'password-wrong')
  return known ? 'code-wrong' : 'password-wrong'
}

/** Sign-ins stand in the chained log beside what was read through them. */
export const noteSignIn = (
  house: House,
  request: FastifyRequest,
  account: string,
  act: 'signedIn' | 'signIn.failed' | 'signIn.locked',
  body: Readonly<Record<string, string>>,
): Promise<void> => recordAccess(house.store, [{ account, act, body: { ...body, from: request.ip } }])

/**
 * Writes down a failure, which was counted when it was begun, and once more where from now on somebody has to wait. What is tried while waiting is not
 * written: the log must not grow at a stranger's pace. Nor is a name that is no account's: it may be a password typed one line too high.
 */
async function noteFailure(
  house: House,
  request: FastifyRequest,
  from: SignInSource,
  account: Account | undefined,
  reason: string,
): Promise<void> {
  const login = account?.login ?? ''
  await noteSignIn(house, request, login, 'signIn.failed', { reason })
  const until = await waitsUntil(house.store, from)
  if (until) await noteSignIn(house, request, login, 'signIn.locked', { until })
}

/** Accounts for which somebody has to wait somewhere. */
export async function waitedFor(house: House, logins: readonly string[]): Promise<ReadonlySet<string>> {
  const digests = new Map(logins.map((login) => [loginDigest(house, login), login]))
  return new Set([...(await waitingLogins(house.store, [...digests.keys()]))].flatMap((d) => digests.get(d) ?? []))
}

async function beginOrWait(house: House, reply: FastifyReply, from: SignInSource): Promise<void> {
  const until = await beginSignIn(house.store, from)
  if (!until) return
  const seconds = Math.ceil((millisecondsOf(until) - millisecondsOf(house.clock.now())) / 1000)
  const minutes = Math.ceil(seconds / 60)
  reply.header('retry-after', seconds)
  throw new Problem(
    429,
    'locked',
    words(`多次输错，暂时锁定，请 ${minutes} 分钟后再试`, `Locked after several failures; try again in ${minutes} min`),
  )
}

const wrong = (): Problem => new Problem(401, 'sign-in-failed', words('账号或者密码不正确', 'Incorrect account or password'))
const codeNeeded = (): Problem => new Problem(401, 'code-needed', words('请输入动态口令', 'Enter the one-time code'))
const wrongCode = (): Problem =>
  new Problem(401, 'code-wrong', words('动态口令不正确或者已经用过', 'The one-time code is incorrect or has been used'), {
    detail: words(
      '等待验证器显示下一个口令后再试，或者使用恢复码。',
      'Wait for the next code of the authenticator, or use a recovery code.',
    ),
  })

export const loginDigest = (house: House, login: string): string =>
  keyedDigest(house.store.masterKey, 'fadu sign-in login', login.toLowerCase())
const sourceDigest = (house: House, source: string): string => keyedDigest(house.store.masterKey, 'fadu sign-in source', source)

/** A device that has signed in as this account is a place of its own; everything else is known by its address. */
function sourceOf(house: House, request: FastifyRequest, login: string): SignInSource {
  const device = deviceOf(house, request, login)
  return {
    login: loginDigest(house, login),
    source: sourceDigest(house, device ? `device ${device}` : `address ${request.ip}`),
    known: device !== undefined,
  }
}

function deviceOf(house: House, request: FastifyRequest, login: string): string | undefined {
  const [id, given = ''] = (request.cookies[deviceCookie] ?? '').split('.')
  if (!id) return undefined
  const expected = Buffer.from(deviceSignature(house, id, login))
  return expected.length === given.length && timingSafeEqual(expected, Buffer.from(given)) ? id : undefined
}

const deviceSignature = (house: House, id: string, login: string): string =>
  keyedDigest(house.store.masterKey, 'fadu known device', `${id}\n${login.toLowerCase()}`)

/** Gives no right whatever: only that failures elsewhere do not keep this device waiting. */
function rememberDevice(house: House, request: FastifyRequest, reply: FastifyReply, login: string): void {
  const id = deviceOf(house, request, login) ?? randomBytes(18).toString('base64url')
  reply.setCookie(deviceCookie, `${id}.${deviceSignature(house, id, login)}`, { ...cookieOptions(house), maxAge: deviceDays * 86_400 })
}
