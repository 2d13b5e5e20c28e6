import { type AnyProcedure, type AnyView, type LimitView, type Words, words } from '@fadu/procedure'
import { dayWords } from './day-words.ts'
import type { Names } from './names.ts'

const open = (view: AnyView): readonly LimitView[] =>
  view.allLimits
    .filter((l) => ['running', 'expired', 'paused'].includes(l.status) && !['waiting', 'minimum', 'limitation'].includes(l.kind))
    .toSorted((a, b) => (a.due.on < b.due.on ? -1 : 1))

/** A term within a sentence: without its capital, unless it is an abbreviation. */
const lower = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text)

export const stageWords = (procedure: AnyProcedure, stage: string): Words =>
  stage === 'closed' ? words('办结', 'Closed') : ((procedure.stages as Record<string, Words>)[stage] ?? words(stage, stage))

/** How the case stands and what comes next, in one plain sentence for the workbench. */
export function caseSentence(procedure: AnyProcedure, view: AnyView, names: Names): Words {
  if (view.stage === 'closed') return closedSentence(view)
  const stage = stageWords(procedure, view.stage)
  const limit = open(view)[0]
  const waiting =
    view.drafts.length > 0
      ? words(
          `有 ${view.drafts.length} 份文稿在签批。`,
          view.drafts.length === 1 ? 'One draft is being signed.' : `${view.drafts.length} drafts are being signed.`,
        )
      : words('', '')
  if (!limit)
    return words(`案件在“${stage.zh}”阶段，没有正在计算的期限。${waiting.zh}`, `Stage: ${stage.en}. No limit is running. ${waiting.en}`)
  const due = dayWords(limit.due.on)
  const bearer = names.role(limit.bears)
  if (limit.status === 'paused')
    return words(
      `案件在“${stage.zh}”阶段，${limit.term.zh}已中止计算，恢复后继续。${waiting.zh}`,
      `Stage: ${stage.en}. The limit “${limit.term.en}” is suspended and goes on later. ${waiting.en}`,
    )
  if (limit.status === 'expired')
    return words(
      `${limit.term.zh}已于${due.zh}届满，由${bearer.zh}尽快办理。${waiting.zh}`,
      `The limit “${limit.term.en}” ended on ${due.en}; the ${lower(bearer.en)} must act without delay. ${waiting.en}`,
    )
  return words(
    `案件在“${stage.zh}”阶段，${limit.term.zh}至${due.zh}届满，由${bearer.zh}办理。${waiting.zh}`,
    `Stage: ${stage.en}. The limit “${limit.term.en}” runs until ${due.en}; the ${lower(bearer.en)} must act by then. ${waiting.en}`,
  )
}

function closedSentence(view: AnyView): Words {
  const on = dayWords(view.closedOn!)
  const unserved = open(view)[0]
  const rest = unserved
    ? words(
        `还须办理：${unserved.term.zh}，${dayWords(unserved.due.on).zh}前。`,
        `Still to be done: ${lower(unserved.term.en)}, by ${dayWords(unserved.due.on).en}.`,
      )
    : words('', '')
  return words(`案件已于${on.zh}办结。${rest.zh}`, `Closed on ${on.en}. ${rest.en}`)
}

/** The same for a party, addressed politely and without terms of the trade. */
export function followSentence(procedure: AnyProcedure, view: AnyView, role: string): Words {
  const mine = view.allLimits.find((l) => l.kind === 'limitation' && l.bears === role && l.status === 'running' && l.startSeq > 1)
  // A right that may be used elsewhere (to sue) is told when the case is closed; before, only what the procedure itself waits for.
  const awaited = mine && [(procedure.limits[mine.key] as { until?: unknown })?.until ?? []].flat().length > 0 ? mine : undefined
  if (view.stage === 'closed') {
    const open = mine
      ? words(`${mine.term.zh}至${dayWords(mine.due.on).zh}届满。`, ` ${mine.term.en}: until ${dayWords(mine.due.on).en}.`)
      : words('', '')
    return words(
      `您的事项已于${dayWords(view.closedOn!).zh}办结。${open.zh}`,
      `Your matter was closed on ${dayWords(view.closedOn!).en}.${open.en}`,
    )
  }
  const stage = stageWords(procedure, view.stage)
  if (awaited)
    return words(
      `您的事项正在“${stage.zh}”阶段。需要您在${dayWords(awaited.due.on).zh}前完成：${awaited.term.zh}。`,
      `Your matter is at the stage “${stage.en}”. Please act by ${dayWords(awaited.due.on).en}: ${lower(awaited.term.en)}.`,
    )
  const limit = open(view)[0]
  if (!limit) return words(`您的事项正在“${stage.zh}”阶段。`, `Your matter is at the stage “${stage.en}”.`)
  if (limit.status === 'paused')
    return words(
      `您的事项已中止，原因消除后会继续办理，期限相应顺延。`,
      'Your matter is suspended. It resumes when the reason no longer applies, and the time limit moves accordingly.',
    )
  if (limit.status === 'expired')
    return words(
      `您的事项正在“${stage.zh}”阶段，${limit.term.zh}已于${dayWords(limit.due.on).zh}届满，办理机关已收到提醒。`,
      `Your matter is at the stage “${stage.en}”. The time limit “${limit.term.en}” ended on ${dayWords(limit.due.on).en}; the office has been reminded.`,
    )
  return words(
    `您的事项正在“${stage.zh}”阶段，办理机关应当在${dayWords(limit.due.on).zh}前完成：${limit.term.zh}。`,
    `Your matter is at the stage “${stage.en}”. The office must act by ${dayWords(limit.due.on).en}: ${lower(limit.term.en)}.`,
  )
}
