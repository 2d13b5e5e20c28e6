import { words } from '@fadu/procedure'
import type { Edition } from './edition.ts'
import { beforeDecision, beforeTermination, type Context, exempt, notInSubstance } from './gates.ts'

const otherEndings = (e: Edition) =>
  ({
    dismissed: {
      term: words('驳回申请', 'Application dismissed'),
      by: 'clerk',
      at: 'review',
      to: 'closed',
      issues: 'dismissalDecision',
      signed: [['office-head'], ['organ-head']],
      burdens: { on: ['applicant'], exempt: exempt(e) },
      ends: { tells: ['applicant', 'respondent'], remedy: [e.remedies.suitAfterDismissal], outcome: 'dismissed' },
    },
    mediated: {
      term: words('调解结案', 'Mediated'),
      by: 'clerk',
      at: 'review',
      to: 'closed',
      issues: 'mediationStatement',
      signed: [['office-head'], ['organ-head']],
      needs: [
        {
          code: 'mediation-unsigned',
          under: e.under.mediation,
          field: 'signed',
          otherwise: words('调解书须经各方当事人签字或者签章', 'All parties must have signed the statement'),
          that: ({ paper }: Context<'mediated'>) => paper.signed,
        },
      ],
      ends: { tells: ['applicant', 'respondent'], remedy: [e.remedies.mediation], outcome: 'mediated' },
    },
  }) as const

const deciding = (e: Edition) =>
  ({
    decided: {
      term: words('作出复议决定', 'Decided'),
      by: 'clerk',
      at: 'review',
      to: 'closed',
      issues: 'decision',
      signed: [['office-head'], ['organ-head']],
      needs: beforeDecision(e),
      burdens: { on: ['applicant'], exempt: exempt(e) },
      ends: { tells: ['applicant', 'respondent'], remedy: [e.remedies.suit], outcome: 'decided' },
    },
    terminated: {
      term: words('终止', 'Terminated'),
      by: 'clerk',
      at: ['review', 'suspension'],
      to: 'closed',
      issues: 'terminationDecision',
      signed: [['office-head'], ['organ-head']],
      needs: beforeTermination(e),
      burdens: { on: ['applicant'], exempt: notInSubstance(e, words('未作实体决定', 'Nothing was decided in substance')) },
      ends: { tells: ['applicant', 'respondent'], remedy: [e.remedies.directSuit], outcome: 'terminated' },
    },
  }) as const

const aftermath = (e: Edition) =>
  ({
    opinionIssued: {
      term: words('制发意见书', 'Opinion letter issued'),
      by: 'clerk',
      at: ['review', 'closed'],
      issues: 'opinionLetter',
      signed: [['office-head']],
    },
    opinionReported: { term: words('反馈纠正情况', 'Correction reported'), by: ['respondent', 'clerk'], at: ['review', 'closed'] },
    redone: {
      term: words('重新作出行政行为', 'Act made anew'),
      by: ['respondent', 'clerk'],
      at: 'closed',
      needs: [
        {
          code: 'redo-not-ordered',
          under: e.under.redo,
          otherwise: words('决定没有责令重新作出', 'The decision did not order it'),
          that: ({ facts }: Context) => facts.decided?.redo === true,
        },
      ],
    },
    performed: { term: words('履行情况', 'Performed'), by: ['respondent', 'clerk'], at: 'closed' },
    performanceOrdered: { term: words('责令限期履行', 'Performance ordered'), by: 'clerk', at: 'closed' },
  }) as const

/** How a case ends, and what may follow. */
export const endings = (e: Edition) => ({ ...otherEndings(e), ...deciding(e), ...aftermath(e) })
