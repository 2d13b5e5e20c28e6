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
import { webhooks } from './registers/webhooks.ts'

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
    webhooks,
  ] as unknown as readonly AnyProcedure[],
  reactions: [...confirmationReactions, ...planTaskReactions],
}
