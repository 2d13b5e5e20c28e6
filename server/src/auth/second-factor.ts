import { randomBytes, randomInt } from 'node:crypto'
import { millisecondsOf } from '@fadu/legal-time'
import { type InformationClass, informationClasses, type RoleSpec } from '@fadu/procedure'
import {
  type Account,
  confirmSecondFactor,
  endSessionsOf,
  proposeSecondFactor,
  secondFactorOf,
  useRecoveryCode,
  useStep,
} from '@fadu/store'
import type { House } from '../house.ts'
import { keyedDigest } from './derived-key.ts'
import { base32, matchingStep, otpAddress } from './one-time-code.ts'

const recoveryCodes = 10
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** From this class on whoever may read it proves more than a password. */
const sensitiveFrom: InformationClass = 'V4'

/** Whether somebody with these duties may read what is sensitive. */
export const readsSensitive = (house: House, duties: readonly string[]): boolean =>
  house.store.catalogue.procedures
    .filter((p) => informationClasses.indexOf(p.informationClass) >= informationClasses.indexOf(sensitiveFrom))
    .some((p) => Object.values(p.roles as Record<string, RoleSpec>).some((role) => role.duty !== undefined && duties.includes(role.duty)))

/** In real use administrators and whoever reads what is sensitive sign in with a second factor; in a demonstration nobody has to. */
export const demandsSecondFactor = (house: House, account: Account, duties: readonly string[]): boolean =>
  house.settings.FADU_MODE === 'real' && account.secret !== null && (account.administrator || readsSensitive(house, duties))

/** A key for a new authenticator; the one in use stays until this one is confirmed. */
export async function propose(house: House, account: Account): Promise<{ key: string; address: string }> {
  const secret = randomBytes(20)
  await proposeSecondFactor(house.store, account.id, secret)
  return {
    key: base32(secret).replace(/(.{4})(?=.)/g, '$1 '),
    address: otpAddress(secret, `法度 ${house.settings.districtName}`, account.login),
  }
}

/** Puts the proposed key in force with its first code. @returns recovery codes, shown once; `undefined` where the code does not fit */
export async function confirm(house: House, account: Account, code: string): Promise<readonly string[] | undefined> {
  const factor = await secondFactorOf(house.store, account.id)
  const step = factor?.proposed && matchingStep(factor.proposed, code, millisecondsOf(house.clock.now()), 0)
  if (!step) return undefined
  const codes = Array.from({ length: recoveryCodes }, recoveryCode)
  await confirmSecondFactor(
    house.store,
    account.id,
    step,
    codes.map((c) => codeHash(house.store.masterKey, account, c)),
  )
  await endSessionsOf(house.store, account.id)
  return codes
}

/** Whether a code of the authenticator or a recovery code proves the second factor; each serves once. */
export async function provesSecondFactor(house: House, account: Account, code: string): Promise<boolean> {
  const factor = await secondFactorOf(house.store, account.id)
  if (!factor?.secret) return false
  const step = matchingStep(factor.secret, code, millisecondsOf(house.clock.now()), factor.lastStep)
  if (step !== undefined) return useStep(house.store, account.id, step)
  // Recovery codes were handed out on paper: those of before a change of the master key serve on.
  for (const key of [house.store.masterKey, ...house.store.earlierKeys.map((e) => e.key)])
    if (await useRecoveryCode(house.store, account.id, codeHash(key, account, code))) return true
  return false
}

const recoveryCode = (): string => {
  const chars = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
  return `${chars.slice(0, 5)}-${chars.slice(5)}`
}

/** Fifty bits at random under a key of their own: no slow hash is needed, and a stolen table is worth nothing. */
const codeHash = (masterKey: Buffer, account: Account, code: string): string =>
  keyedDigest(masterKey, 'fadu recovery code', `${account.id}\n${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
