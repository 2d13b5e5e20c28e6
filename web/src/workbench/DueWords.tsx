import { useLanguage } from '../texts/language.tsx'

/** A due day with its weekday, and a word where it is near or past: never the colour alone. */
export function DueWords({
  on,
  light,
  paused = false,
  provisional = false,
  daysLeft,
}: {
  on: string
  light: 'none' | 'green' | 'amber' | 'red'
  paused?: boolean
  provisional?: boolean
  /** As the server counted them; without it only near and past are said. */
  daysLeft?: number | undefined
}) {
  const { t, day } = useLanguage()
  const tone = light === 'red' ? 'overdue' : light === 'amber' ? 'near' : ''
  return (
    <span className={`due-words ${tone}`}>
      {day(on)}
      {light === 'red' && <strong> {t.limit.overdueWord}</strong>}
      {light === 'amber' && <strong> {t.limit.nearWord}</strong>}
      {daysLeft !== undefined && <span className={tone ? '' : 'soft'}> {t.limit.daysLeft(daysLeft)}</span>}
      {paused && <span className="soft"> {t.limit.pausedWord}</span>}
      {provisional && (
        <span className="soft" title={t.limit.provisional}>
          {' '}
          {t.limit.provisionalWord}
        </span>
      )}
    </span>
  )
}
