import type { LimitWireView } from '@fadu/contract'
import type { Due } from '@fadu/legal-time'
import type { LimitView } from '@fadu/procedure'
import { cited } from './cited.ts'
import type { Names } from './names.ts'

/** A due day as it travels: reasons with their citations written out. */
export const dueWire = (due: Due): LimitWireView['due'] => ({
  ...due,
  segments: [...due.segments],
  reasons: due.reasons.map(({ zh, en, articles }) => ({ zh, en, articles: articles.map(cited) })),
})

export const limitWire = (limit: LimitView, names: Names): LimitWireView => ({
  ...limit,
  bearsTerm: names.role(limit.bears),
  due: dueWire(limit.due),
  articles: limit.articles.map(cited),
})

/** Most urgent first: overdue, then by due day; ended ones last, newest first. */
export const byUrgency = (a: LimitView, b: LimitView): number => {
  const open = (l: LimitView) => (['running', 'paused', 'expired'].includes(l.status) ? 0 : 1)
  return open(a) - open(b) || (a.due.on < b.due.on ? -1 : a.due.on > b.due.on ? 1 : 0)
}
