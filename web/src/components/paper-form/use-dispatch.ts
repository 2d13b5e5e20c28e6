import { useRef, useState } from 'react'
import type { z } from 'zod'
import { isSignedOut, Refused } from '../../api/refused.ts'
import { useLanguage } from '../../texts/language.tsx'
import { type Complaint, complaintsOf, sortRefusals } from './complaints.ts'
import { paperFrom } from './entry.ts'
import type { Question } from './outline.ts'
import type { Filling } from './use-filling.ts'

type Values = Record<string, unknown>
export type Step = 'filling' | 'review' | 'sending'

/** The paper and what is asked beside it, as schemas and as questions. */
interface Parts {
  readonly schema: z.ZodObject
  readonly beside: z.ZodObject | undefined
  readonly questions: readonly Question[]
  readonly besideQuestions: readonly Question[]
  readonly all: readonly Question[]
}

/** Whether the server has certainly not recorded anything: only then is the next attempt a new one. */
const definiteNo = (cause: Refused): boolean => cause.problem.status < 500 && !isSignedOut(cause)

/** Checks a filling, sends it once, and puts every no where it belongs. */
export function useDispatch(
  parts: Parts,
  fixed: Values,
  filling: Filling,
  complain: (found: readonly Complaint[]) => void,
  review: boolean,
) {
  const { t, say } = useLanguage()
  const [error, setError] = useState<unknown>()
  const [step, setStep] = useState<Step>('filling')
  const sending = useRef(false)

  const values = () => ({
    paper: { ...paperFrom(parts.questions, filling.entry), ...fixed },
    beside: paperFrom(parts.besideQuestions, filling.entry),
  })

  const check = (): boolean => {
    const { paper, beside } = values()
    const issues = [...(parts.schema.safeParse(paper).error?.issues ?? []), ...(parts.beside?.safeParse(beside).error?.issues ?? [])]
    const found = complaintsOf(issues, parts.all, filling.entry, say, t)
    complain(found)
    setError(undefined)
    return found.length === 0
  }

  const fail = (cause: unknown) => {
    setStep('filling')
    if (!(cause instanceof Refused)) return setError(cause)
    if (definiteNo(cause)) filling.renewOnce()
    const sorted = sortRefusals(cause.problem.refusals ?? [], parts.all, say)
    complain(sorted.atFields)
    setError(new Refused({ ...cause.problem, refusals: [...sorted.others] }))
  }

  const dispatch = async (act: (paper: Values, beside: Values) => Promise<unknown>, last: boolean) => {
    if (sending.current) return
    if (!check()) return setStep('filling')
    if (last && review && step === 'filling') return setStep('review')
    sending.current = true
    setStep('sending')
    const { paper, beside } = values()
    try {
      const outcome = await act(paper, beside)
      if (last && outcome !== 'stopped') filling.discard()
      setStep('filling')
    } catch (cause) {
      fail(cause)
    } finally {
      sending.current = false
    }
  }

  return { step, error, dispatch, backToFilling: () => setStep('filling') }
}
