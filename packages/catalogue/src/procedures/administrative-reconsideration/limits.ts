import type { EditionLaw } from './edition-law.ts'
import { admission } from './limits-admission.ts'
import { aftermath } from './limits-aftermath.ts'
import { review } from './limits-review.ts'

/** Every limit of an edition; what its text does not set is not there at all, so that no screen can show it. */
export const limits = (edition: EditionLaw) => {
  const all = { ...admission(edition), ...review(edition), ...aftermath(edition) }
  return Object.fromEntries(Object.entries(all).filter(([key]) => !edition.without.includes(key))) as typeof all
}
