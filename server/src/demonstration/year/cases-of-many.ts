import { plusDays } from '@fadu/legal-time'
import type { ImportLine } from '../../import/import-line.ts'
import { creditCode } from './credit-code.ts'
import { caseLine, type Happening, oneOf, partOf, spreadDay, type Year } from './lines.ts'

const mediator = 'y-mediator'
const kinds = ['neighbours', 'family', 'contract', 'labour', 'property', 'traffic', 'consumer'] as const

/** Mediations: nine of ten agreed, the others failed; a few more were declined, which is no result. */
export function* mediationLines(year: Year): Generator<ImportLine> {
  const { mediations, involved } = year.volumes
  const declined = Math.floor(mediations / 50)
  for (let n = 0; n < mediations + declined; n++) {
    const amount = n < mediations ? partOf(involved, mediations, n) : 100_000
    const ending = n >= mediations ? 'declined' : n % 10 === 0 ? 'failed' : 'agreed'
    yield caseLine('dispute-mediation', `mediation-${year.year}-${n}`, mediation(year, n, mediations + declined, amount, ending))
  }
}

function mediation(year: Year, n: number, all: number, involved: number, ending: 'agreed' | 'failed' | 'declined'): readonly Happening[] {
  const on = spreadDay(year, n, all, 300)
  const opening: readonly Happening[] = [
    [
      'filed',
      on,
      'applicant',
      {
        organ: 'y-centre',
        applicants: [{ kind: 'person', name: '示例甲方' }],
        respondents: [{ kind: 'person', name: '示例乙方' }],
        kind: oneOf(kinds, year.drawn(`kind ${n}`)),
        place: '示例地点',
        involved,
        facts: '示例纠纷。',
        wish: '协商解决。',
      },
    ],
    ['assigned', plusDays(on, 1), 'y-lead', { organisation: 'y-committee', mediator }],
  ]
  if (ending === 'declined') return [...opening, ['declined', plusDays(on, 3), mediator, { who: '对方当事人' }]]
  const mediated: readonly Happening[] = [
    ...opening,
    ['consented', plusDays(on, 2), mediator, { how: 'spoken' }],
    ['rightsTold', plusDays(on, 2), mediator, { acknowledged: true }],
    ['sessionHeld', plusDays(on, 5), mediator, { place: '调解室', present: '双方当事人', minutes: '示例记录。' }],
  ]
  if (ending === 'failed') return [...mediated, ['failed', plusDays(on, 10), mediator, { reasons: '分歧较大。', channels: ['litigation'] }]]
  const agreement = { content: '示例协议。', performBy: plusDays(on, 30), partiesSigned: true, mediatorSigned: true }
  return [
    ...mediated,
    ['agreedInWriting', plusDays(on, 8), mediator, agreement],
    ['performed', plusDays(on, 30), mediator, { full: true }],
    ['closed', plusDays(on, 31), mediator, { summary: '已履行。', compiler: '调解员' }],
  ]
}

/** Check-ups: those with a valid report, of which some at risk and advised; the others stopped before a report. */
export function* checkupLines(year: Year): Generator<ImportLine> {
  const { checkups } = year.volumes
  for (let n = 0; n < checkups; n++) yield caseLine('enterprise-checkup', `checkup-${year.year}-${n}`, checkup(year, n))
}

function checkup(year: Year, n: number): readonly Happening[] {
  const { checkups, reports, atRisk } = year.volumes
  const on = spreadDay(year, n, checkups, 330)
  const lawyer = 'y-aid-lawyer'
  const enterprise = [{ kind: 'organisation', name: `示例企业${n + 1}`, creditCode: creditCode(n + 1) }]
  const started: Happening = ['started', on, lawyer, { organ: 'y-justice', enterprise, consent: true }]
  if (n >= reports) return [started, ['stopped', plusDays(on, 10), lawyer, { reasons: '企业未继续。' }]]
  const risky = n < atRisk
  const level = risky ? (year.drawn(`risk ${n}`) < 0.2 ? 'high' : 'medium') : 'low'
  return [
    started,
    ['answered', plusDays(on, 2), lawyer, { answers: [{ question: 'q1', fulfilled: !risky }] }],
    ['reported', plusDays(on, 5), lawyer, { level, rules: risky ? ['示例规则'] : [], text: '示例报告。' }],
    ...(risky ? [['adviceIssued', plusDays(on, 6), lawyer, { advice: '示例建议。' }] as const] : []),
    ['concluded', plusDays(on, 8), lawyer, { valid: true }],
  ]
}
