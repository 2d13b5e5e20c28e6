import type { Answer, Route, RouteName } from '@fadu/contract'
import { admits, routes } from '@fadu/contract'
import { words } from '@fadu/procedure'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type PartyWho, type PostWho, whoCalls } from './auth/who.ts'
import type { House } from './house.ts'
import { noteCase } from './logs.ts'
import { nestsTooDeep } from './nesting.ts'
import { absent, forbidden, Problem, signedOut } from './problems.ts'
import { within } from './traces.ts'

type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> = (typeof routes)[N] extends Record<K, infer S extends z.ZodType>
  ? z.output<S>
  : undefined
type WhoOf<N extends RouteName> = (typeof routes)[N]['caller'] extends 'post' | 'administrator'
  ? PostWho
  : (typeof routes)[N]['caller'] extends 'party'
    ? PartyWho
    : undefined

export interface Call<N extends RouteName> {
  readonly params: Part<N, 'params'>
  readonly query: Part<N, 'query'>
  readonly body: Part<N, 'body'>
  readonly who: WhoOf<N>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Requests a minute from one address, where the general allowance would be too generous. */
const strict: Partial<Record<RouteName, number>> = {
  signIn: 20,
  followOpen: 30,
  file: 30,
  upload: 60,
  verifyReceipt: 60,
  changePassword: 10,
  secondFactorPropose: 10,
  secondFactorConfirm: 10,
  importCases: 600,
  registerTable: 60,
}

/** Bytes a body may have, where the general allowance would be too small. */
const roomy: Partial<Record<RouteName, number>> = {
  importCases: 8 * 1_048_576,
  registerTable: 3 * 1_048_576,
}

/**
 * Registers one route of the contract: caller checked before anything is read, shape checked by its schemas,
 * answer typed. What is not registered does not exist; nothing is open by default.
 */
export function serve<N extends RouteName>(
  app: FastifyInstance,
  house: House,
  name: N,
  handler: (call: Call<N>) => Promise<Answer<N>>,
): void {
  const route = routes[name] as Route
  if (route.caller === 'demonstration' && house.settings.FADU_MODE !== 'demonstration') return
  const factor = Math.max(1, Math.round(house.settings.FADU_RATE / 600))
  app.route({
    method: route.method,
    url: route.path,
    schema: {
      summary: route.summary,
      operationId: name,
      tags: [route.caller],
      ...(route.params && { params: route.params }),
      ...(route.query && { querystring: route.query }),
      ...(route.body && { body: route.body }),
      response: { [route.status ?? 200]: route.answer },
    },
    ...(roomy[name] && { bodyLimit: roomy[name] }),
    config: { routeName: name, ...(strict[name] && { rateLimit: { max: strict[name] * factor, timeWindow: 60_000 } }) },
    // Before the body is read: whoever has no business here learns nothing of the shape of requests, and nothing is parsed for them.
    preParsing: async (request, reply) => {
      // What is answered may hold personal values and depends on the post: nobody on the way keeps it.
      if (route.path.startsWith('/api')) reply.header('cache-control', 'no-store')
      callers.set(request, await admitted(house, route, request))
      if (route.method !== 'GET' && request.headers['x-fadu-csrf'] !== '1') throw originUnknown()
    },
    preValidation: async (request) => {
      if (nestsTooDeep(request.body)) throw tooDeep()
    },
    handler: async (request, reply) => {
      const who = callers.get(request)
      const { params, query, body } = request
      const answer = await within(request, () => handler({ params, query, body, who, request, reply } as never))
      noteCase(request, (params as Ids)?.id, (who as Ids)?.case, (answer as Ids)?.id)
      if (reply.sent) return reply
      if (route.status === 204) return reply.status(204).send()
      return reply.status(route.status ?? 200).send(answer)
    },
  })
}

interface Ids {
  readonly id?: unknown
  readonly case?: unknown
}
const tooDeep = () => new Problem(400, 'request-too-deep', words('请求嵌套层数过多', 'The request is nested too deeply'))

/** Who calls, from the check before the body is read to the handler. */
const callers = new WeakMap<FastifyRequest, PostWho | PartyWho | undefined>()

const originUnknown = () =>
  new Problem(403, 'csrf', words('请求来源无法确认，请刷新页面再试', 'The origin of the request cannot be confirmed; reload the page'))

async function admitted(house: House, route: Route, request: FastifyRequest): Promise<PostWho | PartyWho | undefined> {
  if (route.caller === 'public') return undefined
  if (route.caller === 'demonstration') {
    if (house.settings.FADU_MODE !== 'demonstration') throw absent()
    return undefined
  }
  const who = await whoCalls(house, request, route.caller === 'party' ? 'party' : 'post')
  if (who.kind === 'public') throw signedOut()
  if (who.kind === 'post' && who.account.first_password && !ownPasswordMay.includes(route.path)) throw ownPasswordNeeded()
  if (who.kind === 'post' && who.limited && !limitedMay.includes(route.path)) throw secondFactorNeeded()
  if (route.duty && !(who.kind === 'post' && admits(route.duty, who.acting.duties))) throw forbidden()
  if (route.caller === 'administrator' && !(who.kind === 'post' && who.account.administrator)) throw forbidden()
  if (route.caller === 'post' && who.kind === 'post' && who.acting.post === '' && !sessionRoutes.includes(route.path)) throw forbidden()
  return who
}

const secondFactorNeeded = (): Problem =>
  new Problem(403, 'second-factor-needed', words('请先启用动态口令', 'Set up one-time codes first'), {
    detail: words(
      '管理员和可以查阅敏感案件的岗位须启用动态口令后才能办理。',
      'Administrators and posts that read sensitive cases work only with one-time codes.',
    ),
  })

const ownPasswordNeeded = (): Problem =>
  new Problem(403, 'own-password-needed', words('请先修改初始密码', 'Change the first password first'), {
    detail: words('初始密码由他人设定，只能用来修改密码。', 'Somebody else made the first password; it serves only to choose one’s own.'),
  })

/** What is open to whoever still has the password somebody else made. */
const ownPasswordMay: readonly string[] = [routes.session.path, routes.changePassword.path]
/** What is open until a second factor that is demanded has been set up. */
const limitedMay: readonly string[] = [routes.session.path, routes.changePassword.path, routes.secondFactorPropose.path]
/** What an administrator without a post may still reach. */
const sessionRoutes: readonly string[] = [...limitedMay, routes.switchPost.path]
