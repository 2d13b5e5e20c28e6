import { dayWords } from './day-words.ts'
import { type AnyProcedure, type AnyView, type LimitView, type Words, words } from '@fadu/procedure'
import type { Names } from './names.ts'

const open = (view: AnyView): readonly LimitView[] =>
  view.allLimits.filter((l) => ['running', 'expired', 'paused'].includes(l.status) && !['waiting', 'minimum', 'limitation'].includes(l.kind)).toSorted((a, b) => (a.due.on < b.due.on ? -1 : 1))

export const stageWords = (procedure: AnyProcedure, stage: string): Words =>
  stage === 'closed' ? words('办结', 'Closed') : ((procedure.stages as Record<string, Words>)[stage] ?? words(stage, stage))

/** How the case stands and what comes next, in one plain sentence for the workbench. */
export function caseSentence(procedure: AnyProcedure, view: AnyView, names: Names): Words {
  if (view.stage === 'closed') return closedSentence(view)
  const stage = stageWords(procedure, view.stage)
  const limit = open(view)[0]
  const waiting = view.drafts.length > 0 ? words(`有 ${view.drafts.length} 份文稿在签批。`, `${view.drafts.length} draft(s) being signed.`) : words('', '')
  if (!limit) return words(`案件在“${stage.zh}”阶段，没有正在计算的期限。${waiting.zh}`, `At “${stage.en}”; no limit is running. ${waiting.en}`)
  const due = dayWords(limit.due.on)
  const bearer = names.role(limit.bears)
  if (limit.status === 'paused') return words(`案件在“${stage.zh}”阶段，${limit.term.zh}已中止计算，恢复后继续。${waiting.zh}`, `At “${stage.en}”; ${limit.term.en} is paused. ${waiting.en}`)
  if (limit.status === 'expired') return words(`${limit.term.zh}已于${due.zh}届满，由${bearer.zh}尽快办理。${waiting.zh}`, `${limit.term.en} ended on ${due.en}; it is for the ${bearer.en} to act. ${waiting.en}`)
  return words(`案件在“${stage.zh}”阶段，${limit.term.zh}至${due.zh}届满，由${bearer.zh}办理。${waiting.zh}`, `At “${stage.en}”; ${limit.term.en} runs until ${due.en}, for the ${bearer.en}. ${waiting.en}`)
}

function closedSentence(view: AnyView): Words {
  const on = dayWords(view.closedOn!)
  const unserved = open(view)[0]
  const rest = unserved ? words(`还须办理：${unserved.term.zh}，${dayWords(unserved.due.on).zh}前。`, `Still owed: ${unserved.term.en}, by ${dayWords(unserved.due.on).en}.`) : words('', '')
  return words(`案件已于${on.zh}办结。${rest.zh}`, `Closed on ${on.en}. ${rest.en}`)
}

/** The same for a party, addressed politely and without terms of the trade. */
export function followSentence(procedure: AnyProcedure, view: AnyView): Words {
  if (view.stage === 'closed') return words(`您的事项已于${dayWords(view.closedOn!).zh}办结。`, `Your matter was closed on ${dayWords(view.closedOn!).en}.`)
  const stage = stageWords(procedure, view.stage)
  const mine = view.allLimits.find((l) => l.kind === 'limitation' && l.status === 'running' && l.startSeq > 1)
  if (mine) return words(`您的事项正在“${stage.zh}”阶段。需要您在${dayWords(mine.due.on).zh}前完成：${mine.term.zh}。`, `Your matter is at “${stage.en}”. Please act by ${dayWords(mine.due.on).en}: ${mine.term.en}.`)
  const limit = open(view)[0]
  if (!limit) return words(`您的事项正在“${stage.zh}”阶段。`, `Your matter is at “${stage.en}”.`)
  if (limit.status === 'paused') return words(`您的事项已中止，原因消除后会继续办理，期限相应顺延。`, 'Your matter is suspended; it goes on when the cause is gone, and its limit moves with it.')
  if (limit.status === 'expired') return words(`您的事项正在“${stage.zh}”阶段，${limit.term.zh}已于${dayWords(limit.due.on).zh}届满，办理机关已收到提醒。`, `Your matter is at “${stage.en}”. ${limit.term.en} ended on ${dayWords(limit.due.on).en}; the office has been reminded.`)
  return words(`您的事项正在“${stage.zh}”阶段，办理机关应当在${dayWords(limit.due.on).zh}前完成：${limit.term.zh}。`, `Your matter is at “${stage.en}”. The office must act by ${dayWords(limit.due.on).en}: ${limit.term.en}.`)
}
