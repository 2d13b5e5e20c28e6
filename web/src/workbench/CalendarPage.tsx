import type { Answer } from '@fadu/contract'
import { type Day, day as dayOfText, daysInMonth, weekdayOf } from '@fadu/legal-time'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Page, Section, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { monthName, weekdayName } from '../dates.ts'
import { useLanguage } from '../texts/language.tsx'
import { CalendarChange } from './CalendarChange.tsx'
import { useSession } from './session.ts'
import './CalendarPage.css'

type Special = Answer<'calendar'>['days'][number]

/** A year of rest days and adjusted workdays with the notices they come from; administrators amend it. */
export function CalendarPage() {
  const { t, day } = useLanguage()
  const { today, administrator } = useSession()
  const [search] = useSearchParams()
  const year = Number(search.get('year') ?? today.slice(0, 4))
  const found = useAsk('calendar', { params: { year } })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) {
    return (
      <Page title={t.work.ways.calendar} place={t.work.place}>
        <ProblemNote error={found.error} retry={() => void found.refetch()} />
      </Page>
    )
  }
  const { days, published, notice } = found.data
  return (
    <Page title={t.calendar.title(year)} place={t.work.place} sentence={published ? t.calendar.published(notice) : t.calendar.unpublished}>
      <nav className="buttons" aria-label={t.calendar.years}>
        <Link className="button" to={`/calendar?year=${year - 1}`}>
          {t.calendar.year(year - 1)}
        </Link>
        <Link className="button" to={`/calendar?year=${year + 1}`}>
          {t.calendar.year(year + 1)}
        </Link>
      </nav>
      <p className="small calendar-key">
        <span className="rest">{t.calendar.rest}</span> <span className="worked">{t.calendar.worked}</span>{' '}
        <span className="present">{t.limit.today}</span>
      </p>
      <div className="year">
        {Array.from({ length: 12 }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: months are their number
          <Month key={at} year={year} month={at + 1} days={days} today={today} />
        ))}
      </div>
      <Section title={t.calendar.notices}>
        <ul className="rows">
          {days.map((special) => (
            <li key={special.date}>
              {t.calendar.line(day(special.date), special.name, special.working)} <span className="small soft">{special.notice}</span>
            </li>
          ))}
        </ul>
      </Section>
      {administrator && <CalendarChange />}
    </Page>
  )
}

const two = (n: number): string => String(n).padStart(2, '0')

function Month({ year, month, days, today }: { year: number; month: number; days: readonly Special[]; today: string }) {
  const { language } = useLanguage()
  const name = monthName(month, language)
  const dates = Array.from({ length: daysInMonth(year, month) }, (_, at) => dayOfText(`${year}-${two(month)}-${two(at + 1)}`))
  const lead = weekdayOf(dates[0]!) - 1
  const cells: readonly (Day | undefined)[] = [...Array.from({ length: lead }, () => undefined), ...dates]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7))
  return (
    <table className="month">
      <caption>{name}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 7].map((weekday) => (
            <th key={weekday} scope="col">
              <abbr title={weekdayName(weekday, language)}>{weekdayName(weekday, language).replace('周', '').slice(0, 2)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month never move
          <tr key={at}>
            {week.map((date, weekday) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its weekday
              <DayCell key={weekday} date={date} special={days.find((s) => s.date === date)} today={today} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ date, special, today }: { date: Day | undefined; special: Special | undefined; today: string }) {
  const { t } = useLanguage()
  if (!date) return <td />
  const rest = special ? !special.working : weekdayOf(date) > 5
  const mark = special ? (special.working ? t.calendar.workedMark : t.calendar.restMark) : ''
  return (
    <td
      className={`${rest ? 'rest' : ''}${special?.working ? ' worked' : ''}${date === today ? ' present' : ''}`}
      {...(special ? { title: special.name } : {})}
    >
      {Number(date.slice(8))}
      {mark && <span className="mark">{mark}</span>}
    </td>
  )
}
