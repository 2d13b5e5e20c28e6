import type { MeetingView } from '@fadu/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { addressOf, call } from '../../api/client.ts'
import { FileLinks } from '../../components/field-list/FileLinks.tsx'
import { Section, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import '../case/CasePage.css'
import { FollowUpActs } from './FollowUpActs.tsx'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** A meeting: agenda, who was there, the minutes, and for each decision the task that came of it. */
export function MeetingPage() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  // Tasks are opened after the minutes are recorded: look again until each is there.
  const found = useQuery({
    queryKey: ['meeting', { id }],
    queryFn: ({ signal }) => call('meeting', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.decisions.some((d) => d.lead && !d.task) ? 2000 : false),
  })
  if (found.isPending) return <Waiting place={t.work.place} />
  const view = found.data
  if (!view) return <NotThere title={t.meet.title} error={found.error} retry={() => void found.refetch()} />
  const items = view.agenda.filter((item) => !item.withdrawn).map(({ id, title }) => ({ id, words: { zh: title, en: title } }))
  return (
    <FollowUpPage title={say(view.title)} sentence={say(view.sentence)} head={<Head view={view} />}>
      <div className="buttons screen-only">
        {view.minutes && (
          <Link to={`/print/${id}/${view.minutes.seq}/minutes`} className="button">
            {t.meet.printMinutes}
          </Link>
        )}
        <Link to={`/cases/${id}`} className="button">
          {t.followUp.toCase}
        </Link>
      </div>
      <div className="follow-columns">
        <div>
          {view.minutes && <Decisions view={view} />}
          <Agenda view={view} />
          {view.held && <Held held={view.held} />}
          <Section title={t.meet.minutes}>
            {view.minutes ? (
              <div className="follow-text">
                {view.minutes.number && <p className="small soft">{view.minutes.number}</p>}
                <p className="follow-lines">{view.minutes.text}</p>
              </div>
            ) : (
              <p className="soft">{t.meet.noMinutes}</p>
            )}
          </Section>
        </div>
        <FollowUpActs id={id} known={() => ({ offers: { item: items, 'decisions.item': items } })} />
      </div>
    </FollowUpPage>
  )
}

function Head({ view }: { view: MeetingView }) {
  const { t, say, day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{view.reference}</span>
      <span>{view.office}</span>
      <span>{view.held ? day(view.held.on) : t.meet.planned(day(view.planned))}</span>
      <span>{say(view.stageTerm)}</span>
    </p>
  )
}

function Agenda({ view }: { view: MeetingView }) {
  const { t, say } = useLanguage()
  const { agendaColumns: c } = t.meet
  return (
    <Section title={t.meet.agenda}>
      <ScrollTable label={t.meet.agenda} columns={[c.no, c.title, c.kind, c.unit, c.opinion]}>
        {view.agenda.map((item) => (
          <tr key={item.id}>
            <td>{item.id}</td>
            <td>
              {item.title}
              {item.withdrawn && <div className="small near">{t.meet.withdrawn(item.withdrawn)}</div>}
              {item.materials.length > 0 && (
                <FileLinks files={item.materials} address={(hash) => addressOf('caseFile', { params: { id: view.case, hash } })} />
              )}
            </td>
            <td>{say(item.kind)}</td>
            <td>{item.unit ?? '—'}</td>
            <td>
              <Opinion item={item} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}

function Opinion({ item }: { item: MeetingView['agenda'][number] }) {
  const { t, say, day } = useLanguage()
  if (item.opinion)
    return (
      <>
        {say(item.opinion.conclusion)} <span className="small soft">{day(item.opinion.on)}</span>
        <div className="small soft">{item.opinion.text}</div>
      </>
    )
  if (!item.inScope) return <span className="soft">{t.meet.notInScope}</span>
  return item.withdrawn ? <span className="soft">—</span> : <span className="near">{t.meet.noOpinion}</span>
}

function Held({ held }: { held: NonNullable<MeetingView['held']> }) {
  const { t, day } = useLanguage()
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t.meet.heldOn, day(held.on)],
    [t.meet.place, held.place],
    [t.meet.chair, held.chair],
    [t.meet.attendance, held.attendance.join('、')],
  ]
  return (
    <Section title={t.meet.held}>
      <dl className="fields">
        {lines.map(
          ([term, said]) =>
            said && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
    </Section>
  )
}

const lights = { none: '', green: '', amber: 'near', red: 'overdue' } as const

/** What was decided, and what became of it. */
function Decisions({ view }: { view: MeetingView }) {
  const { t, say, day } = useLanguage()
  const { decisionColumns: c } = t.meet
  if (view.decisions.length === 0)
    return (
      <Section title={t.meet.decisions}>
        <p className="soft">{t.meet.noDecisions}</p>
      </Section>
    )
  return (
    <Section title={t.meet.decisions}>
      <ScrollTable label={t.meet.decisions} columns={[c.no, c.title, c.lead, c.support, c.due, c.task]}>
        {view.decisions.map(({ task, ...decision }) => (
          <tr key={decision.id}>
            <td>{decision.id}</td>
            <td>{decision.title}</td>
            <td>{decision.lead ?? '—'}</td>
            <td className="small">{decision.support.join('、') || '—'}</td>
            <td className={task ? lights[task.light] : ''}>
              {task?.light === 'red' && '! '}
              {(task?.dueOn ?? decision.deadline) ? day((task?.dueOn ?? decision.deadline)!) : '—'}
            </td>
            <td>
              {task ? (
                <>
                  {task.open ? <Link to={`/cases/${task.case}`}>{task.reference || t.plan.task}</Link> : task.reference}
                  <div>
                    {say(task.stageTerm)} <span className="small soft">{say(task.progress)}</span>
                  </div>
                </>
              ) : (
                <span className="soft">{decision.lead ? t.meet.opening : t.meet.noTask}</span>
              )}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}
