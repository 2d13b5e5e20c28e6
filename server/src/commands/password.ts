import { accountBy, changeSecret, dropSecondFactor, enableAccount, endSessionsOf, forgetSignInFailures } from '@fadu/store'
import { firstPassword, hashPassword } from '../auth/password.ts'
import { loginDigest } from '../auth/sign-in.ts'
import { systemClock } from '../clock.ts'
import { openHouse } from '../house.ts'
import { place } from '../place.ts'
import { type Command, UsageError } from './command.ts'

/** For the office that runs the machine, when no administrator can sign in any more. */
export const password: Command = {
  name: 'password',
  about: '给账号换一个新密码并解除锁定（管理员无法登录时用） / a new password for an account that nobody can open any more',
  usage: 'password ACCOUNT',
  run: async ({ words: [login], settings, out }) => {
    if (!login) throw new UsageError('password ACCOUNT')
    const house = await openHouse(settings(), systemClock, {
      workerUrl: place.embeddedWorker,
      migrationsFolder: place.migrations,
      withQueue: false,
      existing: true,
    })
    try {
      const account = await accountBy(house.store, { login })
      if (!account) throw new UsageError(`没有账号“${login}” / there is no account “${login}”`)
      const fresh = firstPassword()
      await changeSecret(house.store, account.id, await hashPassword(fresh), true)
      // Whoever has the machine in hand and lost the password may have lost the second factor with it: it is set up anew.
      await dropSecondFactor(house.store, account.id)
      await forgetSignInFailures(house.store, { login: loginDigest(house, login) })
      await enableAccount(house.store, account.id)
      await endSessionsOf(house.store, account.id)
      out(`账号 / account: ${login}\n密码（只显示一次，请登录后修改）/ password, shown once: ${fresh}`)
      return 0
    } finally {
      await house.close()
    }
  },
}
