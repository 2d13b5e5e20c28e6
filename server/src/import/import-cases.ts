import { lastNumbers } from '@fadu/store'
import type { House } from '../house.ts'
import { changesOrganisation } from '../organisation.ts'
import { emptyReport, type ImportHand, type ImportReport, importingHere, type TextLine } from './import-group.ts'
import { NumberTurns } from './number-turns.ts'

export type { ImportReport } from './import-group.ts'

const groupSize = 100
/** Groups a hand has at a time: while one is being written the next is decided. */
const groupsAtOnce = 2
/** So many groups are done here before others are called: it takes a moment until they are there. */
const groupsAlone = 5

/**
 * Imports cases of another system, one line of JSON each, through the same decision, hashing and sealing as everything else: each event
 * is decided as of its own day, in its order. A line that does not stand is reported with every reason and leaves all others alone;
 * what is imported again is recognised and left.
 * @param called who helps with a long file; what comes out is the same, down to the numbers, however many they are
 * @throws where the database or one of the hands fails; what was written until then stands, and a second import recognises it
 */
export async function importCases(
  house: House,
  lines: AsyncIterable<string>,
  called?: () => Promise<readonly ImportHand[]>,
): Promise<ImportReport> {
  const dealer = new Dealer(house, called)
  let n = 0
  try {
    for await (const text of lines) {
      n++
      if (text.trim() !== '') await dealer.take({ line: n, text })
    }
  } finally {
    // Also where it failed: nobody is left working on a house that is being closed.
    await dealer.end()
  }
  dealer.report.faults.sort((a, b) => a.line - b.line)
  return dealer.report
}

/**
 * Deals lines out in groups that follow one another in the file, never more than the hands can hold. What must not be done side by side
 * waits: a second line of one id until the first is written, and whatever follows a line about organs, posts or their holders, because it
 * may rest on it.
 */
class Dealer {
  readonly report: ImportReport = emptyReport()
  readonly #called: (() => Promise<readonly ImportHand[]>) | undefined
  readonly #turns: NumberTurns
  #hands: readonly Busy[]
  #groups = 0
  /** Which register of the organisation the group changes, if any. */
  #about: string | undefined
  #organisation = 0
  #group: Head[] = []
  readonly #underWay = new Set<Promise<void>>()
  /** Keys of the lines under way. */
  readonly #keys = new Set<string>()
  #failed: { readonly fault: unknown } | undefined

  constructor(house: House, called: (() => Promise<readonly ImportHand[]>) | undefined) {
    this.#called = called
    this.#turns = new NumberTurns((names) => lastNumbers(house.store, names))
    this.#hands = [{ hand: importingHere(house), groups: 0 }]
  }

  async take(line: TextLine): Promise<void> {
    const head = headOf(line)
    const about = head.procedure && changesOrganisation(head.procedure) ? head.procedure : undefined
    const rests = about !== undefined && this.#group.some(({ entry }) => entry !== undefined && head.names.includes(entry))
    if (about !== this.#about || rests || (head.key !== undefined && this.#keys.has(head.key))) {
      await this.#deal()
      await this.#quiet()
    }
    this.#about = about
    this.#group.push(head)
    if (this.#group.length < groupSize) return
    await this.#deal()
    if (about !== undefined) await this.#quiet()
  }

  /** Deals what is left, and waits until all is written. */
  async end(): Promise<void> {
    if (!this.#failed)
      await this.#deal().catch((fault: unknown) => {
        this.#failed ??= { fault }
      })
    await this.#quiet()
  }

  async #quiet(): Promise<void> {
    await Promise.all(this.#underWay)
    if (this.#failed) throw this.#failed.fault
  }

  async #deal(): Promise<void> {
    const group = this.#group
    if (group.length === 0) return
    this.#group = []
    if (this.#called && this.#groups++ === groupsAlone) {
      const hands = (await this.#called()).map((hand) => ({ hand, groups: 0 }))
      if (hands.length > 0) this.#hands = hands
    }
    while (this.#hands.every(({ groups }) => groups >= groupsAtOnce)) await Promise.race(this.#underWay)
    if (this.#failed) throw this.#failed.fault
    const hand = this.#hands.reduce((a, b) => (b.groups < a.groups ? b : a))
    for (const { key } of group) if (key !== undefined) this.#keys.add(key)
    const done: Promise<void> = this.#done(hand, group, this.#about !== undefined).finally(() => this.#underWay.delete(done))
    this.#underWay.add(done)
  }

  async #done(busy: Busy, group: readonly Head[], changes: boolean): Promise<void> {
    const place = this.#turns.next()
    busy.groups++
    try {
      const lines = group.map(({ line }) => line)
      const { cases, events, known, faults } = await busy.hand({ lines, organisation: this.#organisation }, place)
      this.report.cases += cases
      this.report.events += events
      this.report.known += known
      this.report.faults.push(...faults)
      if (changes) this.#organisation++
    } catch (fault) {
      this.#failed ??= { fault }
    } finally {
      place.left()
      busy.groups--
      for (const { key } of group) if (key !== undefined) this.#keys.delete(key)
    }
  }
}

interface Busy {
  readonly hand: ImportHand
  groups: number
}

/** What must be known of a line to deal it out; whether it is one at all is found by whoever decides it. */
interface Head {
  readonly line: TextLine
  readonly procedure?: string
  readonly key?: string
  /** What an entry of a register is called, and all that its papers say: another entry may be among it. */
  readonly entry?: string
  readonly names: readonly unknown[]
}

function headOf(line: TextLine): Head {
  try {
    const { procedure, id, events } = JSON.parse(line.text)
    if (typeof procedure !== 'string' || typeof id !== 'string') return { line, names: [] }
    if (!changesOrganisation(procedure)) return { line, procedure, key: `${procedure}:${id}`, names: [] }
    const entries: readonly Record<string, unknown>[] = [events].flat().flatMap((event) => event?.paper?.entry ?? [])
    const entry = entries.find((one) => typeof one.id === 'string')?.id as string | undefined
    const names = entries.flatMap(({ id: _, ...rest }) => Object.values(rest))
    return { line, procedure, key: `${procedure}:${id}`, names, ...(entry !== undefined && { entry }) }
  } catch {
    return { line, names: [] }
  }
}
