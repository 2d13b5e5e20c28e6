// What Node itself spends on a step: decide, hash, seal and project, without database and HTTP. Microseconds of CPU a step.
import { randomBytes } from 'node:crypto'
import { catalogue, indicators } from '../packages/catalogue/src/index.ts'
import { chinaCalendar, day, instantFromMilliseconds } from '../packages/legal-time/src/index.ts'
import { type CaseId, decide, editionOn } from '../packages/procedure/src/index.ts'
import { type AppendRequest, prepare } from '../packages/store/src/append.ts'
import type { CaseLog } from '../packages/store/src/case-log.ts'
import { lifeOfADispute } from './matters.ts'

const today = day('2026-11-20')
const now = Date.parse('2026-11-20T10:00:00+08:00')
const counted = indicators.flatMap((one) => (one.from === 'cases' ? [one] : []))
const context = {
  indicators: [] as typeof counted,
  district: '990101',
  catalogue,
  calendar: () => chinaCalendar,
  now: () => instantFromMilliseconds(now),
  digest: 'sm3',
  masterKey: randomBytes(32),
  organName: (organ: string) => organ,
  cipher: 'aes-256-gcm',
  sealedDays: {},
}
const procedure = editionOn(catalogue, 'dispute-mediation', today)!
const none: CaseLog = { events: [], sealed: [], keys: new Map(), reveals: new Map(), revision: 0 }
const nothing = { decide: 0, write: 0, bytes: 0, steps: 0 }

function story(n: number, spent: typeof nothing, context: object): void {
  let log = none
  for (const { actor, roles, event, paper } of lifeOfADispute(n)) {
    const began = process.cpuUsage()
    const decision = decide(procedure, log.events, { type: event, paper, on: today, by: actor }, {
      today,
      calendar: chinaCalendar,
      roles,
      postExists: () => true,
    } as never)
    if ('refused' in decision) throw new Error(`${event}: ${JSON.stringify(decision.refused)}`)
    const decided = process.cpuUsage(began)
    const request: AppendRequest = {
      case: '01890000-0000-7000-8000-000000000001' as CaseId,
      procedure: procedure.id,
      edition: procedure.edition,
      expectedVersion: log.sealed.length,
      events: decision.recorded,
    }
    const { next, parts } = prepare(context as never, request, log, [])
    const text = Object.values(parts).flat().join(',')
    const all = process.cpuUsage(began)
    if (log.events.length > 0) {
      spent.decide += decided.user + decided.system
      spent.write += all.user + all.system - decided.user - decided.system
      spent.bytes += text.length
      spent.steps++
    }
    log = next
  }
}
// With and without indicators by turns: what counting costs is the difference.
const ways = [
  { name: 'counting nothing', spent: { ...nothing }, context },
  { name: `counting ${counted.length} indicators`, spent: { ...nothing }, context: { ...context, indicators: counted } },
]
for (let n = 0; n < 300; n++) for (const way of ways) story(n, { ...nothing }, way.context)
for (let n = 0; n < 2000; n++) for (const way of ways) story(n, way.spent, way.context)
for (const { name, spent } of ways) {
  const each = (x: number) => (x / spent.steps).toFixed(0)
  console.log(
    `a step of a dispute, ${name}: decide ${each(spent.decide)} µs, hash, seal and project ${each(spent.write)} µs, ${each(spent.bytes)} bytes to the database`,
  )
}
