import { z } from 'zod'
import { dayView, fileView, wordsView } from './basic.ts'
import { frozenFigureView } from './report-view.ts'

/** What a list and a page say of a case of the follow-up before anything else. */
export const followUpHeading = {
  case: z.string(),
  reference: z.string(),
  title: wordsView,
  stage: z.string(),
  stageTerm: wordsView,
  closed: z.boolean(),
  outcome: z.string().optional(),
}

export const organNameView = z.object({ id: z.string(), name: z.string() }).meta({ id: 'OrganName' })

export const assessmentsView = z
  .object({
    items: z.array(
      z.object({
        ...followUpHeading,
        office: z.string(),
        from: dayView,
        until: dayView,
        units: z.int(),
        items: z.int(),
        dueOn: dayView.optional(),
        late: z.boolean(),
      }),
    ),
    mayPublish: z.boolean(),
    sentence: wordsView,
  })
  .meta({ id: 'Assessments' })

/** A unit's figure as it is printed with what it is measured against; no other unit stands beside it. */
const performance = {
  value: z.string().optional(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  target: z.string().optional(),
  lastYear: z.string().optional(),
}

export const assessmentScoreView = z
  .object({
    item: z.string(),
    ...performance,
    /** Absent before the preliminary score. */
    points: z.number().optional(),
    /** The points before an objection was upheld. */
    before: z.number().optional(),
    counted: z.boolean(),
    reasons: z.string().optional(),
    asOf: dayView.optional(),
    /** What the platform reckons again for the day of the score. */
    recheck: z.enum(['same', 'differs', 'unchecked']),
    findings: z.array(z.object({ on: dayView, text: z.string(), files: z.array(fileView) })),
    objections: z.array(
      z.object({
        on: dayView,
        grounds: z.string(),
        files: z.array(fileView),
        answer: z.object({ on: dayView, changed: z.boolean(), reasons: z.string() }).optional(),
      }),
    ),
  })
  .meta({ id: 'AssessmentScore' })

export const assessmentView = z
  .object({
    ...followUpHeading,
    version: z.int(),
    sentence: wordsView,
    office: z.string(),
    from: dayView,
    until: dayView,
    publishedOn: dayView,
    /** The name of its period, as the pages of indicators take it. */
    period: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        indicator: z.string(),
        term: wordsView,
        unit: wordsView,
        weight: z.int(),
        rule: wordsView,
        standard: z.string(),
        /** This post may look into the cases the number is made of. */
        opens: z.boolean(),
      }),
    ),
    units: z.array(
      z.object({
        ...organNameView.shape,
        own: z.boolean(),
        points: z.number().optional(),
        selfAssessments: z.array(z.object({ on: dayView, text: z.string(), files: z.array(fileView) })),
        scores: z.array(assessmentScoreView),
      }),
    ),
    /** How many units the scheme names; a unit is shown its own line. */
    unitsInAll: z.int(),
    scoredOn: dayView.optional(),
    objectUntil: dayView.optional(),
    final: z.object({ on: dayView, basis: z.string() }).optional(),
    /** What stands between the assessment and its next step. */
    missing: z.array(wordsView),
    mayScore: z.boolean(),
  })
  .meta({ id: 'Assessment' })
export type AssessmentView = z.output<typeof assessmentView>
export type AssessmentScoreView = z.output<typeof assessmentScoreView>

/** The preliminary score as it is reckoned for a day: the paper that records it. */
export const assessmentScoresView = z
  .object({
    asOf: dayView,
    scores: z.array(
      z.object({
        unit: z.string(),
        item: z.string(),
        figure: frozenFigureView,
        target: z.number().optional(),
        lastYear: z.number().optional(),
        counted: z.boolean(),
        points: z.number(),
        reasons: z.string(),
      }),
    ),
  })
  .meta({ id: 'AssessmentScores' })
