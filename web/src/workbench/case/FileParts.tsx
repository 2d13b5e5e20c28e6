import type { CaseWireView } from '@fadu/contract'
import { FoldingSection } from '../../components/page/FoldingSection.tsx'
import { useLanguage } from '../../texts/language.tsx'

/** The parts of the archive file in their order: what is in each, and what is still missing. */
export function FileParts({ view }: { view: CaseWireView }) {
  const { t, say } = useLanguage()
  if (view.fileParts.length === 0) return null
  return (
    <FoldingSection title={t.case.fileParts} anchor="file-parts">
      <ol className="rows file-parts">
        {view.fileParts.map((part) => (
          <li key={part.n}>
            <strong>
              {part.n}　{say(part.term)}
            </strong>{' '}
            <span className={part.present ? 'small met' : part.always ? 'small near' : 'small soft'}>
              {t.case.filePart(part.present, part.always)}
            </span>
            {part.entries.length > 0 && (
              <ul>
                {part.entries.map((entry) => (
                  <li key={`${entry.words.zh}${entry.seq ?? ''}`}>
                    {entry.seq ? <a href={`#entry-${entry.seq}`}>{say(entry.words)}</a> : say(entry.words)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </FoldingSection>
  )
}
