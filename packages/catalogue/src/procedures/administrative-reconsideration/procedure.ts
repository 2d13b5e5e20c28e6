import { defineProcedure, type RoleSpec, words } from '@fadu/procedure'
import { type Edition, edition2017, edition2023 } from './edition.ts'
import type { ReconsiderationRole } from './edition-law.ts'
import { endings } from './events-ending.ts'
import { examination } from './events-examination.ts'
import { conduct } from './events-review.ts'
import { applicationOf, type ReconsiderationFacts } from './facts.ts'
import { limits } from './limits.ts'
import type { ReconsiderationPapers } from './papers.ts'

const roles = {
  applicant: { term: words('申请人', 'Applicant'), party: true },
  respondent: {
    term: words('被申请人', 'Respondent'),
    party: true,
    duty: 'respondent-officer',
    organ: (facts) => applicationOf(facts)?.respondent,
  },
  'third-party': { term: words('第三人', 'Third party'), party: true },
  clerk: { term: words('行政复议人员', 'Reconsideration officer'), duty: 'reconsideration-officer' },
  'office-head': { term: words('行政复议机构负责人', 'Head of the reconsideration office'), duty: 'reconsideration-office-head' },
  // A district has one reconsideration organ, its government (art. 24): whoever heads it, in whichever organ the post stands.
  'organ-head': {
    term: words('行政复议机关负责人', 'Head of the reconsideration organ'),
    duty: 'reconsideration-organ-head',
    anywhere: true,
  },
} as const satisfies Record<ReconsiderationRole, RoleSpec<ReconsiderationPapers>>

const stages = {
  forwarding: words('转送', 'Forwarding'),
  examination: words('受理审查', 'Examination'),
  correction: words('补正', 'Correction'),
  review: words('审理', 'Review'),
  suspension: words('中止', 'Suspension'),
} as const

function partiesOf(facts: ReconsiderationFacts) {
  const application = applicationOf(facts)
  if (!application) return []
  const respondent = { kind: 'organisation' as const, name: application.respondent }
  return [...application.applicants.map((party) => ({ role: 'applicant', party })), { role: 'respondent', party: respondent }]
}

function titleOf(facts: ReconsiderationFacts) {
  const act = applicationOf(facts)?.act ?? ''
  return words(`不服${act}申请行政复议`, `Reconsideration of: ${act}`)
}

/** What an edition does not know is left out of it. */
const known = <T extends object>(all: T, unknown: readonly string[]): T =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !unknown.includes(key))) as T

const define = (e: Edition) =>
  defineProcedure(e.papers, {
    id: 'administrative-reconsideration',
    inNameOf: 'parent-organ',
    term: words('行政复议', 'Administrative reconsideration'),
    about: words('对行政机关的行政行为不服，请求上级重新审查', 'Ask for review of an act of an administrative organ'),
    edition: e.edition,
    inForce: e.inForce,
    basis: [e.under.admission],
    informationClass: 'V3',
    roles,
    stages: known(stages, e.law.withoutEvents.includes('filedWithOrgan') ? ['forwarding'] : []),
    events: known({ ...examination(e), ...conduct(e), ...endings(e) }, e.law.withoutEvents),
    limits: limits(e.law),
    documents: e.documents,
    reference: { series: 'reconsideration', format: (organ, year, n) => `${organ.shortName}复申〔${year}〕${n}号` },
    organ: (facts) => applicationOf(facts)?.organ,
    parties: partiesOf,
    title: titleOf,
    // Art. 79: a decision is as public as the act it reviewed. A field not listed here is never shown.
    disclosure: {
      when: ['decided', 'dismissed'],
      under: e.under.publication,
      shows: ['filed.actKind', 'filed.act', 'decided.outcome', 'decided.reasons', 'dismissed.reasons'],
    },
    portal: { opens: 'filed', role: 'applicant', acts: ['corrected', 'withdrawalRequested'] },
  })

export const administrativeReconsideration = define(edition2023)
export const administrativeReconsideration2017 = define(edition2017)
