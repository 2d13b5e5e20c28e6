import type { Facts } from '@fadu/procedure'
import type { ReconsiderationPapers } from './papers.ts'

export type ReconsiderationFacts = Facts<ReconsiderationPapers>

export const applicationOf = (facts: ReconsiderationFacts) => facts.filed ?? facts.filedWithOrgan
export const trackOf = ({ accepted, converted }: ReconsiderationFacts) => (converted ? 'ordinary' : (accepted?.track ?? 'ordinary'))
export const isMajor = (facts: ReconsiderationFacts) => facts.accepted?.major === true
