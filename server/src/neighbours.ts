import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { millisecondsOf } from '@fadu/legal-time'
import type { Neighbour, Store } from '@fadu/store'
import type { Clock } from './clock.ts'

/** The version of this program. */
export const version = '0.6.0'

const beatMilliseconds = 30_000
/** Two beats may be lost before a process counts as gone. */
const goneAfter = 3 * beatMilliseconds

interface Heard extends Neighbour {
  /** By this process' own steady clock: that of the law may be set. */
  readonly at: number
}

/** The processes that serve this district: this one says every half minute that it is there, and remembers who else did. */
export class Neighbours {
  readonly self: Neighbour
  readonly #heard = new Map<string, Heard>()
  #tell: Store['tell'] = () => {}
  #timer: NodeJS.Timeout | undefined

  constructor(clock: Clock) {
    this.self = { id: randomUUID(), host: hostname(), pid: process.pid, version, startedAt: clock.now() }
  }

  /** Begins to say so. */
  join(tell: Store['tell']): void {
    this.#tell = tell
    this.#beat()
    this.#timer = setInterval(() => this.#beat(), beatMilliseconds).unref()
  }

  leave(): void {
    clearInterval(this.#timer)
  }

  /** Somebody new learns at once who is there. */
  heard(neighbour: Neighbour): void {
    if (!this.#heard.has(neighbour.id)) this.#beat()
    this.#heard.set(neighbour.id, { ...neighbour, at: performance.now() })
  }

  /** Those heard lately, the oldest process first. */
  others(): readonly (Neighbour & { readonly silentSeconds: number })[] {
    for (const [id, { at }] of this.#heard) if (performance.now() - at > goneAfter) this.#heard.delete(id)
    return [...this.#heard.values()]
      .map(({ at, ...one }) => ({ ...one, silentSeconds: Math.round((performance.now() - at) / 1000) }))
      .toSorted((a, b) => millisecondsOf(a.startedAt) - millisecondsOf(b.startedAt))
  }

  #beat(): void {
    this.#tell({ kind: 'here', process: this.self })
  }
}
