import { availableParallelism } from 'node:os'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type { RebuildHand } from '@fadu/store'
import type { ImportHand } from '../import/import-group.ts'
import { place } from '../place.ts'
import type { Settings } from '../settings.ts'
import type { Chore, Chores, FromThread, ThreadWish, ToThread } from './chores.ts'
import { threadProgram } from './program.ts'
import { answerPlace } from './turns-over-port.ts'

/** A thread could not be opened, ended before its work, or could not do it. What was written stands; the same command does the rest. */
export class ThreadFailed extends Error {
  /** @param cause what was thrown in the thread, with its place */
  constructor(what: string, cause?: unknown) {
    super(
      `一个工作线程未能完成：${what}。已写入的内容有效，再次执行同一命令即可继续` +
        ` / a thread did not finish: ${what}. What was written stands; run the same command again to do the rest`,
      { cause },
    )
    this.name = 'ThreadFailed'
  }
}

/** More threads than this wait for the database rather than work. */
const mostUnlessTold = 8

/** How many threads import and rebuild: those wished for, else as many as the machine runs at once. The embedded database has one connection. */
export const threadsFor = (settings: Settings, wished = settings.FADU_THREADS): number =>
  settings.DATABASE_URL ? (wished ?? Math.min(mostUnlessTold, availableParallelism())) : 1

/** Threads of this process that work on the same database, each with a house of its own; started when first asked for. */
export class Crew {
  readonly #wish: ThreadWish
  readonly #size: number
  #threads: Promise<readonly WorkingThread[]> | undefined

  /** @param size how many; with 1 there is none, and all is done by whoever would have asked */
  constructor(size: number, wish: ThreadWish) {
    this.#size = size
    this.#wish = wish
  }

  /** For `importCases`. @throws ThreadFailed */
  readonly importing = async (): Promise<readonly ImportHand[]> =>
    (await this.threads()).map((thread) => async (group, turn) => {
      const { port1, port2 } = new MessageChannel()
      answerPlace(port1, turn)
      try {
        return await thread.ask('import', { group, turns: port2 }, [port2])
      } finally {
        port1.close()
      }
    })

  /** For `rebuild`. @throws ThreadFailed */
  readonly rebuilding = async (): Promise<readonly RebuildHand[]> =>
    (await this.threads()).map((thread) => (batch) => thread.ask('rebuild', batch))

  /** The threads, open. @throws ThreadFailed where one cannot open */
  threads(): Promise<readonly WorkingThread[]> {
    this.#threads ??= this.#start()
    return this.#threads
  }

  async #start(): Promise<readonly WorkingThread[]> {
    const threads = this.#size > 1 ? Array.from({ length: this.#size }, () => new WorkingThread(this.#wish)) : []
    try {
      await Promise.all(threads.map((thread) => thread.opened))
    } catch (fault) {
      await Promise.all(threads.map((thread) => thread.close()))
      throw fault
    }
    return threads
  }

  /** Ends the threads, each when it has done what it has. */
  async close(): Promise<void> {
    const threads = await this.#threads?.catch(() => [])
    await Promise.all((threads ?? []).map((thread) => thread.close()))
  }
}

/** Work that may call a crew, which is sent home afterwards. */
export async function withCrew<T>(size: number, wish: ThreadWish, work: (crew: Crew) => Promise<T>): Promise<T> {
  const crew = new Crew(size, wish)
  try {
    return await work(crew)
  } finally {
    await crew.close()
  }
}

interface Waiting {
  readonly settle: (answer: never) => void
  readonly fail: (fault: Error) => void
}

class WorkingThread {
  readonly opened: Promise<void>
  readonly #thread: Worker
  readonly #gone: Promise<void>
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0
  #over: ThreadFailed | undefined

  constructor(wish: ThreadWish) {
    this.#thread = new Worker(threadProgram(place.workingThread), {
      workerData: wish,
      execArgv: [],
      // A group is computed whole before it is written: its rows outlive the 48 MB Node gives to young objects.
      resourceLimits: { maxYoungGenerationSizeMb: 96 },
    })
    // That it opens is the chore of number nought.
    this.opened = new Promise((settle, fail) => this.#waiting.set(0, { settle: settle as () => void, fail }))
    this.#gone = new Promise((resolve) => {
      this.#thread.on('exit', (code) => {
        this.#end(`已结束（${code}）/ it ended with ${code}`)
        resolve()
      })
    })
    this.#thread.on('error', (fault: Error) => this.#end(fault.message, fault))
    this.#thread.on('message', (told: FromThread) => this.#hear(told))
  }

  /** Its number in the process. */
  get id(): number {
    return this.#thread.threadId
  }

  ask<K extends keyof Chores>(kind: K, asked: Chores[K]['asked'], moved: readonly MessagePort[] = []): Promise<Chores[K]['answered']> {
    return new Promise((settle, fail) => {
      if (this.#over) return fail(this.#over)
      const n = ++this.#asked
      this.#waiting.set(n, { settle, fail })
      this.#thread.postMessage({ n, chore: { kind, asked } as Chore } satisfies ToThread, moved as never)
    })
  }

  /** Lets it close its house; one that is gone already is waited for no longer. */
  async close(): Promise<void> {
    if (!this.#over) this.#thread.postMessage('close' satisfies ToThread)
    await this.#gone
  }

  /** Ends it at once, whatever it is doing. */
  async terminate(): Promise<void> {
    await this.#thread.terminate()
  }

  #hear(told: FromThread): void {
    const n = told === 'ready' ? 0 : told.n
    const waiting = this.#waiting.get(n)
    this.#waiting.delete(n)
    if (told === 'ready') waiting?.settle(undefined as never)
    else if ('fault' in told) waiting?.fail(new ThreadFailed(told.fault.message, told.fault.stack))
    else waiting?.settle(told.answer as never)
  }

  #end(what: string, cause?: unknown): void {
    this.#over ??= new ThreadFailed(what, cause)
    for (const { fail } of this.#waiting.values()) fail(this.#over)
    this.#waiting.clear()
  }
}
