import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the library's present defaults (19 MiB, two passes): about 70 ms on the usual machine. */
export const hashPassword = (password: string): Promise<string> => hash(password)
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password)

let decoy: Promise<string> | undefined
/** Spends the same time on an account that does not exist, so that the answer does not tell. */
export const spendTime = async (password: string): Promise<void> => {
  decoy ??= hashPassword('no such account')
  await passwordMatches(await decoy, password)
}

/** Why a password may not be used, or `undefined`. Ten characters and three classes; never the account's own name. */
export function passwordFault(password: string, account: string): 'short' | 'simple' | 'account' | undefined {
  if ([...password].length < 10) return 'short'
  if (password.toLowerCase().includes(account.toLowerCase())) return 'account'
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((c) => c.test(password)).length
  return classes >= 3 || [...password].length >= 20 ? undefined : 'simple'
}

const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
/** A first password: shown once, random, without characters that look alike. */
export const firstPassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join('-')
