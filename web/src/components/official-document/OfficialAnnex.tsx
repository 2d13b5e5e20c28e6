import type { PublicReportView } from '@fadu/contract'
import type { ReactNode } from 'react'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { ScrollTable } from '../page/ScrollTable.tsx'

interface AnnexProps {
  readonly annex: PublicReportView['annex']
  readonly elsewhere: PublicReportView['elsewhere']
  readonly asOf?: string | undefined
}

/** The annex: definition, numerator, denominator, cut-off and source of each figure, and where the other numbers come from. */
export function OfficialAnnex({ annex, elsewhere, asOf }: AnnexProps) {
  const { t } = useLanguage()
  return (
    <section className="official-annex">
      <h2>
        {t.report.annex}　{t.report.annexTitle}
      </h2>
      {annex.length > 0 && (
        <>
          {asOf && <p className="small">{t.report.annexSentence(plainDay(asOf, 'zh'))}</p>}
          <FigureRows annex={annex} />
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <p className="small">{t.report.elsewhereNote}</p>
          <OtherRows elsewhere={elsewhere} />
        </>
      )}
    </section>
  )
}

function FigureRows({ annex }: Pick<AnnexProps, 'annex'>) {
  const { t, say } = useLanguage()
  const words = t.report.definition
  const columns = [t.report.figureColumns.term, words.value, words.numerator, words.denominator, words.cutOff, words.source]
  return (
    <AnnexTable label={t.report.annexTitle} columns={columns}>
      {annex.map((row) => (
        <tr key={`${row.term.zh}${row.period}`}>
          <th scope="row">
            {say(row.term)} {row.period}
            {row.definition && <span className="official-question">{say(row.definition.question)}</span>}
          </th>
          <td>
            {row.printed}
            {row.denominator !== undefined && `（${row.numerator ?? 0}/${row.denominator}）`}
            {row.definition?.readings.map((other) => (
              <span key={other.term.zh} className="official-question">
                {say(other.term)}：{other.printed}（{other.numerator}/{other.of}）
              </span>
            ))}
          </td>
          <td>{row.definition ? say(row.definition.numerator) : words.gone}</td>
          <td>{row.definition?.denominator ? say(row.definition.denominator) : '—'}</td>
          <td>
            {row.definition ? say(row.definition.cutOff) : '—'}
            <span className="official-question">
              {words.asOf} {row.asOf}
            </span>
          </td>
          <td>{row.definition ? say(row.definition.source) : '—'}</td>
        </tr>
      ))}
    </AnnexTable>
  )
}

function OtherRows({ elsewhere }: Pick<AnnexProps, 'elsewhere'>) {
  const { t } = useLanguage()
  const { elsewhereColumns: columns } = t.report
  return (
    <AnnexTable label={t.report.elsewhere} columns={[columns.section, columns.figure, columns.source, columns.contradicted]}>
      {elsewhere.map((one) => (
        <tr key={`${one.title}${one.figure}`}>
          <th scope="row">{one.title}</th>
          <td>{one.figure}</td>
          <td>{one.source}</td>
          <td>{one.contradicted ?? '—'}</td>
        </tr>
      ))}
    </AnnexTable>
  )
}

function AnnexTable({ label, columns, children }: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <ScrollTable label={label} columns={columns}>
      {children}
    </ScrollTable>
  )
}
