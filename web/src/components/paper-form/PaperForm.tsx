import { useMemo, useState } from 'react'
import type { z } from 'zod'
import { Unreachable } from '../../api/refused.ts'
import { useLanguage } from '../../texts/language.tsx'
import type { Texts } from '../../texts/zh.ts'
import { ProblemNote } from '../refusal-list/RefusalList.tsx'
import type { Complaint } from './complaints.ts'
import { Fields } from './Fields.tsx'
import { formContext, type Option, useFormPlace } from './form-model.ts'
import { ComplaintSummary, DraftNote, Review } from './form-parts.tsx'
import { questionsOf } from './outline.ts'
import { type Step, useDispatch } from './use-dispatch.ts'
import { useFilling } from './use-filling.ts'
import './PaperForm.css'

type Values = Record<string, unknown>

interface PaperFormProps {
  readonly schema: z.ZodObject
  /** Asked beside the paper and sent beside it: the organ, the day, the reason for a late entry. */
  readonly beside?: z.ZodObject
  /** Where the draft is kept; without it nothing is. */
  readonly draft?: string
  /** Values that are part of the paper and not asked: the draft to sign, the entry to rectify. */
  readonly fixed?: Values
  /** Choices the page offers for a field instead of free typing. */
  readonly offers?: Readonly<Record<string, readonly Option[]>>
  /** A paper to begin with. */
  readonly start?: Values
  readonly send: string
  /** Shows what was filled in once more before it is sent. */
  readonly review?: boolean
  /** A second button that only asks whether it would be lawful. */
  readonly onCheck?: (paper: Values, beside: Values) => Promise<void>
  /**
   * Sends; throws {@link Refused} or {@link Unreachable}; `stopped` when the reader thought better of it.
   * `once` is the key under which this filling counts at most once.
   */
  readonly onSend: (paper: Values, beside: Values, once: string) => Promise<unknown>
  readonly children?: React.ReactNode
}

const none = {}

/** A form drawn from the paper of an event: one schema draws it, checks it here and checks it again in the server. */
export function PaperForm(props: PaperFormProps) {
  const { schema, beside, draft, fixed = none, offers = none, start, review = false, onSend } = props
  const { t } = useLanguage()
  const { audience } = useFormPlace()
  const fixedKeys = Object.keys(fixed).join()
  const questions = useMemo(() => questionsOf(schema, audience, fixedKeys.split(',')), [schema, audience, fixedKeys])
  const besideQuestions = useMemo(() => (beside ? questionsOf(beside, audience) : []), [beside, audience])
  const all = useMemo(() => [...questions, ...besideQuestions], [questions, besideQuestions])
  const parts = useMemo(() => ({ schema, beside, questions, besideQuestions, all }), [schema, beside, questions, besideQuestions, all])
  const [complaints, setComplaints] = useState<readonly Complaint[]>([])
  const filling = useFilling(draft, all, start, offers, complaints)
  const { step, error, dispatch, backToFilling } = useDispatch(parts, fixed, filling, setComplaints, review)
  const busy = step === 'sending' || filling.uploads > 0
  // The server says itself what a refusal keeps; of silence only this page can tell.
  const kept = error instanceof Unreachable ? (filling.keptAt ? t.form.keptAfterFailure : t.form.notKept) : undefined
  return (
    <formContext.Provider value={filling.form}>
      <form
        className="paper-form"
        noValidate
        aria-busy={step === 'sending'}
        onSubmit={(event) => {
          event.preventDefault()
          void dispatch((paper, more) => onSend(paper, more, filling.once()), true)
        }}
      >
        <ComplaintSummary complaints={complaints} />
        {error !== undefined && <ProblemNote error={error} {...(kept ? { kept } : {})} />}
        {step === 'review' || (review && step === 'sending') ? (
          <Review questions={all} entry={filling.entry} offers={offers} />
        ) : (
          <>
            <DraftNote filling={filling} />
            <Fields questions={questions} path={[]} />
            {besideQuestions.length > 0 && <Fields questions={besideQuestions} path={[]} />}
            {props.children}
          </>
        )}
        <div className="buttons send">
          <button type="submit" className="primary" disabled={busy}>
            {sendWords(t, step, filling.uploads > 0, review, props.send)}
          </button>
          {step === 'review' && (
            <button type="button" onClick={backToFilling}>
              {t.form.backToFilling}
            </button>
          )}
          {props.onCheck && step !== 'review' && (
            <button type="button" disabled={busy} onClick={() => void dispatch(props.onCheck!, false)}>
              {t.form.checkOnly}
            </button>
          )}
        </div>
        <p className="unseen" role="status">
          {step === 'sending' ? t.form.sending : ''}
        </p>
      </form>
    </formContext.Provider>
  )
}

function sendWords(t: Texts, step: Step, uploading: boolean, review: boolean, send: string): string {
  if (step === 'sending') return t.form.sending
  if (uploading) return t.form.waitingForFiles
  return review && step === 'filling' ? t.form.toReview : send
}
