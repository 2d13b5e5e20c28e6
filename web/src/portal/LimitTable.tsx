import { type Article, type Duration, durationEn, durationZh } from '@fadu/legal-time'
import type { AnyProcedure } from '@fadu/procedure'
import { Citations } from '../components/citation/Citation.tsx'
import { ScrollRegion } from '../components/page/ScrollRegion.tsx'
import { useLanguage } from '../texts/language.tsx'
import { type AnyLimit, type Lengths, lengthsOf } from './limit-lengths.ts'

/** The limits of a procedure: whom they bind and how long they run, each number with its article. */
export function LimitTable({ procedure, district }: { procedure: AnyProcedure; district: string }) {
  const { t, say } = useLanguage()
  const rows = Object.entries(procedure.limits as Record<string, AnyLimit>)
    .map(([key, limit]) => ({ key, limit, lengths: lengthsOf(procedure, limit, district) }))
    // What never runs in this district is not told to its people.
    .filter(({ limit, lengths }) => !('runs' in limit) || lengths.lengths.length > 0 || lengths.byCase)
  return (
    <ScrollRegion label={t.help.limitTable}>
      <table className="stacking">
        <caption className="unseen">{t.help.limits}</caption>
        <thead>
          <tr>
            <th scope="col">{t.help.limit}</th>
            <th scope="col">{t.help.bears}</th>
            <th scope="col">{t.help.length}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, limit, lengths }) => (
            <tr key={key}>
              <td>
                {say(limit.term)} {limit.internal && <span className="small soft">{t.limit.internal}</span>}
              </td>
              <td>{procedure.roles[limit.bears] ? say(procedure.roles[limit.bears]!.term) : ''}</td>
              <td>
                <LengthWords limit={limit} lengths={lengths} basis={procedure.basis} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function LengthWords({
  limit,
  lengths: { lengths, sometimesNone, byCase },
  basis,
}: {
  limit: AnyLimit
  lengths: Lengths
  basis: readonly Article[]
}) {
  const { t, say, language } = useLanguage()
  const written = (runs: Duration) => (language === 'zh' ? durationZh(runs) : durationEn(runs))
  if ('date' in limit) {
    return (
      <>
        {t.help.everyYear(limit.date)} <Citations articles={limit.under} />
      </>
    )
  }
  if (lengths.length === 0) {
    return (
      <>
        {t.help.byCase} <Citations articles={basis} />
      </>
    )
  }
  // Several lengths of which no single answer tells which: all of them, and that the case decides.
  const untold = byCase || (lengths.length > 1 ? lengths.filter((one) => !one.when).length > 1 : sometimesNone && !lengths[0]!.when)
  const most = 'extendedBy' in limit ? limit.extendedBy?.atMost : undefined
  return (
    <>
      {lengths.map((one) => (
        <div key={written(one.runs)}>
          {one.when ? t.help.lengthWhen(say(one.when), written(one.runs)) : written(one.runs)} <Citations articles={one.runs.articles} />
        </div>
      ))}
      {untold && <div className="small soft">{t.help.byCase}</div>}
      {most && (
        <div className="small soft">
          {t.help.extendable(written(most))} <Citations articles={most.articles} />
        </div>
      )}
    </>
  )
}
