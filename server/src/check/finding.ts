import type { CaseId, Words } from '@fadu/procedure'
import { words } from '@fadu/procedure'

/** One thing the nightly check found wrong. Nothing personal is in it: it may be shown to whoever runs the machine. */
export interface Finding {
  readonly code: keyof typeof findingWords
  /** A case it concerns; one of them, where it concerns many alike. */
  readonly case?: CaseId
  readonly text: Words
}

/** What each finding means; `what` names the row, limit, file or job. */
const findingWords = {
  'log-broken': (what: string) => words(`案件日志不完整：${what}`, `The log of a case does not hold together: ${what}`),
  'head-apart': (what: string) => words(`案件视图与日志末条不一致：${what}`, `A case’s row does not end where its log ends: ${what}`),
  'seal-broken': (what: string) => words(`日封存链在 ${what} 断开`, `The chain of day seals breaks at ${what}`),
  'clock-behind': (what: string) =>
    words(`系统时钟早于已封存的 ${what}，请校正时钟`, `The clock of the machine is behind the sealed day ${what}; set it right`),
  'view-differs': (what: string) =>
    words(`视图与日志不一致（可执行 rebuild --replace）：${what}`, `A view is not what the log says (rebuild --replace mends it): ${what}`),
  'edition-unknown': (what: string) => words(`没有这一程序版本：${what}`, `There is no such edition of a procedure: ${what}`),
  'limit-unknown': (what: string) => words(`程序中没有这一期限：${what}`, `The definition knows no such limit: ${what}`),
  'expiry-without-event': (what: string) =>
    words(`期限届满时没有系统可以登记的事件：${what}`, `No event the clock may record follows the end of this limit: ${what}`),
  'lapse-overdue': (what: string) =>
    words(`期限早已届满，系统未能登记后果：${what}`, `A limit ended and the clock could not record what follows: ${what}`),
  'role-unknown': (what: string) =>
    words(`期限的承担角色不在程序中：${what}`, `The bearer of a limit is no role of the procedure: ${what}`),
  'nobody-bears': (what: string) => words(`没有岗位承担该期限：${what}`, `No post can bear this limit: ${what}`),
  'post-vacant': (what: string) => words(`承担该期限的岗位均无人任职：${what}`, `Every post that could bear this limit is vacant: ${what}`),
  'file-missing': (what: string) => words(`案件所列文件不在存储中：${what}`, `A file that a case names is not in the store: ${what}`),
  'job-failed': (what: string) =>
    words(`后台任务多次失败已停止：${what}`, `A background job was given up after failing repeatedly: ${what}`),
} as const

export const found = (code: Finding['code'], what: string, caseId?: CaseId): Finding => ({
  code,
  ...(caseId !== undefined && { case: caseId }),
  text: findingWords[code](what),
})
