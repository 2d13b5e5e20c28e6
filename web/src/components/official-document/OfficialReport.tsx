import type { PublicReportView, ReportView } from '@fadu/contract'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useWindowTitle } from '../page/Page.tsx'
import { OfficialAnnex } from './OfficialAnnex.tsx'
import './OfficialDocument.css'
import './OfficialReport.css'

interface OfficialReportProps {
  readonly title: string
  readonly issuer: string
  readonly office: string
  /** The red head and the imprint, as it was approved. */
  readonly approved?: ReportView['approved']
  readonly mark?: string | undefined
  readonly on?: string | undefined
  readonly parts: PublicReportView['parts']
  readonly annex: PublicReportView['annex']
  readonly elsewhere: PublicReportView['elsewhere']
  readonly asOf?: string | undefined
  readonly reference: string
  /** Within a page that has a heading of its own. */
  readonly within?: boolean
}

const numerals = '一二三四五六七八九十'

/** A report in the manner of GB/T 9704: red head, title, levels 一、（一）, organ and day, the annex that says what each figure counts, imprint. */
export function OfficialReport(report: OfficialReportProps) {
  const { t } = useLanguage()
  const { title, issuer, approved, mark, on, parts, annex, elsewhere, asOf, reference, within = false } = report
  useWindowTitle(title, reference)
  const annexed = annex.length + elsewhere.length > 0
  return (
    <article className="official official-report" lang="zh-CN">
      <p className="official-organ">{issuer}</p>
      {(approved?.number || approved?.signer) && (
        <p className={approved.signer ? 'official-number official-signed' : 'official-number'}>
          <span>{approved.number}</span>
          {approved.signer && (
            <span>
              {t.report.signer}
              <span className="official-signer">{approved.signer}</span>
            </span>
          )}
        </p>
      )}
      <hr className="official-rule" />
      {within ? <p className="official-title">{title}</p> : <h1 tabIndex={-1}>{title}</h1>}
      {mark && <p className="official-issuer">（{mark}）</p>}
      {approved?.to && <p>{approved.to}：</p>}
      {parts.map((part, p) => (
        <Part key={part.term.zh} part={part} numeral={numerals[p]!} />
      ))}
      {annexed && <p className="official-body official-attached">{t.report.attached}</p>}
      {on && (
        <div className="official-close">
          <p>{issuer}</p>
          <p>{plainDay(on, 'zh')}</p>
        </div>
      )}
      {annexed && <OfficialAnnex annex={annex} elsewhere={elsewhere} asOf={asOf} />}
      {approved && <Imprint {...report} approved={approved} />}
      <footer className="official-foot screen-only">
        <span>{t.print.reference(reference)}</span>
      </footer>
    </article>
  )
}

function Part({ part, numeral }: { part: OfficialReportProps['parts'][number]; numeral: string }) {
  const { t } = useLanguage()
  return (
    <section>
      <h2>
        {numeral}、{part.term.zh}
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
  )
}

/** 版记: copies above the printing office and the day, between rules. */
function Imprint({ office, approved }: Pick<OfficialReportProps, 'office'> & { readonly approved: NonNullable<ReportView['approved']> }) {
  const { t } = useLanguage()
  return (
    <div className="official-imprint">
      {approved.copies && <p className="official-copies">{t.report.copies(approved.copies)}</p>}
      <p className="official-printed">
        <span>{office}</span>
        <span>{t.report.printedOn(plainDay(approved.on, 'zh'))}</span>
      </p>
    </div>
  )
}
