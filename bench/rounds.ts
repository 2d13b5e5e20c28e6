/** What one candidate reached in one round. */
export interface Reached {
  readonly perSecond: number
  readonly p50?: number
  readonly p99?: number
  readonly note?: string
}

export interface Candidate {
  readonly name: string
  readonly run: () => Promise<Reached>
}

/**
 * Lets the candidates take turns, so that a drift of the machine meets all of them, and prints medians with their spread and each
 * candidate's ratio to the reference (the first). @returns the median ratio of each candidate, by name
 */
export async function interleave(title: string, rounds: number, candidates: readonly Candidate[]): Promise<ReadonlyMap<string, number>> {
  const results = candidates.map(() => [] as Reached[])
  for (const candidate of candidates) await candidate.run()
  for (let round = 0; round < rounds; round++) for (const [i, candidate] of candidates.entries()) results[i]!.push(await candidate.run())
  console.log(`\n${title} — ${rounds} rounds, taking turns; median (least–most)`)
  const rates = results.map((list) => list.map((r) => r.perSecond))
  const ratios = new Map<string, number>()
  for (const [i, { name }] of candidates.entries()) {
    const list = results[i]!
    const shares = rates[i]!.map((rate, round) => rate / rates[0]![round]!)
    ratios.set(name, median(shares))
    const times = list[0]?.p50 === undefined ? '' : `  p50 ${ms(list.map((r) => r.p50!))}  p99 ${ms(list.map((r) => r.p99!))}`
    console.log(
      `  ${name.padEnd(34)} ${figure(median(rates[i]!)).padStart(8)}/s (${figure(Math.min(...rates[i]!))}–${figure(Math.max(...rates[i]!))})` +
        `  ${(median(shares) * 100).toFixed(0).padStart(4)} %${times}${list.at(-1)?.note ? `  ${list.at(-1)?.note}` : ''}`,
    )
  }
  return ratios
}

export const median = (list: readonly number[]): number => {
  const sorted = list.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const figure = (n: number): string => Math.round(n).toLocaleString('en')
const ms = (list: readonly number[]): string => `${median(list).toFixed(1)} ms`
