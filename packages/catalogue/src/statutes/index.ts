import type { Article, Unit } from '@fadu/legal-time'
import administrativeLitigationLaw2017 from './administrative-litigation-law-2017.json' with { type: 'json' }
import administrativeReconsiderationLaw2017 from './administrative-reconsideration-law-2017.json' with { type: 'json' }
import administrativeReconsiderationLaw2023 from './administrative-reconsideration-law-2023.json' with { type: 'json' }
import administrativeReconsiderationRegulation2007 from './administrative-reconsideration-regulation-2007.json' with { type: 'json' }
import businessEnvironmentRegulation2019 from './business-environment-regulation-2019.json' with { type: 'json' }
import civilProcedureInterpretation2022 from './civil-procedure-interpretation-2022.json' with { type: 'json' }
import civilProcedureLaw2017 from './civil-procedure-law-2017.json' with { type: 'json' }
import civilProcedureLaw2021 from './civil-procedure-law-2021.json' with { type: 'json' }
import civilProcedureLaw2023 from './civil-procedure-law-2023.json' with { type: 'json' }
import confirmationProcedureProvisions2011 from './confirmation-procedure-provisions-2011.json' with { type: 'json' }
import invitedMediationProvisions2016 from './invited-mediation-provisions-2016.json' with { type: 'json' }
import legalAidLaw2021 from './legal-aid-law-2021.json' with { type: 'json' }
import localOrganisationLaw2022 from './local-organisation-law-2022.json' with { type: 'json' }
import majorDecisionRegulation2019 from './major-decision-regulation-2019.json' with { type: 'json' }
import ningboMediationRegulation2015 from './ningbo-mediation-regulation-2015.json' with { type: 'json' }
import onlineMediationRules2021 from './online-mediation-rules-2021.json' with { type: 'json' }
import peoplesMediationLaw2010 from './peoples-mediation-law-2010.json' with { type: 'json' }
import personalInformationLaw2021 from './personal-information-law-2021.json' with { type: 'json' }
import ruleOfLawInspectionProvisions2019 from './rule-of-law-inspection-provisions-2019.json' with { type: 'json' }

/** One place in a statute, what it sets, and one line in our own words; the statute's sentence is not kept here. */
export interface StatuteFact {
  readonly article: number
  readonly paragraph?: number
  readonly item?: number
  readonly amount?: number
  readonly unit?: Unit
  readonly gist: string
}

/** Facts of one edition of a statute. A place stands once for each number it sets. */
export interface StatuteFacts {
  readonly law: string
  readonly edition: string
  readonly inForce: { readonly from: string; readonly until?: string }
  readonly nameEn: string
  readonly articles: readonly StatuteFact[]
}

export const statutes: readonly StatuteFacts[] = [
  administrativeReconsiderationLaw2023,
  administrativeReconsiderationLaw2017,
  administrativeReconsiderationRegulation2007,
  administrativeLitigationLaw2017,
  civilProcedureLaw2017,
  civilProcedureLaw2021,
  civilProcedureLaw2023,
  civilProcedureInterpretation2022,
  peoplesMediationLaw2010,
  invitedMediationProvisions2016,
  onlineMediationRules2021,
  ningboMediationRegulation2015,
  confirmationProcedureProvisions2011,
  localOrganisationLaw2022,
  legalAidLaw2021,
  businessEnvironmentRegulation2019,
  majorDecisionRegulation2019,
  ruleOfLawInspectionProvisions2019,
  personalInformationLaw2021,
] as readonly StatuteFacts[]

/** English names by short Chinese name, for citations. */
export const statuteNames: Readonly<Record<string, string>> = Object.fromEntries(statutes.map(({ law, nameEn }) => [law, nameEn]))

/** Every fact kept of this very place; empty where the catalogue cites what nobody has read. */
export function factsOf(article: Article): readonly StatuteFact[] {
  const text = statutes.find((s) => s.law === article.statute && s.edition === article.edition)
  return (text?.articles ?? []).filter((f) => f.article === article.article && f.paragraph === article.paragraph && f.item === article.item)
}

/** The first fact of this place, or of the article as a whole. */
export function factOf(article: Article): StatuteFact | undefined {
  const { paragraph: _p, item: _i, ...whole } = article
  return factsOf(article)[0] ?? factsOf(whole)[0]
}
