import type { PublicReportView } from '@fadu/contract'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useWindowTitle } from '../page/Page.tsx'
import { ScrollRegion } from '../page/ScrollRegion.tsx'
import './OfficialDocument.css'
import './OfficialReport.css'

interface OfficialReportProps {
  readonly title: string
  readonly issuer: string
  readonly mark?: string | undefined
  readonly on?: string | undefined
  readonly parts: PublicReportView['parts']
  readonly annex: PublicReportView['annex']
  readonly asOf?: string | undefined
  readonly reference: string
  /** Within a page that has a heading of its own. */
  readonly within?: boolean
}

const numerals = '一二三四五六七八九十'

/** A report in the manner of GB/T 9704: title, levels 一、（一）, and the annex that says what each figure counts. */
export function OfficialReport({ title, issuer, mark, on, parts, annex, asOf, reference, within = false }: OfficialReportProps) {
  const { t } = useLanguage()
  useWindowTitle(title, reference)
  return (
    <article className="official official-report" lang="zh-CN">
      {!within && <h1 tabIndex={-1}>{title}</h1>}
      <p className="official-issuer">{[issuer, on && plainDay(on, 'zh'), mark && `（${mark}）`].filter(Boolean).join('　')}</p>
      {parts.map((part, p) => (
        <section key={part.term.zh}>
          <h2>
            {numerals[p]}、{part.term.zh}
          </h2>
          {part.sections.map((section, s) => (
            <div key={section.id}>
              {(part.sections.length > 1 || section.title !== part.term.zh) && (
                <h3>
                  （{numerals[s] ?? s + 1}）{section.title}
                </h3>
              )}
              {section.paragraphs.map((text) => (
                <p key={text} className="official-body">
                  {text}
                </p>
              ))}
              {section.corrections.map((c) => (
                <p key={`${c.on}${c.was}`} className="official-body official-correction">
                  {t.report.correction(plainDay(c.on, 'zh'))}：“{c.was}”{t.report.correctionNow}“{c.now}”（{c.reasons}）
                </p>
              ))}
            </div>
          ))}
        </section>
      ))}
      {annex.length > 0 && <Annex annex={annex} asOf={asOf} />}
      <footer className="official-foot">
        <span>{t.print.reference(reference)}</span>
      </footer>
    </article>
  )
}

function Annex({ annex, asOf }: Pick<OfficialReportProps, 'annex' | 'asOf'>) {
  const { t, say } = useLanguage()
  const words = t.report.definition
  return (
    <section className="official-annex">
      <h2>
        {t.report.annex}　{t.report.annexTitle}
      </h2>
      {asOf && <p className="small">{t.report.annexSentence(plainDay(asOf, 'zh'))}</p>}
      <ScrollRegion label={t.report.annexTitle}>
        <table>
          <thead>
            <tr>
              {[
                t.report.figureColumns.term,
                t.report.definition.value,
                t.report.figureColumns.parts,
                words.numerator,
                words.denominator,
                words.cutOff,
                words.source,
              ].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {annex.map((row) => (
              <tr key={`${row.term.zh}${row.period}`}>
                <th scope="row">
                  {say(row.term)} {row.period}
                </th>
                <td>{row.printed}</td>
                <td>{row.denominator === undefined ? '—' : `${row.numerator ?? 0}/${row.denominator}`}</td>
                <td>{row.definition ? say(row.definition.numerator) : words.gone}</td>
                <td>{row.definition?.denominator ? say(row.definition.denominator) : '—'}</td>
                <td>{row.definition ? say(row.definition.cutOff) : '—'}</td>
                <td>{row.definition ? say(row.definition.source) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
