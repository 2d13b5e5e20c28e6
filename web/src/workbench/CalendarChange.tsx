import type { Answer } from '@fadu/contract'
import { dayField, field, line, words, yesNo } from '@fadu/procedure'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { answers } from '../api/asking.ts'
import { call } from '../api/client.ts'
import { Section } from '../components/page/Page.tsx'
import { PaperForm } from '../components/paper-form/PaperForm.tsx'
import { useLanguage } from '../texts/language.tsx'

const changePaper = z.object({
  notice: line(words('通知文号', 'Number of the notice'), { max: 100 }),
  days: field(
    z
      .array(
        z.object({
          date: dayField(words('日期', 'Day')),
          name: line(words('名称', 'Name'), { max: 40 }),
          working: yesNo(words('是否上班', 'Is it worked')),
        }),
      )
      .min(1)
      .max(200),
    { label: words('调整的日子', 'Days changed') },
  ),
})

type Days = { date: string; name: string; working: boolean }[]

/** Amends the calendar; the limits that move are listed at once, with the cases that must be told. */
export function CalendarChange() {
  const { t, say, day } = useLanguage()
  const [moved, setMoved] = useState<Answer<'calendarChange'>['moved']>()
  return (
    <Section title={t.calendar.amend}>
      <p>{t.calendar.amendWhy}</p>
      {moved && (
        <div role="status">
          <p>{t.calendar.moved(moved.length)}</p>
          <ul className="rows">
            {moved.map((limit) => (
              <li key={`${limit.case}${limit.limit.zh}`}>
                <Link to={`/cases/${limit.case}`}>{limit.reference}</Link>{' '}
                {t.calendar.movedLine(say(limit.limit), day(limit.from), day(limit.to))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <PaperForm
        schema={changePaper}
        send={t.calendar.sendAmendment}
        onSend={async (paper, _beside, once) => {
          const answer = await call('calendarChange', {
            body: { notice: String(paper.notice), days: paper.days as Days },
            headers: { 'idempotency-key': once },
          })
          setMoved(answer.moved)
          await answers.invalidateQueries()
        }}
      />
    </Section>
  )
}
