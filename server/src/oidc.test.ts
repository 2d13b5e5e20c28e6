import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instant } from '@fadu/legal-time'
import { createAccount } from '@fadu/store'
import { enginesHere, type TestDatabases, testDatabases } from '@fadu/store/testing'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieFrom, openTestHouse, type TestHouse } from './testing/test-house.ts'

/** Sign-in at an identity provider that really runs: to it, through its pages, and back. */

let databases: TestDatabases
let test: TestHouse
let provider: Server
let issuer: string
const publicUrl = 'http://127.0.0.1:9'
const secret = 'of-the-client-and-long-enough'

beforeAll(async () => {
  provider = createServer()
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  const idp = new Provider(issuer, {
    clients: [
      {
        client_id: 'fadu',
        client_secret: secret,
        redirect_uris: [`${publicUrl}/api/session/oidc/return`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    cookies: { keys: ['of the tests'] },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
  })
  const callback = idp.callback()
  provider.on('request', (request, response) => {
    // Its own sign-in page is of no interest here: whoever it asks about is signed in as `?login_hint` says.
    if (request.url?.startsWith('/interaction/')) return void consent(idp, request, response)
    return callback(request, response)
  })
  databases = await testDatabases()
  test = await openTestHouse(await databases.fresh(enginesHere()[0]!), {
    environment: { FADU_OIDC_ISSUER: issuer, FADU_OIDC_CLIENT: 'fadu', FADU_OIDC_SECRET: secret, FADU_PUBLIC_URL: publicUrl },
  })
  test.clock.set(instant(new Date().toISOString()))
  await createAccount(test.house.store, test.house.store.database, {
    login: 'judge-oidc',
    person: 'p-judge',
    name: '法官',
    subject: `${issuer} judge-at-idp`,
  })
})
afterAll(async () => {
  await test?.close()
  await new Promise((resolve) => provider?.close(resolve))
  await databases?.close()
})

async function consent(idp: Provider, request: unknown, response: unknown): Promise<void> {
  const { params } = await idp.interactionDetails(request, response)
  const accountId = params.login_hint ?? 'judge-at-idp'
  const grant = new idp.Grant({ accountId, clientId: params.client_id! })
  grant.addOIDCScope('openid')
  await idp.interactionFinished(request, response, { login: { accountId }, consent: { grantId: await grant.save() } })
}

/** A browser at the provider: follows where it is sent, with its cookies, until it is sent back to us. */
async function throughProvider(address: string): Promise<string> {
  const jar = new Map<string, string>()
  for (let at = address, hops = 0; hops < 10; hops++) {
    if (at.startsWith(publicUrl)) return at.slice(publicUrl.length)
    const response = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') } })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
      jar.set(name!, value!)
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`the provider answered ${response.status} at ${at}: ${(await response.text()).slice(0, 300)}`)
    at = new URL(next, at).href
  }
  throw new Error('sent in a circle')
}

async function start(sub = 'judge-at-idp') {
  const started = await test.call('oidcStart')
  const cookie = cookieFrom(started)
  const address = new URL(String(started.headers.location))
  address.searchParams.set('login_hint', sub)
  return { started, cookie, address: address.href }
}
const returned = (url: string, cookie: string) => test.app.inject({ url, headers: { cookie } })

describe('sign-in at the identity provider', () => {
  it('asks for a code with PKCE, state and nonce, each time others, kept from scripts', async () => {
    const [one, two] = [await start(), await start()]
    const asked = new URL(one.address).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid',
      redirect_uri: `${publicUrl}/api/session/oidc/return`,
    })
    for (const key of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(key)!.length).toBeGreaterThan(20)
      expect(asked.get(key)).not.toBe(new URL(two.address).searchParams.get(key))
    }
    expect(String(one.started.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/)
    expect(one.cookie).not.toContain(asked.get('state'))
  })
  it('opens a session for the account that bears the subject', async () => {
    const { cookie, address } = await start()
    const back = await returned(await throughProvider(address), cookie)
    expect(back).toMatchObject({ statusCode: 302, headers: { location: '/work/sign-in?arrived=yes' } })
    const session = {
      cookie: back.cookies
        .filter((c) => c.name === 'fadu')
        .map((c) => `fadu=${c.value}`)
        .join(),
    }
    expect(await test.must('session', { as: session })).toMatchObject({ post: { id: 'judge' }, ownPassword: false })
  })
  it('opens nothing for a subject no account bears', async () => {
    const { cookie, address } = await start('a-stranger')
    const back = await returned(await throughProvider(address), cookie)
    expect(back.headers.location).toBe('/work/sign-in?failed=no-account')
    expect(back.cookies.some((c) => c.name === 'fadu')).toBe(false)
  })
  it('takes an answer once: the code is used up', async () => {
    const { cookie, address } = await start()
    const url = await throughProvider(address)
    await returned(url, cookie)
    expect((await returned(url, cookie)).headers.location).toBe('/work/sign-in?failed=provider')
  })
  it('takes no answer in another browser, nor with another state, nor from another sign-in', async () => {
    const [one, two] = [await start(), await start()]
    const url = await throughProvider(one.address)
    for (const [at, cookie] of [
      [url, ''],
      [url, 'fadu-oidc=forged'],
      [url.replace(/state=[^&]+/, 'state=another'), one.cookie],
      [url, two.cookie],
    ] as const)
      expect((await returned(at, cookie)).headers.location).toBe('/work/sign-in?failed=provider')
  })
  it('takes no answer after ten minutes', async () => {
    const { cookie, address } = await start()
    const url = await throughProvider(address)
    const before = test.clock.now()
    test.clock.set(instant(new Date(Date.parse(before) + 601_000).toISOString()))
    expect((await returned(url, cookie)).headers.location).toBe('/work/sign-in?failed=provider')
    test.clock.set(before)
  })
  it('is offered on the sign-in page, and accounts are made for it without a password', async () => {
    expect(await test.must('offered')).toMatchObject({ oidc: true })
    const made = await test.must('accountCreate', {
      as: 'registrar',
      body: { account: 'mayor-oidc', person: 'p-mayor', subject: 'mayor-at-idp' },
    })
    expect(made).toEqual({ account: 'mayor-oidc' })
    expect(
      await test.call('accountCreate', { as: 'registrar', body: { account: 'again', person: 'p-mayor', subject: 'mayor-at-idp' } }),
    ).toMatchObject({ status: 422, problem: { refusals: [{ code: 'subject-taken' }] } })
    expect((await test.call('signIn', { body: { account: 'mayor-oidc', password: 'x' } })).status).toBe(401)
  })
})

describe('without a provider', () => {
  it('the way does not exist', async () => {
    const plain = await openTestHouse(await databases.fresh(enginesHere()[0]!))
    expect((await plain.call('oidcStart')).status).toBe(404)
    expect((await plain.call('oidcReturn', { query: {} })).status).toBe(404)
    expect(await plain.must('offered')).toMatchObject({ oidc: false })
    await plain.close()
  })
})
