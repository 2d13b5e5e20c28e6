// Working-day arithmetic against two published packages, and a million due dates.
//
//   node --import tsx bench/legal-time.bench.ts
//
// Rates are compared within one run, the candidates taking turns, because a shared machine is never equally busy twice.
import chineseDays from 'chinese-days'
import { isWorkday } from 'chinese-workday'
import {
  calendarDays,
  chinaCalendar,
  type Day,
  day,
  dayFromNumber,
  dayNumber,
  dueDay,
  dueOn,
  type Ledger,
  type LimitRule,
  months,
  plusDays,
  workingDays,
} from '../packages/legal-time/src/index.ts'

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const first = dayNumber(day('2019-01-01'))
const span = dayNumber(day('2025-12-31')) - first
const starts: readonly Day[] = Array.from({ length: 4096 }, (_, i) => dayFromNumber(first + ((i * 2_654_435_761) % span)))

/** chinese-workday answers for one day at a time; this is the loop its users write. */
function stepping(start: string, n: number): string {
  let d = start as Day
  for (let left = n; left > 0; ) {
    d = plusDays(d, 1)
    if (isWorkday(d)) left -= 1
  }
  return d
}

interface Candidate {
  readonly name: string
  readonly batch: number
  readonly add: (start: Day, n: number) => string
  ms: number
  calls: number
}

let sink = 0

function turn(candidate: Candidate, n: number): void {
  const began = cpuMs()
  for (let i = 0; i < candidate.batch; i += 1) sink += candidate.add(starts[i & 4095]!, n).length
  candidate.ms += cpuMs() - began
  candidate.calls += candidate.batch
}

function race(n: number): void {
  const candidates: Candidate[] = [
    { name: 'legal-time', batch: 400_000, add: (d, k) => chinaCalendar.plusWorkingDays(d, k), ms: 0, calls: 0 },
    { name: 'chinese-days', batch: 2_000, add: (d, k) => chineseDays.findWorkday(k, d), ms: 0, calls: 0 },
    { name: 'chinese-workday', batch: 2_000, add: stepping, ms: 0, calls: 0 },
  ]
  for (const candidate of candidates) turn({ ...candidate, batch: candidate.batch / 4 }, n)
  for (let round = 0; round < 10; round += 1) for (const candidate of candidates) turn(candidate, n)
  const [ours, ...others] = candidates.map((c) => ({ name: c.name, rate: (c.calls / c.ms) * 1000 }))
  const against = others.map((o) => `${o.name} ${Math.round(o.rate).toLocaleString('en')}/s (ours ×${(ours!.rate / o.rate).toFixed(1)})`)
  console.log(`+${String(n).padStart(2)} working days: legal-time ${Math.round(ours!.rate).toLocaleString('en')}/s; ${against.join('; ')}`)
}

function disagreements(n: number): number {
  return starts.filter((d) => chinaCalendar.plusWorkingDays(d, n) !== chineseDays.findWorkday(n, d)).length
}

const rules: readonly LimitRule[] = [
  { runs: workingDays(5), roll: 'forward' },
  { runs: calendarDays(60), roll: 'forward' },
  { runs: workingDays(20), roll: 'forward' },
  { runs: months(6), roll: 'forward' },
  { runs: calendarDays(30), roll: 'none' },
]

function million(label: string, ledgerOf: (start: Day) => Ledger | undefined): void {
  const began = cpuMs()
  for (let i = 0; i < 1_000_000; i += 1) {
    const start = starts[i & 4095]!
    sink += dueDay(rules[i % 5]!, start, chinaCalendar, ledgerOf(start)).length
  }
  console.log(`1,000,000 due days, ${label}: ${((cpuMs() - began) / 1000).toFixed(2)} s CPU`)
}

console.log(`Node ${process.version}; ${chinaCalendar.version}; CPU time, candidates taking turns`)
for (const n of [7, 20, 60]) race(n)
console.log(`days on which chinese-days disagrees, of ${3 * starts.length}: ${[7, 20, 60].map(disagreements).reduce((a, b) => a + b)}`)
million('mixed rules', () => undefined)
const ledgers = new Map(
  starts.map((d) => [
    d,
    {
      suspensions: [{ from: plusDays(d, 3), until: plusDays(d, 12) }],
      extensions: [{ amount: 10, unit: 'day', on: plusDays(d, 4) }],
    } as Ledger,
  ]),
)
million('mixed rules, each suspended and extended', (start) => ledgers.get(start))
const began = cpuMs()
for (let i = 0; i < 20_000; i += 1) sink += dueOn(rules[i % 5]!, starts[i & 4095]!, chinaCalendar).reasons.length
console.log(`20,000 explained due days (reasons and segments): ${((cpuMs() - began) / 1000).toFixed(2)} s CPU`)
if (sink === 0) throw new Error('nothing was computed')
