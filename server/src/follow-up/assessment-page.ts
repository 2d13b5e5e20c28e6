import { assessmentRules, openObjections, type SchemeItem, type Score, standingsOf, targetOf } from '@fadu/catalogue'
import { type AssessmentScoreView, type AssessmentView, admits, routes } from '@fadu/contract'
import { type ActingPost, type CaseId, organsOf, rolesOf, type Words, words } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'
import { organName } from '../organisation.ts'
import { dayWords } from '../present/day-words.ts'
import { type AssessmentFacts, reckonScores, written } from './scoring.ts'
import { factsAs, headingOf, type SeenCase } from './seen-cases.ts'
import { periodBetween } from './unit-values.ts'

type Proposed = Awaited<ReturnType<typeof reckonScores>>[number]

/** A line of the list. */
export function assessmentRow(officeName: (id: string) => string, { id, open, row }: SeenCase) {
  const { office, from, until, units, items } = factsAs<AssessmentFacts>(open.view).schemePublished!
  const limit = open.view.closedOn ? undefined : (open.view.limits.answer ?? open.view.limits.scoring)
  const due = limit && ['running', 'expired'].includes(limit.status) ? limit : undefined
  return {
    ...headingOf(id, open, row.reference ?? ''),
    office: officeName(office),
    from,
    until,
    units: units.length,
    items: items.length,
    ...(due && { dueOn: due.due.on }),
    late: due?.status === 'expired',
  }
}

/**
 * The page of an assessment. The office and whoever leads see every unit in the order of the scheme; a unit sees its own line, beside its
 * own target and its own last year. Before the score the figures are those of today.
 */
export async function assessmentWire(
  house: House,
  id: CaseId,
  open: OpenCase,
  acting: ActingPost,
  reference: string,
): Promise<AssessmentView> {
  const organisation = await house.organisation.current()
  const { view, procedure } = open
  const facts = factsAs<AssessmentFacts>(view)
  const scheme = facts.schemePublished!
  const roles = rolesOf(procedure, view, acting)
  const seesFigures = admits(routes.indicators.duty, acting.duties)
  const seesAll = seesFigures || roles.some((role) => role === 'office' || role === 'lead')
  const mine = new Set(organsOf(acting))
  const nameOf = (unit: string) => organName(organisation, unit)
  const unitWire = await unitsOf(house, facts)
  const over = house.clock.today() > scheme.until
  return {
    ...headingOf(id, open, reference),
    version: view.version,
    sentence: sentenceOf(open, house.clock.today()),
    office: nameOf(scheme.office),
    from: scheme.from,
    until: scheme.until,
    publishedOn: scheme.on,
    period: periodBetween(scheme.from, scheme.until).name,
    items: scheme.items.map((item) => itemWire(house, item, seesFigures)),
    units: scheme.units
      .filter((unit) => seesAll || mine.has(unit))
      .map((unit) => ({ id: unit, name: nameOf(unit), own: mine.has(unit), ...unitWire(unit) })),
    unitsInAll: scheme.units.length,
    ...(facts.scored && { scoredOn: facts.scored.on }),
    ...(view.limits.objection && { objectUntil: view.limits.objection.due.on }),
    ...(facts.finalised && { final: { on: facts.finalised.on, basis: facts.finalised.basis } }),
    missing: over ? missingOf(facts, view.stage, nameOf) : [],
    mayScore: over && roles.includes('office') && view.stage === 'period',
  }
}

function itemWire(house: House, { id, title, indicator, weight, rule, standard }: SchemeItem, seesFigures: boolean) {
  const one = house.indicators.find((each) => each.id === indicator)
  return {
    id,
    title,
    indicator,
    term: one?.term ?? words(indicator, indicator),
    unit: one?.shown.unit ?? words('', ''),
    weight,
    rule: assessmentRules[rule],
    standard,
    opens: seesFigures && one !== undefined,
  }
}

/** What stands in the line of a unit: as it was scored, or before that as it would be today. */
async function unitsOf(
  house: House,
  facts: AssessmentFacts,
): Promise<(unit: string) => Omit<AssessmentView['units'][number], 'id' | 'name' | 'own'>> {
  const live = facts.scored ? [] : await reckonScores(house, facts, house.clock.today())
  const again = await recheckOf(house, facts)
  const standings = standingsOf(facts)
  return (unit) => {
    const standing = standings.find((s) => s.unit === unit)
    return {
      ...(standing?.points !== undefined && facts.scored && { points: standing.points }),
      selfAssessments: (facts.selfAssessed ?? [])
        .filter((s) => s.unit === unit)
        .map(({ on, text, evidence }) => ({ on, text, files: [...evidence] })),
      scores: facts.schemePublished!.items.map((item) => {
        const score = standing?.scores.find((s) => s.item === item.id)
        const now = live.find((s) => s.unit === unit && s.item === item.id)
        const one = house.indicators.find(({ id }) => id === item.indicator)
        return { ...scoreWire(facts, item.id, unit, one, score, now), recheck: score ? again(score) : 'unchecked' }
      }),
    }
  }
}

function scoreWire(
  facts: AssessmentFacts,
  item: string,
  unit: string,
  one: House['indicators'][number] | undefined,
  score: Score | undefined,
  now: Proposed | undefined,
): Omit<AssessmentScoreView, 'recheck'> {
  const shown = score ?? now
  const target = shown?.target ?? targetOf(facts.schemePublished!.items.find((i) => i.id === item)!, unit)
  const here = (paper: { readonly unit: string; readonly item: string }) => paper.unit === unit && paper.item === item
  const texts = { value: written(one, shown?.figure.value), target: written(one, target), lastYear: written(one, shown?.lastYear) }
  return {
    item,
    ...(texts.value && { value: texts.value }),
    ...(texts.target && { target: texts.target }),
    ...(texts.lastYear && { lastYear: texts.lastYear }),
    ...(shown?.figure.denominator !== undefined && { numerator: shown.figure.numerator ?? 0, denominator: shown.figure.denominator }),
    ...(score && { points: score.points, reasons: score.reasons, asOf: score.figure.asOf }),
    ...(score?.before !== undefined && { before: score.before }),
    counted: shown?.counted ?? true,
    findings: (facts.checked ?? []).filter(here).map(({ on, finding, evidence }) => ({ on, text: finding, files: [...evidence] })),
    objections: (facts.objected ?? []).filter(here).map(({ on, seq, grounds, evidence }) => {
      const answer = facts.answered?.find((a) => here(a) && a.seq > seq)
      return {
        on,
        grounds,
        files: [...evidence],
        ...(answer && { answer: { on: answer.on, changed: answer.upheld === 'changed', reasons: answer.reasons } }),
      }
    }),
  }
}

/** What is reckoned again for the day of the score; a day that was not over when it was scored cannot be asked again. */
async function recheckOf(house: House, facts: AssessmentFacts): Promise<(score: Score) => AssessmentScoreView['recheck']> {
  const asOf = facts.scored?.scores[0]?.figure.asOf
  if (!facts.scored || !asOf || asOf >= facts.scored.on) return () => 'unchecked'
  const again = await reckonScores(house, facts, asOf)
  return (score) => {
    const other = again.find((s) => s.unit === score.unit && s.item === score.item)
    return other && other.figure.value === score.figure.value && other.lastYear === score.lastYear ? 'same' : 'differs'
  }
}

function sentenceOf({ view, procedure }: OpenCase, today: string): Words {
  const facts = factsAs<AssessmentFacts>(view)
  const { until, units } = facts.schemePublished!
  const objections = openObjections(facts).length
  if (view.outcome === 'final') return words(`考评已于${dayWords(view.closedOn!).zh}审定。`, `Settled on ${dayWords(view.closedOn!).en}.`)
  if (view.closedOn) return words('考评已经取消。', 'The assessment was cancelled.')
  if (view.stage === 'objection') {
    const last = view.limits.objection && dayWords(view.limits.objection.due.on)
    return objections > 0
      ? words(`有 ${objections} 项异议待书面答复。`, `${objections} objection${objections === 1 ? '' : 's'} to be answered in writing.`)
      : view.limits.objection && view.limits.objection.due.on < today
        ? words('异议期已满，可以审定。', 'The time to object is over; the result can be settled.')
        : words(`初步得分已经公布，异议期至${last?.zh ?? ''}。`, `The preliminary score is out; objections until ${last?.en ?? ''}.`)
  }
  const assessed = units.filter((unit) => facts.selfAssessed?.some((s) => s.unit === unit)).length
  if (today <= until)
    return words(
      `考评期至${dayWords(until).zh}，各项数据为截至今天的数据。`,
      `The period runs until ${dayWords(until).en}; figures are those of today.`,
    )
  const by = view.limits.scoring && procedure.limits.scoring ? dayWords(view.limits.scoring.due.on) : undefined
  return words(
    `考评期已满，${units.length} 个单位中 ${assessed} 个已经自评${by ? `；初步得分应当在${by.zh}前作出` : ''}。`,
    `The period is over; ${assessed} of ${units.length} units have assessed themselves${by ? `; the preliminary score is due by ${by.en}` : ''}.`,
  )
}

function missingOf(facts: AssessmentFacts, stage: string, nameOf: (unit: string) => string): Words[] {
  const { units, items } = facts.schemePublished!
  if (stage === 'period') {
    const waiting = units.filter((unit) => !facts.selfAssessed?.some((s) => s.unit === unit)).map(nameOf)
    return waiting.length > 0 ? [words(`尚未自评：${waiting.join('、')}`, `Not yet self-assessed: ${waiting.join(', ')}`)] : []
  }
  return openObjections(facts).map(({ unit, item }) => {
    const title = items.find((i) => i.id === item)?.title ?? item
    return words(`异议待答复：${nameOf(unit)}，${title}`, `Objection to be answered: ${nameOf(unit)}, ${title}`)
  })
}
