import { words } from '@fadu/procedure'
import type { Edition } from './edition.ts'
import { beforeAcceptance, beforeSendingBack, type Context, notInSubstance } from './gates.ts'

const opening = (e: Edition) =>
  ({
    filed: {
      term: words('申请行政复议', 'Application filed'),
      by: ['applicant', 'clerk'],
      at: 'start',
      to: 'examination',
      tells: words('已收到申请，正在审查是否受理', 'Received; being examined'),
    },
    filedWithOrgan: {
      term: words('通过处罚机关申请', 'Filed through the organ of the act'),
      by: 'respondent',
      at: 'start',
      to: 'forwarding',
    },
    forwarded: { term: words('转送', 'Forwarded'), by: 'respondent', at: 'forwarding', to: 'examination' },
    actChanged: {
      term: words('机关自行纠正', 'Changed by the organ itself'),
      by: 'respondent',
      at: 'forwarding',
      to: 'closed',
      ends: { tells: ['applicant'], remedy: [e.remedies.directSuit], outcome: 'act-changed' },
    },
  }) as const

const correcting = (e: Edition) =>
  ({
    sentBack: {
      term: words('通知补正', 'Sent back for correction'),
      by: 'clerk',
      at: 'examination',
      to: 'correction',
      issues: 'correctionNotice',
      needs: beforeSendingBack(e),
      tells: words('材料需要补正', 'Papers must be corrected'),
    },
    correctionExtended: { term: words('延长补正期限', 'Time to correct extended'), by: 'clerk', at: 'correction' },
    corrected: { term: words('补正', 'Corrected'), by: ['applicant', 'clerk'], at: 'correction', to: 'examination' },
    abandoned: {
      term: words('视为放弃申请', 'Taken as given up'),
      by: 'clerk',
      at: 'correction',
      to: 'closed',
      // Art. 31 (regulation art. 29) asks whether there was good reason for the delay: a person records this, never the clock.
      needs: [
        {
          code: 'correction-running',
          under: e.under.correction,
          otherwise: words('补正期限尚未届满', 'The time to correct has not ended'),
          that: ({ limits: l }: Context) => l.correction?.status === 'expired',
        },
      ],
      ends: { tells: ['applicant'], remedy: [e.remedies.directSuit], outcome: 'abandoned' },
    },
  }) as const

const admitting = (e: Edition) =>
  ({
    accepted: {
      term: words('受理', 'Accepted'),
      by: ['clerk', 'clock'],
      at: 'examination',
      to: 'review',
      issues: ['acceptanceNotice', 'answerNotice'],
      needs: beforeAcceptance(e),
    },
    rejected: {
      term: words('不予受理', 'Not accepted'),
      by: 'clerk',
      at: 'examination',
      to: 'closed',
      issues: 'rejectionDecision',
      signed: [['office-head']],
      burdens: { on: ['applicant'], exempt: notInSubstance(e) },
      ends: { tells: ['applicant'], remedy: [e.remedies.suitAfterRejection, e.remedies.directSuit], outcome: 'rejected' },
    },
  }) as const

/** From the application to its acceptance or refusal. */
export const examination = (e: Edition) => ({ ...opening(e), ...correcting(e), ...admitting(e) })
