import { admits, type DistrictSumsView, routes } from '@fadu/contract'
import { useSearchParams } from 'react-router'
import { useAsk } from '../../api/asking.ts'
import { isMissing } from '../../api/refused.ts'
import { Page, Waiting } from '../../components/page/Page.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { ProblemNote } from '../../components/refusal-list/RefusalList.tsx'
import { useLanguage } from '../../texts/language.tsx'
import { useSession } from '../session.ts'
import { IndicatorValue } from './IndicatorValue.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import '../CasesPage.css'

/** For a city or province: its districts side by side by their sums, in their usual order and never ranked. */
export function DistrictsPage() {
  const { t, say } = useLanguage()
  const { post } = useSession()
  const [search] = useSearchParams()
  const period = search.get('period')
  const allowed = admits(routes.districtSums.duty, post.duties)
  const sums = useAsk('districtSums', { query: { ...(period && { period }) } }, { enabled: allowed })
  if (!allowed || isMissing(sums.error))
    return <Page title={t.indicators.districts} place={t.work.place} sentence={allowed ? t.indicators.noDistricts : t.indicators.notHere} />
  if (sums.isPending) return <Waiting place={t.work.place} />
  const found = sums.data
  return (
    <Page title={t.indicators.districts} place={t.work.place} sentence={found && say(found.sentence)}>
      {sums.isError && <ProblemNote error={sums.error} retry={() => void sums.refetch()} />}
      {found && <PeriodChoice today={found.today} period={found.period.name} pastDay={false} />}
      {found && <SideBySide sums={found} />}
      {found && found.notSummed > 0 && <p className="small soft">{t.indicators.notSummed(found.notSummed)}</p>}
    </Page>
  )
}

function SideBySide({ sums: { districts, items } }: { sums: DistrictSumsView }) {
  const { t, say } = useLanguage()
  return (
    <ScrollTable
      label={t.indicators.districts}
      className="districts"
      columns={[t.indicators.columns.term, t.indicators.allDistricts, ...districts.map(({ name }) => name)]}
    >
      {items.map(({ id, term, unit, values, all }) => (
        <tr key={id}>
          <th scope="row">{say(term)}</th>
          <td>
            <IndicatorValue term={term} unit={unit} value={all} from="cases" />
          </td>
          {values.map((value, i) => (
            <td key={districts[i]!.code}>
              <IndicatorValue term={term} unit={unit} value={value} from="cases" />
            </td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  )
}
