import type { CaseWireView, MergeableView } from '@fadu/contract'
import { useLanguage } from '../../texts/language.tsx'
import './SideBySide.css'

/** The two cases shortly: who, since when, where they stand; and what becomes of each. */
export function SideBySide({ view, other }: { view: CaseWireView; other: MergeableView }) {
  const { t, say, day } = useLanguage()
  const people = (parties: readonly { readonly role: string; readonly name: string }[]) => (
    <ul>
      {parties.map(({ role, name }) => (
        <li key={`${role}${name}`}>{t.merge.party(role, name)}</li>
      ))}
    </ul>
  )
  const rows: readonly (readonly [string, React.ReactNode, React.ReactNode])[] = [
    [t.merge.number, view.reference, other.reference],
    [
      t.merge.who,
      people(view.parties.map((p) => ({ role: say(p.roleTerm), name: p.name }))),
      people(other.parties.map((p) => ({ role: say(p.role), name: p.name }))),
    ],
    [t.merge.since, day(view.began), day(other.began)],
    [t.merge.stands, say(view.stageTerm), say(other.stageTerm)],
    [t.merge.organ, view.organ?.name ?? '', other.organ],
    [t.merge.entries, t.merge.nEntries(view.log.length), t.merge.nEntries(other.entries)],
    [t.merge.becomes, t.merge.closes, t.merge.leads(day(view.began < other.began ? view.began : other.began))],
  ]
  return (
    <table className="side-by-side">
      <caption>{t.merge.compare}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.merge.thisCase}</th>
          <th scope="col">{t.merge.otherCase}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, mine, theirs]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{mine}</td>
            <td>{theirs}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
