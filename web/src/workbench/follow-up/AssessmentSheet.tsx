import type { AssessmentView } from '@fadu/contract'
import { Link, useParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { useWindowTitle, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import '../../components/official-document/OfficialDocument.css'
import { FollowUpPage, NotThere } from './FollowUpPage.tsx'

/** The result on paper: each unit with its figures, its own target and its own last year, in the order of the scheme. */
export function AssessmentSheet() {
  const { id = '' } = useParams()
  const { t, say } = useLanguage()
  const found = useAsk('assessment', { params: { id } })
  if (found.isPending) return <Waiting place={t.work.place} />
  if (!found.data) return <NotThere title={t.assess.sheet} error={found.error} retry={() => void found.refetch()} />
  const back = (
    <Link to={`/follow-up/assessments/${id}`} className="button">
      {t.followUp.back(say(found.data.title))}
    </Link>
  )
  if (!found.data.scoredOn)
    return (
      <FollowUpPage title={t.assess.sheet} sentence={t.assess.noScore}>
        {back}
      </FollowUpPage>
    )
  return (
    <>
      <div className="buttons screen-only">
        {back}
        <button type="button" className="primary" onClick={() => window.print()}>
          {t.print.print}
        </button>
      </div>
      <Sheet view={found.data} />
    </>
  )
}

function Sheet({ view }: { view: AssessmentView }) {
  const { t, say, language } = useLanguage()
  const { demonstration } = useSession()
  const { scoreColumns: c } = t.assess
  const on = (text: string) => plainDay(text, language)
  useWindowTitle(t.assess.sheetTitle(say(view.title)), view.reference)
  return (
    <article className="official follow-sheet">
      {demonstration && <p className="official-demonstration">{t.print.demonstration}</p>}
      <p className="official-organ">{view.office}</p>
      <p className="official-number">{view.reference}</p>
      <hr className="official-rule" />
      <h1 tabIndex={-1}>{t.assess.sheetTitle(say(view.title))}</h1>
      <p className="official-body">{t.assess.sheetIntro(on(view.from), on(view.until), view.final === undefined)}</p>
      {view.units.map((unit) => (
        <section key={unit.id}>
          <h2>{t.assess.sheetPoints(unit.name, unit.points)}</h2>
          <ScrollTable label={unit.name} columns={[c.item, c.value, c.target, c.lastYear, c.points]}>
            {unit.scores.map((score) => (
              <tr key={score.item}>
                <th scope="row">{view.items.find((item) => item.id === score.item)?.title}</th>
                <td>{score.value ?? '—'}</td>
                <td>{score.target ?? '—'}</td>
                <td>{score.lastYear ?? '—'}</td>
                <td>{score.counted ? score.points : t.assess.notCounted}</td>
              </tr>
            ))}
          </ScrollTable>
        </section>
      ))}
      {view.final && <p className="official-body">{t.assess.final(view.final.basis, on(view.final.on))}</p>}
      <div className="official-close">
        <p>{view.office}</p>
        <p>{on(view.final?.on ?? view.scoredOn!)}</p>
      </div>
    </article>
  )
}
