import { z } from 'zod'
import { dayView, wordsView } from './basic.ts'

const organ = z.object({ id: z.string(), name: z.string() })

const heading = {
  case: z.string(),
  reference: z.string(),
  title: wordsView,
  year: z.int(),
  issuer: z.string(),
  office: z.string(),
  stage: z.string(),
  stageTerm: wordsView,
  closed: z.boolean(),
  outcome: z.string().optional(),
  /** The last day on which it is published in time. */
  dueOn: dayView.optional(),
  light: z.enum(['none', 'green', 'amber', 'red']),
}

export const reportRowView = z
  .object({ ...heading, sections: z.int(), submitted: z.int(), figures: z.int() })
  .meta({ id: 'AnnualReportRow' })
export const reportsView = z
  .object({ items: z.array(reportRowView), sentence: wordsView, mayPlan: z.boolean() })
  .meta({ id: 'AnnualReports' })

/** What a figure counts, in the words of its definition. */
const definition = z.object({
  question: wordsView,
  numerator: wordsView,
  denominator: wordsView.optional(),
  cutOff: wordsView,
  source: wordsView,
  /** The same over other denominators, as it came out on the day of the freeze. */
  readings: z.array(z.object({ term: wordsView, denominator: wordsView, printed: z.string(), numerator: z.number(), of: z.number() })),
})

/** A figure as it goes into the paper that freezes it. */
export const frozenFigureView = z.object({
  indicator: z.string(),
  period: z.string(),
  value: z.number().optional(),
  numerator: z.number().optional(),
  denominator: z.number().optional(),
  qualifier: z.enum(['exact', 'at-least', 'more-than', 'nearly', 'about']),
  asOf: dayView,
})

export const reportFigureView = frozenFigureView
  .extend({
    /** `indicator@period`: as the text refers to it. */
    key: z.string(),
    term: wordsView,
    unit: wordsView,
    decimals: z.int(),
    short: z.boolean().optional(),
    /** As the report prints it, with its qualifier and unit. */
    printed: z.string(),
    /** As it was frozen with the value. */
    definition: definition.optional(),
    /** What became of the definition since. */
    definedNow: z.enum(['same', 'other', 'gone']),
    /** How it stands now; only for those who see the figures of the district. */
    live: z.object({ shown: z.string(), differs: z.boolean(), difference: z.string().optional() }).optional(),
    /** What the platform reckons again for the day of the freeze: the same, another value, or not to be told. */
    recheck: z.enum(['same', 'differs', 'unchecked']),
    /** Whether it opens into the cases it was counted from. */
    opens: z.boolean(),
    usedIn: z.array(z.string()),
  })
  .meta({ id: 'AnnualReportFigure' })
export type ReportFigureView = z.output<typeof reportFigureView>

/** Words of a section, or a figure that stands among them; a reference to nothing frozen has no key. */
export const textPieceView = z.union([
  z.object({ text: z.string() }),
  z.object({ figure: z.string(), printed: z.string() }),
  z.object({ loose: z.string() }),
])

/** A number of the text that no record of this house tells: where it comes from. */
const fromElsewhere = z.object({ title: z.string(), figure: z.string(), source: z.string(), contradicted: z.string().optional() })

export const reportSectionView = z
  .object({
    id: z.string(),
    title: z.string(),
    units: z.array(z.object({ ...organ.shape, due: dayView.optional(), note: z.string().optional(), confirmed: z.boolean() })),
    state: z.enum(['unasked', 'asked', 'late', 'submitted', 'drafted', 'confirmed']),
    submissions: z.array(z.object({ unit: organ, on: dayView, text: z.string(), files: z.int() })),
    /** The draft with its references, as it is edited. */
    text: z.string().optional(),
    pieces: z.array(textPieceView),
    /** Numbers somebody typed, which no reference covers and for which no source is named. */
    typed: z.array(z.string()),
    corrections: z.array(z.object({ on: dayView, was: z.string(), now: z.string(), reasons: z.string() })),
  })
  .meta({ id: 'AnnualReportSection' })
export type ReportSectionView = z.output<typeof reportSectionView>

const partView = z.object({ part: z.string(), term: wordsView, sections: z.array(reportSectionView) })
const approval = z.object({
  on: dayView,
  number: z.string().optional(),
  signer: z.string().optional(),
  copies: z.string().optional(),
  to: z.string().optional(),
})
const publication = z.object({ indexNumber: z.string(), title: z.string(), place: z.string(), on: dayView })

export const reportView = z
  .object({
    ...heading,
    version: z.int(),
    sentence: wordsView,
    parts: z.array(partView),
    figures: z.array(reportFigureView),
    frozen: z.object({ asOf: dayView, on: dayView }).optional(),
    contradictions: z.array(z.object({ section: z.string().optional(), says: wordsView })),
    elsewhere: z.array(fromElsewhere.extend({ section: z.string(), reasons: z.string() })),
    unconfirmed: z.array(z.object({ section: z.string(), title: z.string(), unit: organ })),
    /** Reviews of the draft as it stands. */
    reviews: z.object({ legality: z.enum(['open', 'passed', 'failed']), secrecy: z.enum(['open', 'passed', 'failed']) }),
    /** What is missing before the next step, in its order. */
    missing: z.array(wordsView),
    /** What the post may do here by a form of its own. */
    may: z.array(z.enum(['freeze', 'draft'])),
    /** What stands in the red head and in the imprint. */
    approved: approval.optional(),
    published: publication.optional(),
  })
  .meta({ id: 'AnnualReport' })
export type ReportView = z.output<typeof reportView>

/** Values for the paper that freezes them: reckoned, not recorded. */
export const figureProposalView = z
  .object({
    asOf: dayView,
    figures: z.array(
      frozenFigureView.extend({
        /** Recorded with the value, so that the report can be read when the indicator is no more. */
        sheet: definition
          .extend({ term: wordsView, unit: wordsView, decimals: z.int(), short: z.boolean().optional(), times: z.int().optional() })
          .optional(),
        term: wordsView,
        printed: z.string(),
        because: wordsView.optional(),
      }),
    ),
  })
  .meta({ id: 'FigureProposal' })

/** The published report as everybody reads it. Where parts are withheld, the text is not given here. */
export const publicReportView = z
  .object({
    reference: z.string(),
    year: z.int(),
    issuer: z.string(),
    office: z.string(),
    ...publication.shape,
    openness: wordsView,
    approvedBy: z.string().optional(),
    number: z.string().optional(),
    whole: z.boolean(),
    parts: z.array(
      z.object({
        term: wordsView,
        sections: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            paragraphs: z.array(z.string()),
            corrections: z.array(z.object({ on: dayView, was: z.string(), now: z.string(), reasons: z.string() })),
          }),
        ),
      }),
    ),
    annex: z.array(
      z.object({
        term: wordsView,
        period: z.string(),
        printed: z.string(),
        numerator: z.number().optional(),
        denominator: z.number().optional(),
        asOf: dayView,
        definition: definition.optional(),
      }),
    ),
    elsewhere: z.array(fromElsewhere),
  })
  .meta({ id: 'PublicAnnualReport' })
export type PublicReportView = z.output<typeof publicReportView>
