import type { EditionLaw, Limit } from './edition-law.ts'
import { admission } from './limits-admission.ts'
import { aftermath } from './limits-aftermath.ts'
import { review } from './limits-review.ts'

/** Every limit of an edition; what its text does not set is not there at all, so that no screen can show it. */
export const limits = (edition: EditionLaw) => {
  const all = { ...admission(edition), ...review(edition), ...aftermath(edition) }
  const known = Object.entries(all).filter(([key]) => !edition.without.includes(key))
  return Object.fromEntries(known.map(([key, limit]) => [key, marked(limit, edition.withoutEvents)])) as unknown as typeof all
}

/** A limit neither starts nor ends with what its edition does not know. */
function marked(limit: Limit, unknown: readonly string[]): Limit {
  if (!('from' in limit)) return limit
  const known = (marks: typeof limit.from) => [marks].flat().filter((mark) => !(typeof mark === 'string' && unknown.includes(mark)))
  return { ...limit, from: known(limit.from), until: known(limit.until) } as Limit
}
