import { admits, type IndicatorView, routes } from '@fadu/contract'
import { Link, useParams, useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { CourseLine } from '../../components/course-line/CourseLine.tsx'
import { Page, Section, Waiting } from '../../components/page/Page.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { CasesOfNumber } from './CasesOfNumber.tsx'
import { DefinitionSheet } from './DefinitionSheet.tsx'
import { EnteredFigures } from './EnteredFigures.tsx'
import { IndicatorValue, TargetState } from './IndicatorValue.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import '../CasesPage.css'

/** One number: how it stands, what it counts, how it went, where it comes from, and the cases it is made of. */
export function IndicatorPage() {
  const { t, say } = useLanguage()
  const { post } = useSession()
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const [period, asOf] = [search.get('period'), search.get('asOf')]
  const allowed = admits(routes.indicator.duty, post.duties)
  const query = { ...(period && { period }), ...(asOf && { asOf }) }
  const sheet = useAsk('indicator', { params: { id }, query }, { enabled: allowed })
  const today = useAsk('indicators', { query: {} }, { enabled: allowed }).data?.today
  if (!allowed) return <Page title={t.indicators.title} place={t.work.place} sentence={t.indicators.notHere} />
  if (sheet.isPending) return <Waiting place={t.work.place} />
  const found = sheet.data
  if (!found)
    return (
      <Page title={t.indicators.title} place={t.work.place}>
        <ProblemNote error={sheet.error} retry={() => void sheet.refetch()} />
      </Page>
    )
  return (
    <Page
      title={say(found.term)}
      place={t.work.place}
      sentence={say(found.sentence)}
      above={<Link to="/indicators">{t.indicators.title}</Link>}
    >
      {today && <PeriodChoice today={today} period={found.period.name} />}
      <Standing found={found} />
      <Section title={t.indicators.sheet}>
        <DefinitionSheet found={found} />
      </Section>
      <Section title={t.indicators.course}>
        <CourseLine term={say(found.term)} unit={say(found.unit)} points={found.series.map(pointOf)} />
      </Section>
      {found.from === 'cases' && <BrokenDown found={found} />}
      {found.from === 'outside' && <EnteredFigures figures={found.figures} />}
      {found.from === 'cases' && <CasesOfNumber found={found} query={query} />}
    </Page>
  )
}

const pointOf = ({ period, value }: IndicatorView['series'][number]) => ({
  name: period.name,
  number: value.shown === undefined ? undefined : Number(value.shown),
  shown: value.shown ?? '—',
})

/** Other readings and targets. */
function Standing({ found }: { found: IndicatorView }) {
  const { t, say, day } = useLanguage()
  return (
    <>
      {found.readings.map((reading) => (
        <p key={reading.key}>
          {t.indicators.readings}: {say(reading.term)} <IndicatorValue {...found} value={reading.value} />{' '}
          <span className="small soft">
            {t.indicators.denominator}: {say(reading.denominator)}
          </span>
        </p>
      ))}
      {found.targets.length > 0 && (
        <Section title={t.indicators.targets}>
          <ul className="rows">
            {found.targets.map((target) => (
              <li key={`${target.source}${target.due}`}>
                {target.source} <span className="soft">{t.indicators.due(target.needed, say(found.unit), day(target.due))}</span>
                <br />
                <TargetState target={target} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function BrokenDown({ found }: { found: IndicatorView }) {
  const { t, say } = useLanguage()
  const parts = [{ key: 'organ', title: t.indicators.byOrgan, cells: found.organs }].concat(
    found.dimensions.map(({ key, term, cells }) => ({ key, title: t.indicators.by(say(term)), cells })),
  )
  return parts.map(({ key, title, cells }) => (
    <Section key={key} title={title}>
      {cells.length === 0 ? (
        <p className="soft">{t.indicators.nothingBy}</p>
      ) : (
        <table>
          <caption className="unseen">{title}</caption>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.key}>
                <th scope="row">{say(cell.name)}</th>
                <td>
                  <IndicatorValue {...found} term={cell.name} value={cell.value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  ))
}
