import type { Article } from '@fadu/legal-time'
import type { AnyProcedure, EventSpec, Papers, Remedy } from '@fadu/procedure'
import { Link, useParams } from 'react-router'
import { useAsk } from '../api/asking.ts'
import { Citations } from '../components/citation/Citation.tsx'
import { Page, Section } from '../components/page/Page.tsx'
import { ScrollRegion } from '../components/page/ScrollRegion.tsx'
import { StageMap } from '../components/stage-map/StageMap.tsx'
import { latestEdition } from '../procedures.ts'
import { useLanguage } from '../texts/language.tsx'
import { LimitTable } from './LimitTable.tsx'

type AnyEvent = EventSpec<Papers, string, string, string, string, string>

/** How a procedure goes, written from its definition: the same that decides what may be done. */
export function HelpPage() {
  const { procedure: id = '' } = useParams()
  const { t, say, day } = useLanguage()
  const offered = useAsk('offered')
  const offer = offered.data?.procedures.find((p) => p.procedure === id)
  const procedure = latestEdition(id)
  const place = t.portal.place(offered.data?.districtName)
  if (!procedure) return <Page title={t.page.missing} place={place} sentence={t.page.missingWhat} />
  const stages = [...Object.entries(procedure.stages), ['closed', t.help.closed] as const].map(([key, words]) => ({
    key,
    words,
    state: 'possible' as const,
  }))
  return (
    <Page
      title={t.help.title(say(procedure.term))}
      place={place}
      sentence={offer ? say(offer.about) : t.help.sentence(say(procedure.term))}
    >
      <p>
        {t.help.edition(day(procedure.inForce.from))} <Citations articles={procedure.basis} />
      </p>
      {offer && (
        <Link className="button primary" to={`/file/${id}`}>
          {t.portal.fileOnline}
        </Link>
      )}
      <Section title={t.help.stages}>
        <StageMap stages={stages} label={t.stage.map} />
        <EventTable procedure={procedure} />
      </Section>
      <Section title={t.help.limits}>
        <LimitTable procedure={procedure} district={offered.data?.district ?? ''} />
      </Section>
      <Section title={t.help.remedies}>
        <Remedies procedure={procedure} />
      </Section>
    </Page>
  )
}

const listOf = <T,>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T]

function EventTable({ procedure }: { procedure: AnyProcedure }) {
  const { t, say } = useLanguage()
  const events = Object.entries(procedure.events as Record<string, AnyEvent>)
  const roleName = (role: string) =>
    procedure.roles[role] ? say(procedure.roles[role].term) : role === 'clock' ? t.help.clock : t.help.link
  return (
    <ScrollRegion label={t.help.steps}>
      <table className="stacking">
        <caption className="unseen">{t.help.steps}</caption>
        <thead>
          <tr>
            <th scope="col">{t.help.step}</th>
            <th scope="col">{t.help.who}</th>
            <th scope="col">{t.help.needs}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(([key, event]) => (
            <tr key={key}>
              <td>{say(event.term)}</td>
              <td>{listOf(event.by).map(roleName).join(t.form.comma)}</td>
              <td>
                {(event.needs ?? []).map((gate) => (
                  <div key={gate.code}>
                    {t.help.refusedWhen(say(gate.otherwise))} <Citations articles={listOf<Article>(gate.under)} />
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Remedies({ procedure }: { procedure: AnyProcedure }) {
  const { t, say } = useLanguage()
  const remedies = new Map<string, { when: string; remedy: Remedy }>()
  for (const event of Object.values(procedure.events as Record<string, AnyEvent>)) {
    const given = event.ends?.remedy
    for (const remedy of Array.isArray(given) ? (given as readonly Remedy[]) : [])
      remedies.set(`${event.term.zh}${remedy.words.zh}`, { when: say(event.term), remedy })
  }
  if (remedies.size === 0) return <p>{t.help.remediesByCase}</p>
  return (
    <ul className="rows">
      {[...remedies].map(([key, { when, remedy }]) => (
        <li key={key}>
          <strong>{when}</strong> — {say(remedy.words)} <Citations articles={[remedy.under]} />
        </li>
      ))}
    </ul>
  )
}
