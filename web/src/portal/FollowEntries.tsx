import type { FollowView } from '@fadu/contract'
import { Link } from 'react-router'
import { Section } from '../components/page/Page.tsx'
import { Seal } from '../components/seal/Seal.tsx'
import { useLanguage } from '../texts/language.tsx'

/** What happened so far, in plain words, each entry with its documents and its seal. */
export function FollowEntries({ view }: { view: FollowView }) {
  const { t, say, day } = useLanguage()
  return (
    <Section title={t.follow.entries}>
      <ol className="rows entries">
        {view.entries.map((entry) => (
          <li key={entry.seq}>
            <div className="entry-head">
              <span className="soft">{day(entry.on)}</span>
              <Seal
                hash={entry.hash}
                what={say(entry.words)}
                by={say(entry.by)}
                at={day(entry.on)}
                reference={view.reference}
                seq={entry.seq}
              />
            </div>
            <p>{say(entry.words)}</p>
            <p className="small soft">{say(entry.by)}</p>
            {entry.documents.map((document) => (
              <Link key={document.key} className="button" to={`/follow/documents/${document.seq}/${document.key}`}>
                {document.number ? t.follow.documentNumbered(say(document.term), document.number) : say(document.term)}
              </Link>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  )
}
