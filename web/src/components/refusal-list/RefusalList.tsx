import type { RefusalView } from '@fadu/contract'
import { Refused, Unreachable } from '../../api/refused.ts'
import { useLanguage } from '../../texts/language.tsx'
import { Citations } from '../citation/Citation.tsx'
import './RefusalList.css'

type Reason = Pick<RefusalView, 'text'> & Partial<Pick<RefusalView, 'under' | 'code'>>

/** All reasons why not, at once, each with its article. */
export function RefusalList({ refusals }: { refusals: readonly Reason[] }) {
  const { say } = useLanguage()
  return (
    <ul className="refusals">
      {refusals.map((refusal) => (
        <li key={`${refusal.code ?? ''}${refusal.text.zh}`}>
          {say(refusal.text)} {refusal.under && <Citations articles={refusal.under} />}
        </li>
      ))}
    </ul>
  )
}

/** What happened, what was kept, what to do: for any failed call, read out when it appears. */
export function ProblemNote({ error, kept, retry }: { error: unknown; kept?: string; retry?: () => void }) {
  const { t, say } = useLanguage()
  if (!error) return null
  const problem = error instanceof Refused ? error.problem : undefined
  return (
    <div className="problem" role="alert">
      <p className="problem-title">
        {problem ? say(problem.title) : error instanceof Unreachable ? t.problem.unreachable : t.problem.unexpected}
      </p>
      {problem?.detail && <p>{say(problem.detail)}</p>}
      {problem?.refusals && problem.refusals.length > 0 && <RefusalList refusals={problem.refusals} />}
      {kept && <p>{kept}</p>}
      {problem?.request && <p className="small soft">{t.problem.request(problem.request)}</p>}
      {retry && (
        <div className="buttons">
          <button type="button" onClick={retry}>
            {t.problem.retry}
          </button>
        </div>
      )}
    </div>
  )
}
