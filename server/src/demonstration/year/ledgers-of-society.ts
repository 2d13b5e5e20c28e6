import type { ImportLine } from '../../import/import-line.ts'
import { creditCode } from './credit-code.ts'
import { dayAfter, entryOf, firstDay, oneOf, partOf, spreadDay, type Year } from './lines.ts'
import { towns } from './organisation.ts'

const justice = 'y-justice'
type Entries = Generator<ImportLine>

/** Services to enterprises, proofs and screening: counts, never a list of firms. */
export function* businessLines(year: Year): Entries {
  for (let n = 0; n < 173; n++)
    yield entryOf(year, 'enterprise-matters', n, justice, { title: `涉企事项${n + 1}`, code: `SQ-${n + 1}`, online: true, atCounter: true })
  for (let n = 0; n < 240; n++)
    for (const [kind, whole] of [
      ['set-up', 8700],
      ['deregistered', 1900],
    ] as const)
      yield entryOf(year, 'enterprise-registrations', n + (kind === 'set-up' ? 0 : 1000), justice, {
        on: spreadDay(year, n, 240),
        kind,
        channel: 'online',
        enterprises: partOf(whole, 240, n),
        source: '示例登记系统',
      })
  const proof = (n: number, mode: string) =>
    entryOf(year, 'proof-matters', n, justice, { title: `证明事项${n + 1}`, mode, list: '示例清单', basis: '示例依据' })
  for (let n = 0; n < 60; n++) yield proof(n, 'commitment')
  for (let n = 60; n < 199; n++) yield proof(n, 'retained')
  for (let n = 0; n < 2; n++)
    yield entryOf(year, 'proof-lists', n, justice, { title: `示例清单${n + 1}`, publishedOn: spreadDay(year, n, 2) })
  for (const [n, [subject, enterprises]] of (
    [
      ['finance', 380],
      ['e-commerce', 15_000],
    ] as const
  ).entries())
    yield entryOf(year, 'screening-batches', n, justice, {
      title: '示例排查',
      subject,
      basis: '示例法律依据',
      on: dayAfter(year, 200),
      until: `${year.year + 1}-06-30`,
      enterprises,
    })
}

/** Organisations, teams, drills and command tiers. Every dormant organisation has its outcome or is still being handled. */
export function* societyLines(year: Year): Entries {
  const outcomes = [...Array(10).fill('deregistered'), ...Array(8).fill('rectified'), ...Array(12).fill('revoked')] as readonly string[]
  for (let n = 0; n < 89; n++) {
    const outcome = outcomes[n] ?? 'open'
    yield entryOf(year, 'social-organisations', n, justice, {
      title: `示例社会组织${n + 1}`,
      creditCode: creditCode(900_000 + n),
      dormant: true,
      foundOn: dayAfter(year, 60),
      outcome,
      ...(outcome !== 'open' && { outcomeOn: spreadDay(year, n, 89, 320) }),
    })
  }
  for (let n = 0; n < 40; n++)
    yield entryOf(year, 'social-organisations', 100 + n, justice, {
      title: `示例社区组织${n + 1}`,
      creditCode: creditCode(910_000 + n),
      community: true,
      partyGroup: true,
    })
  for (let n = 0; n < 5; n++) yield entryOf(year, 'emergency-teams', n, justice, { title: `机动队${n + 1}`, field: 'health', members: 20 })
  for (let n = 0; n < 2; n++)
    yield entryOf(year, 'drills', n, justice, { title: `演练${n + 1}`, on: spreadDay(year, n, 2), field: 'epidemic' })
  for (const [n, tier] of (['district', 'town', 'village'] as const).entries())
    yield entryOf(year, 'command-tiers', n, justice, {
      title: `示例指挥中心${n + 1}`,
      tier,
      since: firstDay(year),
      town: towns[0]!.id,
      level: 'district',
    })
}

/** Public demands and the digital side: no account, no author, no person. */
export function* digitalLines(year: Year): Entries {
  const topics = ['transport', 'housing', 'education', 'health', 'environment', 'consumer'] as const
  for (let n = 0; n < 2303; n++)
    yield entryOf(year, 'public-demands', n, justice, {
      topic: oneOf(topics, year.drawn(`demand ${n}`)),
      demand: `示例诉求${n + 1}`,
      dispatchedOn: spreadDay(year, n, 2303),
      unit: 'y-department-1',
    })
  for (let n = 0; n < 702; n++)
    yield entryOf(year, 'public-incidents', n, justice, {
      title: `示例事件${n + 1}`,
      openedOn: spreadDay(year, n, 702, 330),
      closedOn: spreadDay(year, n, 702, 350),
      answer: '已公开答复。',
    })
  for (let n = 0; n < 240; n++)
    yield entryOf(year, 'demand-digests', n, justice, { on: spreadDay(year, n, 240), number: n + 1, demands: partOf(2303, 240, n) })
  for (let n = 0; n < 5; n++)
    yield entryOf(year, 'vulnerability-batches', n, justice, {
      title: `第${n + 1}批`,
      foundOn: spreadDay(year, n, 5, 300),
      fixedOn: spreadDay(year, n, 5, 330),
      vulnerabilities: 10,
    })
  for (let n = 0; n < 17; n++)
    yield entryOf(year, 'scenarios', n, justice, {
      title: `示例场景${n + 1}`,
      districtListedOn: spreadDay(year, n, 17),
      ...(n < 5 && { provinceListedOn: spreadDay(year, n, 5) }),
    })
  for (let n = 0; n < 6; n++)
    yield entryOf(year, 'models', n, justice, {
      title: `示例模型${n + 1}`,
      purpose: '汇总分析',
      basis: '示例依据',
      subject: 'aggregate',
      heldBy: 'external',
      assessment: '示例评估',
      humanDecision: '由岗位决定',
      appeal: '向主管部门提出',
      stopRule: '评估不合格即停用',
      inServiceFrom: dayAfter(year, 30),
    })
}
