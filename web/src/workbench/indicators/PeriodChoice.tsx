import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { useLanguage } from '../../texts/language.tsx'
import { usualPeriods } from './periods.ts'

/** Period and past day; both are part of the address, so that a number can be sent to somebody. */
export function PeriodChoice({ today, period, pastDay = true }: { today: string; period: string; pastDay?: boolean }) {
  const { t } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const ids = useId()
  const names = usualPeriods(today).map(({ name }) => name)
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(key, value)
    else next.delete(key)
    setSearch(next, { replace: true })
  }
  return (
    <search className="filters indicator-filters">
      <div>
        <label htmlFor={`${ids}-period`}>{t.indicators.period}</label>
        <select id={`${ids}-period`} value={period} onChange={(event) => set('period', event.target.value)}>
          {[...new Set([period, ...names])].map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      {pastDay && (
        <div>
          <label htmlFor={`${ids}-as-of`}>
            {t.indicators.asOf} ({t.indicators.asOfHint})
          </label>
          <input
            id={`${ids}-as-of`}
            type="date"
            max={today}
            defaultValue={search.get('asOf') ?? ''}
            onBlur={(event) => set('asOf', event.target.value)}
          />
        </div>
      )}
    </search>
  )
}
