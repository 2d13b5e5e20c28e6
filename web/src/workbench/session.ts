import type { SessionView } from '@fadu/contract'
import { createContext, useContext } from 'react'
import { lasting } from '../api/kept.ts'

const shelf = 'fadu.signed-in'

/** Whether this browser believes that somebody is signed in, so that it does not ask only to be told no. */
export const believedSignedIn = (): boolean => lasting.read(shelf) !== null
export const noteSignedIn = (): void => void lasting.write(shelf, 'yes')
export const noteSignedOut = (): void => lasting.drop(shelf)

export const sessionContext = createContext<SessionView | null>(null)

/** Who works here now, and through which post. */
export function useSession(): SessionView {
  const session = useContext(sessionContext)
  if (!session) throw new Error('useSession outside SessionGate')
  return session
}
