import type { AnyProcedure } from '@fadu/procedure'
import { enterpriseMatters, enterpriseRegistrations, proofLists, proofMatters, screeningBatches } from './business.ts'
import { demandDigests, models, publicDemands, publicIncidents, scenarios, vulnerabilityBatches } from './digital.ts'
import { enforcementMatters, enforcementReviews, enforcementSystems, inspectionTasks } from './enforcement.ts'
import { honours, instructions, shortcomings, standings } from './leadership.ts'
import { adviserGrids, consultations, legalPoints, legalStaffing, legalTalent, peoplesSupervisors, villageAdvisers } from './legal-work.ts'
import { campaigns, learningSessions, mediaItems, publicityActivities, publicityChannels } from './publicity.ts'
import { commandTiers, drills, emergencyTeams, socialOrganisations } from './society.ts'

/** Every ledger of the work, in the order of the annual report. */
export const ledgers: readonly AnyProcedure[] = [
  publicityActivities,
  mediaItems,
  publicityChannels,
  learningSessions,
  campaigns,
  instructions,
  honours,
  standings,
  shortcomings,
  enforcementMatters,
  inspectionTasks,
  enforcementReviews,
  enforcementSystems,
  enterpriseMatters,
  enterpriseRegistrations,
  proofMatters,
  proofLists,
  screeningBatches,
  socialOrganisations,
  emergencyTeams,
  drills,
  commandTiers,
  legalStaffing,
  adviserGrids,
  villageAdvisers,
  legalTalent,
  peoplesSupervisors,
  legalPoints,
  consultations,
  publicDemands,
  publicIncidents,
  demandDigests,
  vulnerabilityBatches,
  scenarios,
  models,
]
