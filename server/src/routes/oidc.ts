import { millisecondsOf } from '@fadu/legal-time'
import { accountBy } from '@fadu/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { beginAtProvider, subjectFromProvider } from '../auth/oidc.ts'
import { noteSignIn } from '../auth/sign-in.ts'
import { beginSession, cookieOptions } from '../auth/who.ts'
import type { House } from '../house.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'

const startedCookie = 'fadu-oidc'
const path = '/api/session/oidc'

/** Why nobody was signed in; the sign-in page says it in words. */
type Failure = 'provider' | 'no-account' | 'no-post'

/** To the identity provider and back. Both answer with a way to go on, never with a page: a person stands before them. */
export function oidcRoutes(app: FastifyInstance, house: House): void {
  // The browser comes back from another site: a strict cookie would not come along, and this one opens nothing by itself.
  const options = { ...cookieOptions(house), path, sameSite: 'lax' as const }
  const now = () => millisecondsOf(house.clock.now())
  const signInPage = (failed?: Failure) => `/work/sign-in?${failed ? `failed=${failed}` : 'arrived=yes'}`

  serve(app, house, 'oidcStart', async ({ reply, request }) => {
    if (!house.settings.FADU_OIDC_ISSUER) throw absent()
    try {
      const { address, cookie } = await beginAtProvider(house, now())
      reply.setCookie(startedCookie, cookie, { ...options, maxAge: 600 })
      return reply.redirect(address)
    } catch (fault) {
      request.log.warn({ err: fault }, 'identity provider')
      return reply.redirect(signInPage('provider'))
    }
  })

  serve(app, house, 'oidcReturn', async ({ request, reply }) => {
    if (!house.settings.FADU_OIDC_ISSUER) throw absent()
    reply.clearCookie(startedCookie, options)
    const subject = await vouchedFor(house, request, now())
    if (!subject) return reply.redirect(signInPage('provider'))
    const account = await accountBy(house.store, { subject })
    if (!account || account.disabled_at) return reply.redirect(signInPage('no-account'))
    const post = (await house.organisation.postsOf(account.person))[0]?.id
    if (!post && !account.administrator) return reply.redirect(signInPage('no-post'))
    await beginSession(house, request, reply, account.id, post)
    await noteSignIn(house, request, account.login, 'signedIn', { by: 'provider' })
    return reply.redirect(signInPage())
  })
}

async function vouchedFor(house: House, request: FastifyRequest, now: number): Promise<string | undefined> {
  const cookie = request.cookies[startedCookie]
  if (!cookie) return undefined
  try {
    return await subjectFromProvider(house, cookie, request.url, now)
  } catch (fault) {
    request.log.warn({ err: fault }, 'identity provider')
    return undefined
  }
}
