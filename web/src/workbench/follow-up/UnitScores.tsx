import type { AssessmentScoreView, AssessmentView } from '@fadu/contract'
import { Link } from 'react-router'
import { addressOf } from '../../api/client.ts'
import { FileLinks } from '../../components/field-list/FileLinks.tsx'
import { ScrollTable } from '../../components/page/ScrollTable.tsx'
import { useLanguage } from '../../texts/language.tsx'

type Unit = AssessmentView['units'][number]
type Item = AssessmentView['items'][number]

/** One unit: its figures beside its own target and its own last year, what it says of itself, what it objects to. */
export function UnitScores({ view, unit }: { view: AssessmentView; unit: Unit }) {
  const { t, day } = useLanguage()
  const { scoreColumns: c } = t.assess
  return (
    <section className="unit-scores" aria-label={unit.name}>
      <h3>
        {unit.name}{' '}
        <span className={unit.points === undefined ? 'small soft' : 'points'}>
          {unit.points !== undefined ? t.assess.total(unit.points) : view.scoredOn ? t.assess.noTotal : t.assess.soFar}
        </span>
      </h3>
      <ScrollTable label={unit.name} columns={[c.item, c.value, c.target, c.lastYear, ...(view.scoredOn ? [c.points, c.reasons] : [])]}>
        {unit.scores.map((score) => (
          <ScoreRow key={score.item} view={view} unit={unit} score={score} item={view.items.find((i) => i.id === score.item)!} />
        ))}
      </ScrollTable>
      <h4>{t.assess.self}</h4>
      {unit.selfAssessments.length === 0 && <p className="small soft">{t.assess.selfNone}</p>}
      {unit.selfAssessments.map((self) => (
        <blockquote key={`${self.on}${self.text}`} className="said">
          <p>{self.text}</p>
          <footer className="small soft">{day(self.on)}</footer>
          <Files view={view} files={self.files} />
        </blockquote>
      ))}
      {unit.scores.map((score) => (
        <Said key={score.item} view={view} score={score} title={view.items.find((i) => i.id === score.item)?.title ?? score.item} />
      ))}
    </section>
  )
}

const Files = ({ view, files }: { view: AssessmentView; files: Unit['selfAssessments'][number]['files'] }) =>
  files.length > 0 ? <FileLinks files={files} address={(hash) => addressOf('caseFile', { params: { id: view.case, hash } })} /> : null

function ScoreRow({ view, unit, score, item }: { view: AssessmentView; unit: Unit; score: AssessmentScoreView; item: Item }) {
  const { t, say, day } = useLanguage()
  const query = new URLSearchParams({ period: view.period, organ: unit.id, ...(score.asOf && { asOf: score.asOf }) })
  const counts = score.denominator === undefined ? '' : t.assess.counts(score.numerator ?? 0, score.denominator)
  return (
    <tr>
      <th scope="row">{item.title}</th>
      <td className="figure">
        {score.value && item.opens ? (
          <Link
            to={`/indicators/${item.indicator}?${query}#cases`}
            className="opens"
            aria-label={t.indicators.open(say(item.term), score.value)}
          >
            {score.value}
          </Link>
        ) : (
          (score.value ?? '—')
        )}
        {counts && <div className="small soft">{counts}</div>}
      </td>
      <td className="figure">{score.target ?? '—'}</td>
      <td className="figure">{score.lastYear ?? '—'}</td>
      {view.scoredOn && (
        <>
          <td className="figure">
            {score.counted ? score.points : t.assess.notCounted}
            {score.before !== undefined && <div className="small soft">{t.assess.before(score.before)}</div>}
          </td>
          <td className="small">
            {score.reasons}
            <div className="soft">
              {score.asOf && t.assess.asOf(day(score.asOf))}{' '}
              <span className={score.recheck === 'differs' ? 'overdue' : ''}>{t.assess.recheck[score.recheck]}</span>
            </div>
          </td>
        </>
      )}
    </tr>
  )
}

/** Findings, objections and their answers. */
function Said({ view, score, title }: { view: AssessmentView; score: AssessmentScoreView; title: string }) {
  const { t, day } = useLanguage()
  return (
    <>
      {score.findings.map((finding) => (
        <blockquote key={`${finding.on}${finding.text}`} className="said">
          <p>
            <strong>{t.assess.finding}</strong>　{title}：{finding.text}
          </p>
          <footer className="small soft">{day(finding.on)}</footer>
          <Files view={view} files={finding.files} />
        </blockquote>
      ))}
      {score.objections.map((objection) => (
        <blockquote key={`${objection.on}${objection.grounds}`} className="said">
          <p>
            <strong>{t.assess.objection}</strong>　{title}：{objection.grounds}
          </p>
          <footer className="small soft">{day(objection.on)}</footer>
          <Files view={view} files={objection.files} />
          {objection.answer ? (
            <p>
              <strong>{t.assess.answered(objection.answer.changed)}</strong>　{objection.answer.reasons}
              <span className="small soft">　{day(objection.answer.on)}</span>
            </p>
          ) : (
            <p className="near">{t.assess.waiting}</p>
          )}
        </blockquote>
      ))}
    </>
  )
}
