import type { LastNumbers, NumbersAhead, SeriesName } from '@fadu/store'

/** How a series stands while groups are under way: what it held when it was last seen, and how many were promised since. */
interface Standing {
  /** The last number in the database, less those promised up to then. */
  base: number
  promised: number
  /** Resolves when the group that was promised the last ones has written. */
  written: Promise<void>
}

/** One group's place in the order in which numbers are taken. */
export interface Place extends NumbersAhead {
  /** The group is done, whether it took numbers or not: whoever waits for it goes on. */
  left(): void
}

/**
 * Keeps groups that are decided side by side in the order of their file where they take numbers of one series: the numbers are those one
 * group after another would take, and each group knows them before it locks the series. Groups without a series in common wait for nobody.
 */
export class NumberTurns {
  readonly #read: (names: readonly SeriesName[]) => Promise<LastNumbers>
  readonly #series = new Map<SeriesName, Standing>()
  #told: Promise<void> = Promise.resolve()

  /** @param read the last numbers as they stand in the database */
  constructor(read: (names: readonly SeriesName[]) => Promise<LastNumbers>) {
    this.#read = read
  }

  /** The next place; to be asked for in the order of the file. */
  next(): Place {
    const earlierTold = this.#told
    const [told, tell] = gate()
    const [written, leave] = gate()
    this.#told = told
    let waitsFor: readonly Promise<void>[] = []
    const counts = new Map<SeriesName, number>()
    return {
      expect: async (wanted) => {
        await earlierTold
        await this.#meet([...wanted.keys()])
        const mine = [...wanted].map(([name, n]) => ({ name, n, series: this.#series.get(name)! }))
        const before = new Map(mine.map(({ name, series }) => [name, series.base + series.promised]))
        waitsFor = mine.map(({ series }) => series.written)
        for (const { name, n, series } of mine) {
          series.promised += n
          series.written = written
          counts.set(name, series.promised)
        }
        tell()
        return before
      },
      turn: async () => void (await Promise.all(waitsFor)),
      taken: (last) => {
        // Where somebody else took numbers too, all that is promised from now on lies so much further.
        for (const [name, n] of last) {
          const series = this.#series.get(name)
          const upTo = counts.get(name)
          if (series && upTo !== undefined) series.base = n - upTo
        }
      },
      left: () => {
        leave()
        void earlierTold.then(tell)
      },
    }
  }

  async #meet(names: readonly SeriesName[]): Promise<void> {
    const unknown = names.filter((name) => !this.#series.has(name))
    if (unknown.length === 0) return
    const last = await this.#read(unknown)
    for (const name of unknown) this.#series.set(name, { base: last.get(name) ?? 0, promised: 0, written: Promise.resolve() })
  }
}

/** A promise, and what opens it. */
function gate(): readonly [Promise<void>, () => void] {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return [opened, open]
}
