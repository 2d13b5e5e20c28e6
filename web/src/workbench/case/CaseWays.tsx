import type { CaseWireView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'

/** Ways within a long case page: stays in view while one reads. */
export function CaseWays({ view }: { view: CaseWireView }) {
  const { t } = useLanguage()
  const ways: readonly (readonly [string, string, number?])[] = [
    ...(view.drafts.length > 0 ? [['drafts', t.case.drafts, view.drafts.length] as const] : []),
    ['limits', t.case.limits, view.limits.length],
    ['parties', t.case.parties, view.parties.length],
    ['materials', t.case.materials, view.materials.length],
    ['documents', t.case.documents, view.documents.length],
    ...(view.links.length > 0 ? [['links', t.case.links, view.links.length] as const] : []),
    ['log', t.case.log, view.log.length],
    ...(view.fileParts.length > 0 ? [['file-parts', t.case.fileParts] as const] : []),
    ['readers', t.case.readers],
    ['export', t.case.export],
  ]
  return (
    <nav className="case-ways" aria-label={t.case.ways}>
      {ways.map(([id, words, count]) => (
        <a key={id} href={`#${id}`}>
          {words}
          {count !== undefined && count > 0 && <span className="small soft"> {count}</span>}
        </a>
      ))}
    </nav>
  )
}
