/**
 * What each ratio to the reference of its run may not fall below: about half of what was measured, so that a busy machine passes and a
 * change that makes something several times dearer does not. Raised when a measurement allows it, never lowered without a word why.
 */
const least = { create: 0.05, step: 0.14, worklist: 0.35, duties: 0.18, 'working days': 50 } as const

/** In the small form that runs with the tests (FADU_BENCH_KEEP): ends the run where a ratio fell below what it must keep. */
export function keep(what: keyof typeof least, ratio: number | undefined): void {
  if (!process.env.FADU_BENCH_KEEP) return
  const kept = ratio !== undefined && ratio >= least[what]
  console.log(`  ${kept ? 'kept' : 'NOT KEPT'}: ${what} ${ratio?.toFixed(3)} of the reference, at least ${least[what]}`)
  if (!kept) process.exitCode = 1
}
