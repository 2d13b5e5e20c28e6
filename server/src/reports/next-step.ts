import { reviewPassed, sectionOwners, standingSections, unconfirmed } from '@fadu/catalogue'
import { type AnyView, type Words, words } from '@fadu/procedure'
import { factsOf, type ReportFacts } from './report-text.ts'

/** What is missing before the next step, in its order; empty where nothing is. */
export function missingFor(view: AnyView, unitName: (id: string) => string): readonly Words[] {
  const facts = factsOf(view)
  switch (view.stage) {
    case 'collecting':
      return [...unsubmitted(facts, unitName), words('数据还没有冻结', 'The figures are not frozen yet')]
    case 'drafting':
      return [...unsubmitted(facts, unitName), words('报告稿还没有起草', 'The draft is not written yet')]
    case 'confirmation':
      return [...reviewsMissing(facts, unitName), words('报告稿还没有审定', 'The draft is not approved yet')]
    case 'approved':
      return [
        ...(facts.submitted ? [] : [words('还没有报送上级机关', 'It is not yet reported to the superior organ')]),
        words('还没有向社会公开', 'It is not yet published'),
      ]
    default:
      return []
  }
}

function unsubmitted(facts: ReportFacts, unitName: (id: string) => string): readonly Words[] {
  const sections = standingSections(facts)
  const asked = sectionOwners(facts)
  const open = asked.filter(
    (one, n) =>
      !(facts.sectionSubmitted ?? []).some((s) => s.section === one.section && s.unit === one.unit) &&
      asked.findIndex((other) => other.section === one.section && other.unit === one.unit) === n,
  )
  return open.map(({ section, unit }) => {
    const title = sections.find((s) => s.id === section)?.title ?? section
    return words(`${unitName(unit)}还没有提交“${title}”`, `${unitName(unit)} has not submitted “${title}”`)
  })
}

function reviewsMissing(facts: ReportFacts, unitName: (id: string) => string): readonly Words[] {
  const waiting = [...new Set(unconfirmed(facts).map(({ unit }) => unit))].map(unitName)
  return [
    ...waiting.map((unit) => words(`${unit}还没有确认`, `${unit} has not confirmed`)),
    ...(reviewPassed(facts, 'legallyReviewed') ? [] : [words('没有通过合法性审查', 'Legality review is not passed')]),
    ...(reviewPassed(facts, 'secrecyReviewed') ? [] : [words('没有通过保密审查', 'Secrecy review is not passed')]),
  ]
}

/** How the report stands, in one sentence. */
export function sentenceOf(view: AnyView, contradictions: number): Words {
  const facts = factsOf(view)
  const doubts = words(
    contradictions > 0 ? `发现 ${contradictions} 处数据自相矛盾，请先核对。` : '',
    contradictions > 0 ? ` ${contradictions} contradiction${contradictions === 1 ? '' : 's'} found; check them first.` : '',
  )
  const said = standing(view, facts)
  return words(`${said.zh}${view.closedOn ? '' : doubts.zh}`, `${said.en}${view.closedOn ? '' : doubts.en}`)
}

function standing(view: AnyView, facts: ReportFacts): Words {
  const all = standingSections(facts).length
  const given = new Set((facts.sectionSubmitted ?? []).map((s) => s.section)).size
  switch (view.stage) {
    case 'collecting':
      return words(
        `共 ${all} 个章节，已有 ${given} 个供稿，数据尚未冻结。`,
        `${given} of ${all} sections have a text; figures are not frozen.`,
      )
    case 'drafting':
      return words(
        `数据已冻结，截至 ${facts.figuresFrozen?.asOf}，可以起草报告。`,
        `Figures are frozen as of ${facts.figuresFrozen?.asOf}; the report can be drafted.`,
      )
    case 'confirmation': {
      const n = unconfirmed(facts).length
      return n > 0
        ? words(`报告稿已成，还有 ${n} 个章节待供稿单位确认。`, `Drafted; ${n} section${n === 1 ? '' : 's'} to be confirmed.`)
        : words('供稿单位已全部确认，待审查和审定。', 'All units have confirmed; reviews and approval follow.')
    }
    case 'approved':
      return words('报告已审定，待报送和公开。', 'Approved; to be reported and published.')
    default:
      return facts.published
        ? words(`报告已于 ${facts.published.on} 公开。`, `Published on ${facts.published.on}.`)
        : words('本年度报告不予公开，已办结。', 'Closed without publication.')
  }
}
