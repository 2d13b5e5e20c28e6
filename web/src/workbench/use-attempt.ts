import { useState } from 'react'

/** What a form does that may fail: busy while it is under way, and the error of the last attempt until the next one begins. */
export function useAttempt() {
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setError(undefined)
    setBusy(true)
    await what().catch(setError)
    setBusy(false)
  }
  return { error, busy, attempt }
}
