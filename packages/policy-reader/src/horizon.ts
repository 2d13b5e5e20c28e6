import { timesIn } from './dates.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Node } from './tree.ts'

/**
 * When a plan as a whole is to be done: the last year of the period its title names, or of the year it is for; else the last of the
 * steps it sets in its headings; else the year it was issued in, where that is the year by whose end most of it is due.
 */
export function horizonOf(front: FrontMatter, text: string, roots: readonly Node[]): string | null {
  const title = front.title?.text ?? front.titleInText?.text ?? ''
  const period = /\d{4}\s*年?\s*[-—–－−‒~～〜至]+\s*(\d{4})/.exec(title)
  if (period) return period[1]!
  const named = timesIn(title)[0]?.due
  return (named ? lastOf(named) : null) ?? lastStep(roots) ?? ownYear(front.date ?? front.published, text)
}

const lastOf = (due: string): string | null => due.split('/').at(-1) ?? null

/** （2021年8月）…（2021年12月）: steps dated in brackets in their headings, two at least. */
function lastStep(roots: readonly Node[]): string | null {
  const headings = (nodes: readonly Node[]): readonly string[] =>
    nodes.flatMap((n) => [n.heading ? n.line.text.slice(n.heading.start, n.heading.end) : '', ...headings(n.children)])
  const steps = headings(roots).flatMap((heading) => {
    const bracket = /[（(]([^（）()]*\d{4}年[^（）()]*)[）)]\s*$/.exec(heading)?.[1]
    const due = bracket && timesIn(bracket)[0]?.due
    return due ? [lastOf(due) ?? ''] : []
  })
  return steps.length > 1 ? steps.toSorted().at(-1)! : null
}

/** Most dates of a yearly plan are ends of its own year. */
function ownYear(issued: string | null, text: string): string | null {
  const year = issued?.slice(0, 4)
  if (!year) return null
  const ends = timesIn(text).filter((t) => t.kind === 'by' && /^\d{4}/.test(t.due))
  const own = ends.filter((t) => t.due.slice(0, 4) === year).length
  return own >= 3 && own * 2 > ends.length ? year : null
}
