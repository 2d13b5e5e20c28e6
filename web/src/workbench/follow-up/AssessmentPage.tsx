import type { AssessmentView } from '@fadu/contract'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { Section, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import '../case/CasePage.css'
import { FollowUpActs, type Known } from './FollowUpActs.tsx'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'
import { UnitScores } from './UnitScores.tsx'

/** An assessment: its scheme, each unit beside its own target and its own last year, and what this post may do now. */
export function AssessmentPage() {
  const { id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const { post } = useSession()
  const found = useAsk('assessment', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  const view = found.data
  if (!view) return <NotThere title={t.assess.title} error={found.error} retry={() => void found.refetch()} />
  return (
    <FollowUpPage title={say(view.title)} sentence={say(view.sentence)} head={<Head view={view} />}>
      <div className="buttons screen-only">
        {view.mayScore && (
          <Link to={`/follow-up/assessments/${id}/score`} className="button primary">
            {t.assess.score}
          </Link>
        )}
        {view.scoredOn && (
          <Link to={`/follow-up/assessments/${id}/print`} className="button">
            {t.assess.sheet}
          </Link>
        )}
        <Link to={`/cases/${id}`} className="button">
          {t.followUp.toCase}
        </Link>
      </div>
      <div className="follow-columns">
        <div>
          {view.missing.length > 0 && (
            <section className="problem" aria-label={t.assess.missing}>
              <h2>{t.assess.missing}</h2>
              <ul>
                {view.missing.map((missing) => (
                  <li key={missing.zh}>{say(missing)}</li>
                ))}
              </ul>
            </section>
          )}
          {view.final && <p className="met">{t.assess.final(view.final.basis, day(view.final.on))}</p>}
          <Scheme view={view} />
          <Section title={t.assess.units}>
            <p className="small soft">
              {t.assess.unitsHint} {view.units.length < view.unitsInAll && t.assess.ownOnly(view.unitsInAll)}
            </p>
            {view.units.map((unit) => (
              <UnitScores key={unit.id} view={view} unit={unit} />
            ))}
          </Section>
        </div>
        <FollowUpActs id={id} ownPages={['scored']} known={knownOf(view, post.organ.id)} />
      </div>
    </FollowUpPage>
  )
}

/** Units and items are chosen from the scheme; a unit speaks for itself. */
function knownOf(view: AssessmentView, organ: string): (event: string) => Known {
  const named = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ id, words: { zh: name, en: name } }))
  const offers = {
    unit: named(view.units),
    item: view.items.map(({ id, title }) => ({ id, words: { zh: title, en: title } })),
  }
  const own = view.units.find((unit) => unit.own && unit.id === organ)
  return (event) => ({
    offers,
    ...(own && (event === 'selfAssessed' || event === 'objected') && { start: { unit: own.id } }),
  })
}

function Head({ view }: { view: AssessmentView }) {
  const { t, say, day } = useLanguage()
  return (
    <p className="case-head small soft">
      <span>{view.reference}</span>
      <span>{t.assess.published(view.office, day(view.publishedOn))}</span>
      <span>
        {day(view.from)}—{day(view.until)}
      </span>
      <span>{say(view.stageTerm)}</span>
      {view.objectUntil && !view.closed && <span>{t.assess.objectUntil(day(view.objectUntil))}</span>}
    </p>
  )
}

function Scheme({ view }: { view: AssessmentView }) {
  const { t, say } = useLanguage()
  const { schemeColumns: c } = t.assess
  return (
    <Section title={t.assess.scheme}>
      <ScrollTable label={t.assess.scheme} columns={[c.no, c.title, c.indicator, c.weight, c.rule]}>
        {view.items.map((item, n) => (
          <tr key={item.id}>
            <td>{n + 1}</td>
            <td>
              {item.title}
              <div className="small soft">{item.standard}</div>
            </td>
            <td>
              {item.opens ? (
                <Link to={`/indicators/${item.indicator}?period=${view.period}`} className="opens">
                  {say(item.term)}
                </Link>
              ) : (
                say(item.term)
              )}
            </td>
            <td className="nowrap">{t.assess.weight(item.weight)}</td>
            <td className="small">{say(item.rule)}</td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  )
}
