import type { BulletinView } from '@fadu/contract'
import { Fragment } from 'react'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { addressOf } from '../../api/client.ts'
import { FileLinks } from '../../components/field-list/FileLinks.tsx'
import { Section, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import '../case/CasePage.css'
import '../indicators/Indicators.css'
import { FollowUpActs, type Known } from './FollowUpActs.tsx'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** A bulletin: its text with figures that open, where they come from, and who received it. */
export function BulletinPage() {
  const { id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const { post } = useSession()
  const found = useAsk('bulletin', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const view = found.data
  if (!view) return <NotThere title={t.bulletin.title} error={found.error} retry={() => void found.refetch()} />
  const own = view.sentTo.filter(({ id: unit, receivedOn }) => unit === post.organ.id && !receivedOn)
  const known = (event: string): Known =>
    event === 'received'
      ? { offers: { unit: own.map((unit) => ({ id: unit.id, words: { zh: unit.name, en: unit.name } })) }, start: { unit: post.organ.id } }
      : {}
  return (
    <FollowUpPage title={view.heading} sentence={say(view.sentence)} head={<Head view={view} />}>
      <div className="buttons screen-only">
        {view.mayEdit && (
          <Link to={`/follow-up/bulletins/${id}/edit`} className="button primary">
            {t.bulletin.edit}
          </Link>
        )}
        {view.issued && (
          <Link to={`/print/${id}/${view.issued.seq}/bulletin`} className="button">
            {t.bulletin.printed}
          </Link>
        )}
        <Link to={`/cases/${id}`} className="button">
          {t.followUp.toCase}
        </Link>
      </div>
      <div className="follow-columns">
        <div>
          {view.sentBack.map((back) => (
            <p key={`${back.on}${back.reasons}`} className="near">
              {t.bulletin.sentBack(day(back.on), back.reasons)}
            </p>
          ))}
          {view.declined && <p className="near">{t.bulletin.declined(view.declined)}</p>}
          <Section title={t.bulletin.text}>
            <div className="follow-text">
              <Text view={view} />
            </div>
            {view.task && (
              <p>
                {t.bulletin.about}：<Link to={`/cases/${view.task.case}`}>{view.task.title}</Link>
              </p>
            )}
            {view.files.length > 0 && (
              <FileLinks files={view.files} address={(hash) => addressOf('caseFile', { params: { id: view.case, hash } })} />
            )}
          </Section>
          <Figures view={view} />
          {view.issued && <SentTo view={view} />}
        </div>
        <FollowUpActs id={id} ownPages={own.length > 0 ? ['edited'] : ['edited', 'received']} known={known} />
      </div>
    </FollowUpPage>
  )
}

function Head({ view }: { view: BulletinView }) {
  const { t, say, day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{say(view.kind)}</span>
      <span>{view.issued?.number ? t.bulletin.issued(view.issued.number, day(view.issued.on)) : view.reference}</span>
      <span>{view.unit}</span>
      <span>{say(view.stageTerm)}</span>
    </p>
  )
}

/** The text line by line; each figure in it opens what it is made of. */
function Text({ view }: { view: BulletinView }) {
  const { t, say } = useLanguage()
  const figures = new Map(view.figures.map((figure) => [figure.key, figure]))
  const shown = view.pieces.map((piece, n) => {
    const key = `${n}`
    if ('text' in piece) return <Fragment key={key}>{piece.text}</Fragment>
    if ('loose' in piece)
      return (
        <span key={key} className="overdue">
          {piece.loose}
        </span>
      )
    const figure = figures.get(piece.figure)
    if (!figure?.opens) return <Fragment key={key}>{piece.printed}</Fragment>
    return (
      <Link
        key={key}
        className="opens"
        to={`/indicators/${figure.indicator}?period=${figure.period}&asOf=${figure.asOf}#cases`}
        aria-label={t.bulletin.openFigure(say(figure.term), piece.printed)}
      >
        {piece.printed}
      </Link>
    )
  })
  return <p className="follow-lines">{shown}</p>
}

function Figures({ view }: { view: BulletinView }) {
  const { t, say, day } = useLanguage()
  const { figureColumns: c } = t.bulletin
  return (
    <Section title={t.bulletin.figures}>
      {view.figures.length === 0 ? (
        <p className="soft">{t.bulletin.noFigures}</p>
      ) : (
        <ScrollTable label={t.bulletin.figures} className="follow-plain" columns={[c.term, c.period, c.printed, c.asOf, c.verified]}>
          {view.figures.map((figure) => (
            <tr key={figure.key}>
              <th scope="row">{say(figure.term)}</th>
              <td>{figure.period}</td>
              <td className="figure">{figure.printed}</td>
              <td>{day(figure.asOf)}</td>
              <td className={figure.verified ? 'met' : 'near'}>{figure.verified ? t.bulletin.verified : t.bulletin.unverified}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </Section>
  )
}

function SentTo({ view }: { view: BulletinView }) {
  const { t, day } = useLanguage()
  return (
    <Section title={t.bulletin.sentTo}>
      {view.sentTo.length === 0 && <p className="soft">{t.bulletin.noneSent}</p>}
      <ul className="follow-units">
        {view.sentTo.map((unit) => (
          <li key={unit.id}>
            {unit.name}{' '}
            <span className={unit.receivedOn ? 'met small' : 'near small'}>
              {unit.receivedOn ? t.bulletin.receivedOn(day(unit.receivedOn)) : t.bulletin.notReceived}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
