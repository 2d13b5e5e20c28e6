import { clausesOf } from './clauses.ts'
import { type TimeWords, timesIn } from './dates.ts'
import type { Span } from './document.ts'
import type { Target } from './targets.ts'

export interface Deadline extends Span {
  readonly text: string
  readonly due: string
}

const label = /(?:完成)?(?:时限|时间|期限|时间节点|进度安排|时间安排|完成时间)\s*[:：]\s*/g

const asDeadline = (t: TimeWords): Deadline => ({ start: t.start, end: t.end, text: t.text, due: t.due })

/** The deadline of an item: a date in brackets or after a label, else the first date that its text says must be met. */
export function deadlineIn(text: string, title: Span | null, own: Span): Deadline | null {
  if (title) {
    const inTitle = timesIn(text.slice(title.start, title.end), title.start).filter(
      (t) => /[（(]/.test(text[t.start - 1] ?? '') || t.kind === 'by',
    )
    if (inTitle[0]) return asDeadline(inTitle[0])
  }
  const piece = text.slice(own.start, own.end)
  const times = timesIn(piece, own.start)
  for (const match of piece.matchAll(label)) {
    const after = own.start + match.index + match[0].length
    const named = times.find((t) => t.start >= after && t.start <= after + 6)
    if (named) return asDeadline(named)
    const rest = /^[^。；;，,）)】\n]{2,20}/.exec(text.slice(after, own.end))
    if (rest) return { start: after, end: after + rest[0].length, text: rest[0], due: rest[0] }
  }
  const closing = times.find(
    (t) =>
      /[（(【]/.test(text[t.start - 1] ?? '') &&
      /^(?:完成|落实)?[）)】，,]/.test(text.slice(t.end, t.end + 3)) &&
      t.kind !== 'recurring' &&
      !/^\d{4}(?:\/\d{4})?$/.test(t.due),
  )
  if (closing) return asDeadline(closing)
  const must = times.find((t) => t.kind === 'by' || t.kind === 'relative')
  return must ? asDeadline(must) : null
}

/** Acts that somebody owes and that are done on a day; a state to be reached by then is an aim. */
const act =
  /^[^，,]{0,24}?(?:制定|制订|出台|编制|公开|报送|上报|报告|报备|备案|印发|启动|公布|提交|发布|向社会|修订|清理|整改|签订|召开|总结)/

/** 2019年3月底前制定… and 每年1月31日前公开: acts that a date bounds, where no figure stands in the clause. */
export function datedActsIn(text: string, within: Span, taken: readonly Span[]): readonly Target[] {
  return clausesOf(text, within).flatMap((clause): Target[] => {
    if (taken.some((t) => t.start < clause.end && clause.start < t.end) || !text.slice(clause.start, clause.end).includes('前')) return []
    const time = timesIn(text.slice(clause.start, clause.end), clause.start).find((t) => /前$/.test(t.text) && t.kind !== 'range')
    if (!time || time.end >= clause.end || !act.test(text.slice(time.end, clause.end))) return []
    const words = text.slice(clause.start, clause.end)
    return [
      {
        ...clause,
        text: words,
        value: null,
        unit: null,
        comparator: '<=',
        nature: 'deadline',
        due: time.due,
        dueExplicit: true,
        from: null,
        confidence: 0.8,
      },
    ]
  })
}
