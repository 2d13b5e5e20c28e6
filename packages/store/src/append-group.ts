import { type Day, dayOf } from '@fadu/legal-time'
import type { CaseId } from '@fadu/procedure'
import { type AppendRequest, type AppendResult, type Prepared, prepare, sendJobs, writeNumbered, writePrepared } from './append.ts'
import { type CaseLog, emptyLog, readCase, readCases } from './case-log.ts'
import type { CaseMemory } from './case-memory.ts'
import type { StoreContext } from './context.ts'
import { databaseAway, type Transaction, violated } from './database.ts'
import { afterAll, type LastNumbers, type NumbersAhead, numbersAfter, PromisedNumbers, takeNumbers, wantedOf } from './numbers.ts'
import type { Queue } from './queue.ts'

const largestGroup = 64

interface Waiting {
  readonly request: AppendRequest
  readonly log: CaseLog
  /** Computed while others were being written. */
  readonly ahead?: Ahead
  readonly settle: (result: AppendResult) => void
  readonly fail: (fault: unknown) => void
}

/** An append computed beforehand, under the numbers it will probably have. */
interface Ahead {
  readonly prepared: Prepared
  /** The last number of each of its series before its own. */
  readonly before: LastNumbers
  /** The day on which it was computed. */
  readonly on: Day
}

/** Appends computed before their numbers were taken. */
interface Guess {
  readonly last: LastNumbers
  /** The day on which they were computed. */
  readonly on: Day
  readonly prepared: readonly Prepared[]
}

/** How often a group is computed anew because other processes took numbers meanwhile, before it waits for its series like everybody. */
const guesses = 2

const numberingsOf = ({ events }: AppendRequest) => events.map((event) => event.numbering ?? [])

/** Thrown inside a transaction to undo what it did (numbers taken). */
class GroupLost extends Error {}

/**
 * The only way anything enters the log. Appends that arrive while others are being written wait and are written together, so
 * that a busy office pays one round trip and one commit for many; an idle one waits for nobody. Each has an outcome of its own:
 * one that is refused or breaks does not touch its neighbours.
 */
export class GroupedAppends {
  readonly #context: StoreContext
  readonly #queue: Queue | undefined
  readonly #memory: CaseMemory
  readonly #plain: Waiting[] = []
  readonly #numbered: Waiting[] = []
  readonly #numbers = new PromisedNumbers()
  #writing = false
  #numbering = false

  constructor(context: StoreContext, queue: Queue | undefined, memory: CaseMemory) {
    this.#context = context
    this.#queue = queue
    this.#memory = memory
  }

  /**
   * Writes events of one case: events, numbers, sealed values, views, file links, idempotency record and jobs are one transaction.
   * @throws where the events cannot be stored at all (unknown edition, text with NUL); a lost race is a value, not an error
   */
  async append(request: AppendRequest): Promise<AppendResult> {
    const log = request.log ?? (await readCase(this.#context, this.#context.database, request.case))
    if (log.sealed.length !== request.expectedVersion) return { conflict: log.sealed.length }
    if (request.after) {
      this.#context.watch?.group(1)
      return this.#alone({ request, log, settle: () => {}, fail: () => {} })
    }
    const plain = !request.jobs && !request.events.some((event) => event.numbering?.length)
    const ahead = request.jobs ? undefined : this.#computedAhead(request, log)
    return new Promise((settle, fail) => {
      ;(plain ? this.#plain : this.#numbered).push({ request, log, settle, fail, ...(ahead && { ahead }) })
      this.#go()
    })
  }

  #computedAhead(request: AppendRequest, log: CaseLog): Ahead {
    const numberings = numberingsOf(request)
    const before = this.#numbers.promise(wantedOf(numberings))
    return { prepared: prepare(this.#context, request, log, numbersAfter(before, numberings)), before, on: dayOf(this.#context.now()) }
  }

  /**
   * Many cases in one transaction, all or none, for imports. With `ahead` new cases are computed under the numbers they will probably
   * have before the transaction begins, so that the series are not locked meanwhile.
   * @throws when one of them is not at its expected version
   */
  async appendMany(requests: readonly AppendRequest[], ahead?: NumbersAhead): Promise<number> {
    if (new Set(requests.map((request) => request.case)).size < requests.length) throw new Error('appendMany takes each case once')
    const { database } = this.#context
    const later = requests.filter((request) => request.expectedVersion > 0).map((request) => request.case)
    const guess = ahead && later.length === 0 ? await this.#guess(requests, ahead) : undefined
    await ahead?.turn()
    const { prepared, last } = await database.transaction(async (tx) => {
      const known = later.length > 0 ? await readCases(this.#context, tx, later) : new Map<CaseId, CaseLog>()
      const group = requests.map((request) => ({ request, log: known.get(request.case) ?? emptyLog }))
      return this.#writeIn(tx, group, guess)
    })
    ahead?.taken(last)
    return prepared.reduce((n, { appended }) => n + appended.recorded.length, 0)
  }

  /** Everything computed under the numbers that are probably next. */
  async #guess(requests: readonly AppendRequest[], ahead: NumbersAhead): Promise<Guess> {
    const last = await ahead.expect(wantedOf(requests.flatMap(numberingsOf)))
    const on = dayOf(this.#context.now())
    return {
      last,
      on,
      prepared: this.#prepared(
        requests.map((request) => ({ request, log: emptyLog })),
        last,
      ),
    }
  }

  /** What is written if the last numbers are these: as it was computed beforehand where it was computed after them, else computed now. */
  #prepared(group: readonly Pick<Waiting, 'request' | 'log' | 'ahead'>[], last: LastNumbers): readonly Prepared[] {
    const today = dayOf(this.#context.now())
    const next = new Map(last)
    return group.map(({ request, log, ahead }) => {
      const numberings = numberingsOf(request)
      const fits = ahead?.on === today && [...ahead.before].every(([name, n]) => next.get(name) === n)
      const prepared = fits ? ahead.prepared : prepare(this.#context, request, log, numbersAfter(next, numberings))
      for (const [name, n] of wantedOf(numberings)) next.set(name, (next.get(name) ?? 0) + n)
      return prepared
    })
  }

  // One group of each kind at a time: what arrives meanwhile makes the next group larger, and two that take numbers would only wait for
  // each other's series.
  #go(): void {
    if (this.#numbered.length > 0 && !this.#numbering) {
      this.#numbering = true
      void this.#write(take(this.#numbered), true).finally(() => {
        this.#numbering = false
        this.#go()
      })
    }
    if (this.#plain.length > 0 && !this.#writing) {
      this.#writing = true
      void this.#write(take(this.#plain), false).finally(() => {
        this.#writing = false
        this.#go()
      })
    }
  }

  async #write(group: readonly Waiting[], inTransaction: boolean): Promise<void> {
    this.#context.watch?.group(group.length)
    try {
      if (inTransaction) {
        const prepared = await this.#writeTogether(group)
        for (const [i, item] of group.entries()) this.#written(item, prepared[i]!)
        return
      }
      const lost = await writePrepared(
        this.#context,
        this.#context.database,
        group.map(({ ahead }) => ahead!.prepared),
      )
      for (const item of group) {
        const version = lost.get(item.request.case)
        if (version === undefined) this.#written(item, item.ahead!.prepared)
        else {
          this.#memory.forget(item.request.case)
          item.settle({ conflict: version })
        }
      }
    } catch (fault) {
      for (const item of group) this.#memory.forget(item.request.case)
      // It may have been written all the same: written once more it could stand there twice. Who asked is told, and asks again under its key.
      if (databaseAway(fault)) {
        for (const item of group) item.fail(fault)
        return
      }
      // Something in the group could not be written and took all of it along: now each answers for itself.
      for (const item of group) await this.#alone(item).then(item.settle, item.fail)
    }
  }

  /**
   * Writes appends that take numbers or send jobs: in one look where there are no jobs and the numbers are those that were expected.
   * @throws when one of the cases is no longer what the append was built on
   */
  async #writeTogether(group: readonly Waiting[]): Promise<readonly Prepared[]> {
    const wanted = wantedOf(group.flatMap(({ request }) => numberingsOf(request)))
    for (let guess = 0; guess < guesses && !group.some(({ request }) => request.jobs); guess++) {
      const last = this.#numbers.last(wanted.keys())
      this.#numbers.follow(last, wanted, wantedOf(this.#numbered.flatMap(({ request }) => numberingsOf(request))))
      const prepared = this.#prepared(group, last)
      const said = await writeNumbered(this.#context, prepared, wanted, last)
      this.#numbers.heard(said ?? afterAll(last, wanted))
      if (!said) return prepared
    }
    const written = await this.#context.database.transaction((tx) => this.#writeIn(tx, group))
    this.#numbers.heard(written.last)
    return written.prepared
  }

  /** @throws GroupLost when one of the cases is no longer what the append was built on: numbers were taken and must be given back */
  async #writeIn(
    tx: Transaction,
    group: readonly Pick<Waiting, 'request' | 'log' | 'ahead'>[],
    guess?: Guess,
  ): Promise<{ readonly prepared: readonly Prepared[]; readonly last: LastNumbers }> {
    const wanted = wantedOf(group.flatMap(({ request }) => numberingsOf(request)))
    const before = await takeNumbers(tx, this.#context.district, wanted)
    const prepared = guess && this.#holds(guess, before) ? guess.prepared : this.#prepared(group, before)
    if ((await writePrepared(this.#context, tx, prepared)).size > 0) throw new GroupLost('a case is no longer at its expected version')
    await sendJobs(this.#queue, tx, prepared)
    for (const { request, appended } of prepared) await request.after?.(tx, appended)
    return { prepared, last: afterAll(before, wanted) }
  }

  /** Nobody else took a number meanwhile, and the day, which may be sealed by now, is still the same. */
  #holds({ last, on }: Guess, taken: LastNumbers): boolean {
    return on === dayOf(this.#context.now()) && [...taken].every(([name, n]) => (last.get(name) ?? 0) === n)
  }

  async #alone(item: Waiting): Promise<AppendResult> {
    try {
      const written = await this.#context.database.transaction((tx) => this.#writeIn(tx, [item]))
      const [prepared] = written.prepared
      this.#memory.keep(item.request.case, prepared!.next)
      return prepared!.appended
    } catch (error) {
      const constraint = violated(error)
      // A case or an idempotency key that came first elsewhere: the caller finds the answer when it looks again.
      const raced = error instanceof GroupLost || (constraint !== undefined && /^(event|case_view|idempotency)_pkey$/.test(constraint))
      this.#memory.forget(item.request.case)
      if (!raced) throw error
      return { conflict: (await readCase(this.#context, this.#context.database, item.request.case)).sealed.length }
    }
  }

  #written(item: Waiting, prepared: Prepared): void {
    this.#memory.keep(item.request.case, prepared.next)
    item.settle(prepared.appended)
  }
}

/** Takes the next group off the queue: as many as fit, each case once. */
function take(waiting: Waiting[]): readonly Waiting[] {
  const cases = new Set<CaseId>()
  const group: Waiting[] = []
  for (let i = 0; i < waiting.length && group.length < largestGroup; ) {
    const item = waiting[i]!
    if (cases.has(item.request.case)) i++
    else {
      cases.add(item.request.case)
      group.push(...waiting.splice(i, 1))
    }
  }
  return group
}
