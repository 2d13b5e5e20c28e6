export { catalogue } from './catalogue.ts'
export type { Figure } from './figures/figure.ts'
export { figures } from './figures.ts'
export { indicators } from './indicators/index.ts'
export { targetsAsked } from './indicators/measurable.ts'
export { taskOnTime } from './indicators/task-on-time/indicator.ts'
export { administrativeReconsideration, administrativeReconsideration2017 } from './procedures/administrative-reconsideration/procedure.ts'
export { claimsIn } from './procedures/annual-report/claims.ts'
export {
  composed,
  type FrozenFigure,
  figureFor,
  figuresIn,
  partsRequired,
  piecesIn,
  reviewPassed,
  sectionOwners,
  standingSections,
  type TextPiece,
  unconfirmed,
} from './procedures/annual-report/composition.ts'
export { yearInTheMaking } from './procedures/annual-report/law.ts'
export { type FigureSheet, type FromElsewhere, type ReportPapers, type ReportPart, reportParts } from './procedures/annual-report/papers.ts'
export { annualReport } from './procedures/annual-report/procedure.ts'
export { knownAs, rateClaim, typedNumbers, unexplained, unsourced, writtenValue } from './procedures/annual-report/typed.ts'
export { type AssessmentPapers, rules as assessmentRules } from './procedures/assessment/papers.ts'
export { assessment } from './procedures/assessment/procedure.ts'
export {
  isCounted,
  openObjections,
  pointsOf,
  type SchemeItem,
  type Score,
  standingsOf,
  targetOf,
} from './procedures/assessment/standings.ts'
export { type BulletinPapers, bulletinKinds } from './procedures/bulletin/papers.ts'
export { bulletin } from './procedures/bulletin/procedure.ts'
export { agendaKinds, bodies as meetingBodies, conclusions, type MeetingPapers } from './procedures/coordination-meeting/papers.ts'
export { agendaOf, coordinationMeeting } from './procedures/coordination-meeting/procedure.ts'
export { disputeMediation } from './procedures/dispute-mediation/procedure.ts'
export { enforcementSupervision } from './procedures/enforcement-supervision/procedure.ts'
export { enterpriseCheckup } from './procedures/enterprise-checkup/procedure.ts'
export { judicialConfirmation, judicialConfirmation2017, judicialConfirmation2021 } from './procedures/judicial-confirmation/procedure.ts'
export { leaderStatement } from './procedures/leader-statement/procedure.ts'
export { legalAid } from './procedures/legal-aid/procedure.ts'
export { legalityReview } from './procedures/legality-review/procedure.ts'
export type { PlanPapers } from './procedures/plan-adoption/papers.ts'
export { planAdoption } from './procedures/plan-adoption/procedure.ts'
export {
  type AdoptedTarget,
  type ItemState,
  type PlanAssignment,
  type PlanItem,
  type PlanTree,
  planTree,
  tasksOf,
} from './procedures/plan-adoption/tree.ts'
export type { TaskPapers } from './procedures/task/papers.ts'
export { task } from './procedures/task/procedure.ts'
export {
  dueDayOf,
  type MilestoneState,
  milestonesOf,
  type Progress,
  type StepState,
  stepsOf,
  supervisionOpen,
  taskProgress,
  unitsOf,
} from './procedures/task/progress.ts'
export { accessLogKept } from './records/law.ts'
export { externalFigures, figurePlaces, figureRegister } from './registers/external-figures.ts'
export { indicatorTargets, targetFrom, targetRegister } from './registers/indicator-targets.ts'
export { ledgers } from './registers/ledgers.ts'
export { mediationOrganisations, mediators } from './registers/mediation.ts'
export { type Duty, dutyWords, holderRegister, holders, organRegister, organs, postRegister, posts } from './registers/organs.ts'
export { webhookRegister, webhooks } from './registers/webhooks.ts'
export { openRegisters, sightRules } from './sight.ts'
export { factOf, type StatuteFact, type StatuteFacts, statuteNames, statutes } from './statutes/index.ts'
export type { Measured, TargetAsked } from './targets/target-asked.ts'
