import type { ReportFigureView } from '@fadu/contract'
import { call } from '../../api/client.ts'
import { useLanguage } from '../../texts/language.tsx'
import { CasesBehind } from './CasesBehind.tsx'

/** The cases, or entries, a frozen figure was counted from, as they were known on its day. */
export function FigureCases({ figure }: { figure: ReportFigureView }) {
  const { t, day } = useLanguage()
  const { indicator, period, asOf } = figure
  return (
    <CasesBehind
      title={t.report.figureCases}
      queryKey={['indicatorCases', { indicator, period, asOf }]}
      ask={(cursor, signal) =>
        call('indicatorCases', { params: { id: indicator }, query: { period, asOf, ...(cursor && { cursor }) }, signal })
      }
      about={(item) => `${item.organ} · ${day(item.on)}`}
    />
  )
}
