import { decrypt, encrypt } from '@fadu/store'
import * as oidc from 'openid-client'
import type { House } from '../house.ts'
import { loopback } from '../settings.ts'
import { keyFor } from './derived-key.ts'

/** Sign-in at the district's identity provider: OpenID Connect, authorization code with PKCE, state and nonce. */

/** What this browser must bring back; it travels encrypted in a cookie, so that nothing of it is kept here. */
interface Started {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly until: number
}

const minutes = 10
const bound = 'fadu oidc'
const providers = new WeakMap<House, Promise<oidc.Configuration>>()

/** What the provider says of itself, read once; after a failure it is asked again. */
function providerOf(house: House): Promise<oidc.Configuration> {
  const known = providers.get(house)
  if (known) return known
  const { FADU_OIDC_ISSUER: issuer, FADU_OIDC_CLIENT: client, FADU_OIDC_SECRET: secret } = house.settings
  const address = new URL(issuer!)
  const asked = oidc.discovery(address, client!, secret, secret ? undefined : oidc.None(), {
    // Plain http is for a provider on this very machine; the settings refuse any other.
    ...(address.protocol === 'http:' && loopback.includes(address.hostname) && { execute: [oidc.allowInsecureRequests] }),
  })
  providers.set(house, asked)
  asked.catch(() => providers.delete(house))
  return asked
}

const returnAddress = (house: House): string => new URL('/api/session/oidc/return', house.settings.FADU_PUBLIC_URL).href

/** Where to send the browser, and what it must bring back. */
export async function beginAtProvider(house: House, now: number): Promise<{ readonly address: string; readonly cookie: string }> {
  const provider = await providerOf(house)
  const started: Started = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    until: now + minutes * 60_000,
  }
  const address = oidc.buildAuthorizationUrl(provider, {
    redirect_uri: returnAddress(house),
    scope: 'openid',
    code_challenge: await oidc.calculatePKCECodeChallenge(started.verifier),
    code_challenge_method: 'S256',
    state: started.state,
    nonce: started.nonce,
  })
  return {
    address: address.href,
    cookie: encrypt(keyFor(house.store.masterKey, bound), Buffer.from(JSON.stringify(started)), bound).toString('base64url'),
  }
}

/** The subject the provider vouches for. @throws where cookie, state, nonce, signature or code do not fit, or it took too long */
export async function subjectFromProvider(house: House, cookie: string, url: string, now: number): Promise<string> {
  const started = JSON.parse(decrypt(keyFor(house.store.masterKey, bound), Buffer.from(cookie, 'base64url'), bound).toString()) as Started
  if (now > started.until) throw new Error('the sign-in at the provider took too long')
  const back = new URL(returnAddress(house))
  back.search = new URL(url, back).search
  const tokens = await oidc.authorizationCodeGrant(await providerOf(house), back, {
    pkceCodeVerifier: started.verifier,
    expectedState: started.state,
    expectedNonce: started.nonce,
    idTokenExpected: true,
  })
  return subjectOf(house, tokens.claims()!.sub)!
}

/** A subject is one only together with who issued it; `undefined` where no provider is set. */
export const subjectOf = (house: House, sub: string): string | undefined =>
  house.settings.FADU_OIDC_ISSUER && `${house.settings.FADU_OIDC_ISSUER} ${sub}`
