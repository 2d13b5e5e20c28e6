import { words } from '@fadu/procedure'
import type { Edition } from './edition.ts'
import { beforeConversion, beforeExtension, beforeHearing } from './gates.ts'

const hearing = (e: Edition) =>
  ({
    answered: { term: words('书面答复', 'Answered'), by: 'respondent', at: ['review', 'suspension'] },
    converted: {
      term: words('转为普通程序', 'Turned to the ordinary track'),
      by: 'clerk',
      at: 'review',
      signed: [['office-head']],
      needs: beforeConversion(e),
    },
    heard: { term: words('听取意见', 'Heard'), by: 'clerk', at: 'review' },
    hearingNotified: { term: words('通知听证', 'Hearing announced'), by: 'clerk', at: 'review', issues: 'hearingNotice' },
    hearingHeld: { term: words('举行听证', 'Hearing held'), by: 'clerk', at: 'review', gives: 'hearing', needs: beforeHearing(e) },
    consulted: { term: words('委员会咨询', 'Committee consulted'), by: 'clerk', at: 'review' },
  }) as const

const norms = {
  normOpened: { term: words('启动附带审查', 'Review of the norm opened'), by: 'clerk', at: 'review' },
  makerNotified: { term: words('通知制定机关', 'Maker told'), by: 'clerk', at: 'suspension' },
  makerAnswered: { term: words('制定机关答复', 'Maker answered'), by: 'clerk', at: 'suspension' },
  normTransferred: { term: words('转送有权机关', 'Passed to the competent organ'), by: 'clerk', at: ['review', 'suspension'] },
  normReplied: { term: words('收到处理意见', 'Opinion received'), by: 'clerk', at: ['review', 'suspension'] },
  normHandled: { term: words('附带审查办结', 'Norm handled'), by: 'clerk', at: ['review', 'suspension'] },
} as const

const pausing = (e: Edition) =>
  ({
    executionStayed: { term: words('停止执行', 'Execution stayed'), by: 'clerk', at: ['review', 'suspension'] },
    suspended: { term: words('中止', 'Suspended'), by: 'clerk', at: 'review', to: 'suspension', issues: 'suspensionNotice' },
    resumed: { term: words('恢复审理', 'Resumed'), by: 'clerk', at: 'suspension', to: 'review', issues: 'resumptionNotice' },
    extended: {
      term: words('延长审理期限', 'Extended'),
      by: e.extendedBy,
      at: 'review',
      issues: 'extensionNotice',
      needs: beforeExtension(e),
    },
    withdrawalRequested: {
      term: words('申请撤回', 'Asked to withdraw'),
      by: 'applicant',
      at: ['examination', 'correction', 'review', 'suspension'],
    },
  }) as const

/** What may happen while the case is reviewed. */
export const conduct = (e: Edition) => ({ ...hearing(e), ...norms, ...pausing(e) })
