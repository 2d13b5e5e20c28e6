import type { Words } from '@fadu/procedure'
import { useLanguage } from '../../texts/language.tsx'
import './StageMap.css'

export interface Stage {
  readonly key: string
  readonly words: Words
  readonly state: 'passed' | 'present' | 'possible' | 'ruled-out'
}

/** The procedure as a line of stages: where it was, where it is, where it may still go, where it no longer can. */
export function StageMap({ stages, label }: { stages: readonly Stage[]; label: string }) {
  const { t, say } = useLanguage()
  return (
    <ol className="stage-map" aria-label={label}>
      {stages.map((stage) => (
        <li key={stage.key} className={stage.state} {...(stage.state === 'present' ? { 'aria-current': 'step' as const } : {})}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            {stage.state === 'possible' || stage.state === 'ruled-out' ? (
              <circle cx="8" cy="8" r="5.5" />
            ) : (
              <circle cx="8" cy="8" r="6.5" className="filled" />
            )}
            {stage.state === 'passed' && <path d="M5 8.2l2.2 2.2l4-4.6" />}
            {stage.state === 'ruled-out' && <path d="M5 11l6-6" />}
          </svg>
          <span className="stage-words">{say(stage.words)}</span>
          <span className="unseen">{t.stage[stage.state]}</span>
        </li>
      ))}
    </ol>
  )
}
