import type { Day } from '@fadu/legal-time'

/** Something read whole and kept in memory until the day or what it stands on changes. */
export class KeptToday<T> {
  #current: { readonly on: Day; readonly value: T } | undefined
  #last: T | undefined
  #forgotten = 0
  readonly #today: () => Day
  readonly #read: (on: Day) => Promise<T>

  constructor(today: () => Day, read: (on: Day) => Promise<T>) {
    this.#today = today
    this.#read = read
  }

  /** The next question reads again. */
  forget(): void {
    this.#forgotten++
    this.#current = undefined
  }

  async current(): Promise<T> {
    const on = this.#today()
    if (this.#current?.on === on) return this.#current.value
    const before = this.#forgotten
    const value = await this.#read(on)
    // What was recorded during the read may not be in what was read.
    if (this.#forgotten === before) this.#current = { on, value }
    this.#last = value
    return value
  }

  /** What is known without waiting; perhaps what was true a moment ago. */
  get known(): T | undefined {
    return this.#current?.value ?? this.#last
  }
}
