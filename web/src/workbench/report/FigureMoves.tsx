import type { MovedCaseView, ReportFigureView } from '@fadu/contract'
import { call } from '../../api/client.ts'
import { useLanguage } from '../../texts/language.tsx'
import { CasesBehind } from './CasesBehind.tsx'

/** The cases by which a figure differs today from what was frozen: which entered it, which left it, which count otherwise. */
export function FigureMoves({ figure }: { figure: ReportFigureView }) {
  const { t, day } = useLanguage()
  const words = t.report.moves
  const { indicator, period, asOf } = figure
  return (
    <CasesBehind
      title={words.title}
      queryKey={['indicatorMoves', { indicator, period, asOf }]}
      ask={(cursor, signal) =>
        call('indicatorMoves', { params: { id: indicator }, query: { period, since: asOf, ...(cursor && { cursor }) }, signal })
      }
      about={(item) =>
        `${words[item.move]} · ${day(item.on)}${item.move === 'counts-otherwise' ? ` · ${words.one(addsOf(item.was), addsOf(item.now))}` : ''}`
      }
    />
  )
}

/** The counts by which a case adds: how often, how often in the numerator, and how much where an amount is added up. */
const addsOf = ({ of, hit, amount }: MovedCaseView['was']): string =>
  [`${hit}/${of}`, ...(amount !== 0 ? [String(amount)] : [])].join(' · ')
