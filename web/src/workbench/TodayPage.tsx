import type { DutyWireView } from '@fadu/contract'
import { Link } from 'react-router'
import { Citations } from '../components/citation/Citation.tsx'
import { LimitLine } from '../components/limit-line/LimitLine.tsx'
import { Empty, Page, Section, Waiting } from '../components/page/Page.tsx'
import { ProblemNote } from '../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../texts/language.tsx'
import { DueWords } from './DueWords.tsx'
import { MoreButton } from './MoreButton.tsx'
import { usePages } from './use-pages.ts'
import './TodayPage.css'

/** What this post owes, most urgent first, with the reasons of each date. */
export function TodayPage() {
  const { t, say } = useLanguage()
  const list = usePages('duties', {})
  if (list.isPending) return <Waiting place={t.work.place} />
  const first = list.data?.pages[0]
  if (!first) {
    return (
      <Page title={t.work.ways.today} place={t.work.place}>
        <ProblemNote error={list.error} retry={() => void list.refetch()} />
      </Page>
    )
  }
  const duties = list.data?.pages.flatMap((page) => page.items) ?? []
  const groups: readonly [string, readonly DutyWireView[]][] = [
    [t.today.overdue, duties.filter((duty) => duty.light === 'red')],
    [t.today.near, duties.filter((duty) => duty.light === 'amber')],
    [t.today.later, duties.filter((duty) => duty.light !== 'red' && duty.light !== 'amber')],
  ]
  return (
    <Page title={t.work.ways.today} place={t.work.place} sentence={say(first.sentence)}>
      <ul className="tallies" aria-label={t.today.tallies}>
        <li>
          <strong className={first.overdue > 0 ? 'overdue' : ''}>{first.overdue}</strong> {t.today.overdue}
        </li>
        <li>
          <strong className={first.near > 0 ? 'near' : ''}>{first.near}</strong> {t.today.near}
        </li>
        <li>
          <strong>{first.open}</strong> {t.today.open}
        </li>
      </ul>
      {duties.length === 0 && <Empty>{t.today.empty}</Empty>}
      {groups
        .filter(([, items]) => items.length > 0)
        .map(([title, items]) => (
          <Section key={title} title={t.today.group(title, items.length)}>
            <ul className="rows duties">
              {items.map((duty) => (
                <Duty key={duty.id} duty={duty} today={first.today} />
              ))}
            </ul>
          </Section>
        ))}
      <MoreButton list={list} />
    </Page>
  )
}

function Duty({ duty, today }: { duty: DutyWireView; today: string }) {
  const { t, say } = useLanguage()
  const start = duty.startedOn
  return (
    <li className="duty">
      <div className="duty-what">
        <h3>
          <Link to={duty.kind === 'signature' ? '/signing' : `/cases/${duty.case}`}>{say(duty.what)}</Link>
        </h3>
        <p>
          {say(duty.title)} <span className="small soft">{t.today.of(say(duty.procedureTerm), duty.reference)}</span>
        </p>
        {duty.due && duty.due.reasons.length > 0 && (
          <details>
            <summary>{t.limit.why(duty.due.reasons.length)}</summary>
            <ol className="reasons">
              {duty.due.reasons.map((reason) => (
                <li key={reason.zh}>
                  {say(reason)} <Citations articles={reason.articles} />
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      <div className="duty-when">
        {duty.dueOn && <DueWords on={duty.dueOn} light={duty.light} />}
        {duty.internal && <span className="small soft">{t.limit.internal}</span>}
        {duty.urged > 0 && <span className="small near">{t.today.urged(duty.urged)}</span>}
        {duty.dueOn && start && (
          <LimitLine
            line={{ startedOn: start, dueOn: duty.dueOn, segments: duty.due?.segments ?? [], today }}
            term={say(duty.what)}
            size="small"
            running
            light={duty.light}
            provisional={duty.due?.provisional ?? false}
          />
        )}
      </div>
    </li>
  )
}
