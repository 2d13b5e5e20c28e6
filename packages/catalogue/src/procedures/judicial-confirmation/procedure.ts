import { type Day, day } from '@fadu/legal-time'
import { defineProcedure, words } from '@fadu/procedure'
import { documents } from './documents.ts'
import { events } from './events.ts'
import { type Edition, law, mediationLaw } from './law.ts'
import { limits } from './limits.ts'
import { papers } from './papers.ts'

/** 司法确认: a court ruling that makes a mediation agreement enforceable. The court's case stays in the court; here stand its states and dates. */
const define = (edition: Edition, inForce: { readonly from: Day; readonly until?: Day }) => {
  return defineProcedure(papers, {
    id: 'judicial-confirmation',
    term: words('调解协议司法确认', 'Judicial confirmation'),
    about: words('由人民法院确认调解协议的效力', 'The court confirms that a mediation agreement binds'),
    edition,
    inForce,
    basis: [mediationLaw(33, 1), law.apply[edition].articles[0]!],
    informationClass: 'V3',
    roles: {
      applicant: { term: words('申请人', 'Applicants'), party: true },
      judge: { term: words('审查法官', 'Judge'), duty: 'confirmation-judge' },
    },
    stages: { filing: words('立案审查', 'Filing'), examination: words('审查', 'Examination') },
    events: events(edition),
    limits: limits(edition),
    documents: documents(edition),
    reference: { series: 'confirmation', format: (organ, year, n) => `（${year}）${organ.shortName}诉前调确${n}号` },
    organ: (facts) => facts.applied?.court,
    parties: (facts) => (facts.applied?.applicants ?? []).map((p) => ({ role: 'applicant', party: p })),
    title: () => words('调解协议司法确认', 'Confirmation of a mediation agreement'),
  })
}

export const judicialConfirmation = define('2023', { from: day('2024-01-01') })
export const judicialConfirmation2021 = define('2021', { from: day('2022-01-01'), until: day('2023-12-31') })
export const judicialConfirmation2017 = define('2017', { from: day('2017-07-01'), until: day('2021-12-31') })
