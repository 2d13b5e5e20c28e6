import type { printView } from '@fadu/contract'
import type { z } from 'zod'
import { plainDay } from '../../dates.ts'
import { useLanguage } from '../../texts/language.tsx'
import { useWindowTitle } from '../page/Page.tsx'
import './OfficialDocument.css'

/** A document in the manner of GB/T 9704: red head, number, title, body with indented first lines, remedy, organ and date. */
export function OfficialDocument({ document: paper }: { document: z.output<typeof printView> }) {
  const { t } = useLanguage()
  useWindowTitle(paper.title, paper.reference)
  return (
    <article className="official" lang="zh-CN">
      {paper.demonstration && <p className="official-demonstration">{t.print.demonstration}</p>}
      <p className="official-organ">{paper.organ}</p>
      {paper.number && <p className="official-number">{paper.number}</p>}
      <hr className="official-rule" />
      <h1 tabIndex={-1}>{paper.title}</h1>
      {paper.addressee && <p className="official-addressee">{paper.addressee}：</p>}
      {paper.paragraphs.map((paragraph) => (
        <p key={paragraph} className="official-body">
          {paragraph}
        </p>
      ))}
      {paper.remedy.map((line) => (
        <p key={line} className="official-body">
          {line}
        </p>
      ))}
      <div className="official-close">
        <p>{paper.organ}</p>
        <p>{plainDay(paper.on, 'zh')}</p>
      </div>
      <footer className="official-foot">
        <span>{t.print.reference(paper.reference)}</span>
        <span>
          {t.print.digest} <code>{paper.hash}</code>
        </span>
      </footer>
    </article>
  )
}
