import type { AnyProcedure, Catalogue } from '@fadu/procedure'
import { administrativeReconsideration, administrativeReconsideration2017 } from './procedures/administrative-reconsideration/procedure.ts'
import { annualReport } from './procedures/annual-report/procedure.ts'
import { assessment } from './procedures/assessment/procedure.ts'
import { bulletin } from './procedures/bulletin/procedure.ts'
import { coordinationMeeting } from './procedures/coordination-meeting/procedure.ts'
import { disputeMediation } from './procedures/dispute-mediation/procedure.ts'
import { enforcementSupervision } from './procedures/enforcement-supervision/procedure.ts'
import { enterpriseCheckup } from './procedures/enterprise-checkup/procedure.ts'
import { judicialConfirmation, judicialConfirmation2017, judicialConfirmation2021 } from './procedures/judicial-confirmation/procedure.ts'
import { leaderStatement } from './procedures/leader-statement/procedure.ts'
import { legalAid } from './procedures/legal-aid/procedure.ts'
import { legalityReview } from './procedures/legality-review/procedure.ts'
import { planAdoption } from './procedures/plan-adoption/procedure.ts'
import { task } from './procedures/task/procedure.ts'
import { confirmationReactions } from './reactions/confirmation.ts'
import { planTaskReactions } from './reactions/plan-tasks.ts'
import { externalFigures } from './registers/external-figures.ts'
import { indicatorTargets } from './registers/indicator-targets.ts'
import { ledgers } from './registers/ledgers.ts'
import { mediationOrganisations, mediators } from './registers/mediation.ts'
import { holders, organs, posts } from './registers/organs.ts'

export {
  administrativeReconsideration,
  administrativeReconsideration2017,
  disputeMediation,
  judicialConfirmation,
  judicialConfirmation2017,
  judicialConfirmation2021,
  planAdoption,
  task,
  annualReport,
  assessment,
  bulletin,
  coordinationMeeting,
  leaderStatement,
  legalityReview,
  enforcementSupervision,
  enterpriseCheckup,
  legalAid,
}
export { indicators } from './indicators/index.ts'
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
  type TextPiece,
  typedNumbers,
  unconfirmed,
} from './procedures/annual-report/composition.ts'
export { type ReportPapers, type ReportPart, reportParts } from './procedures/annual-report/papers.ts'
export { type Score, standingsOf } from './procedures/assessment/standings.ts'
export type { PlanPapers } from './procedures/plan-adoption/papers.ts'
export {
  type AdoptedTarget,
  type ItemState,
  type PlanAssignment,
  type PlanItem,
  type PlanTree,
  planTree,
  tasksOf,
} from './procedures/plan-adoption/tree.ts'
export {
  dueDayOf,
  type MilestoneState,
  milestonesOf,
  type Progress,
  type StepState,
  stepsOf,
  taskProgress,
  unitsOf,
} from './procedures/task/progress.ts'
export { externalFigures, figurePlaces, figureRegister } from './registers/external-figures.ts'
export { indicatorTargets, targetFrom, targetRegister } from './registers/indicator-targets.ts'
export { ledgers } from './registers/ledgers.ts'
export { mediationOrganisations, mediators } from './registers/mediation.ts'
export { type Duty, dutyWords, holderRegister, holders, organRegister, organs, postRegister, posts } from './registers/organs.ts'
export { openRegisters, sightRules } from './sight.ts'
export { factOf, type StatuteFact, type StatuteFacts, statuteNames, statutes } from './statutes/index.ts'

/** The law this house keeps: every edition of every procedure, the registers, and what moves between cases. */
export const catalogue: Catalogue = {
  procedures: [
    disputeMediation,
    administrativeReconsideration,
    administrativeReconsideration2017,
    judicialConfirmation,
    judicialConfirmation2021,
    judicialConfirmation2017,
    planAdoption,
    task,
    coordinationMeeting,
    bulletin,
    assessment,
    annualReport,
    leaderStatement,
    legalityReview,
    enforcementSupervision,
    enterpriseCheckup,
    legalAid,
    organs,
    posts,
    holders,
    mediationOrganisations,
    mediators,
    externalFigures,
    indicatorTargets,
    ...ledgers,
  ] as unknown as readonly AnyProcedure[],
  reactions: [...confirmationReactions, ...planTaskReactions],
}
