import { type Instant, instant, millisecondsOf } from '@fadu/legal-time'
import { type Account, accountBy } from './accounts.ts'
import type { StoreContext } from './context.ts'
import { type Session, sessionBy, sessionDigest } from './sessions.ts'
import type { News } from './wire.ts'

/** A session with its account. */
export interface SignedIn {
  readonly session: Session
  readonly account: Account
}

/**
 * Who is signed in, remembered for two seconds, so that a busy screen does not ask the database with every request. What this
 * process ends or changes is forgotten at once, here and where the wire reaches; elsewhere it counts two seconds later at most.
 */
export class SignedInMemory {
  readonly #tell: (news: News) => void
  readonly #known = new Map<string, { readonly found: SignedIn; readonly until: number }>()
  static readonly milliseconds = 2000
  static readonly most = 5000

  constructor(tell: (news: News) => void = () => {}) {
    this.#tell = tell
  }

  get(digest: string): SignedIn | undefined {
    const entry = this.#known.get(digest)
    return entry && entry.until > performance.now() ? entry.found : undefined
  }

  keep(digest: string, found: SignedIn): void {
    if (this.#known.size >= SignedInMemory.most) this.#known.clear()
    this.#known.set(digest, { found, until: performance.now() + SignedInMemory.milliseconds })
  }

  forget(digest: string): void {
    this.#known.delete(digest)
  }

  forgetAll(): void {
    this.#known.clear()
  }

  /** Forgets here and tells the other processes; without digest: whoever is signed in. */
  ended(digest?: string): void {
    if (digest) this.forget(digest)
    else this.forgetAll()
    this.#tell({ kind: 'session', ...(digest && { digest }) })
  }
}

/** Session and account behind a session's identifier; `undefined` when there is none, it has ended, or its account is disabled. */
export async function signedInBy(context: StoreContext, id: string): Promise<SignedIn | undefined> {
  const digest = sessionDigest(id)
  const known = context.signedIn.get(digest)
  if (known) return hasEnded(known.session, context.now()) ? undefined : known
  const session = await sessionBy(context, id)
  const account = session && (await accountBy(context, { id: session.account }))
  if (!account || account.disabled_at) return undefined
  context.signedIn.keep(digest, { session, account })
  return { session, account }
}

const hasEnded = ({ expires_at }: Session, now: Instant): boolean => millisecondsOf(instant(expires_at)) <= millisecondsOf(now)
