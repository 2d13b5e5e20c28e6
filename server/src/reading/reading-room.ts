import { Worker } from 'node:worker_threads'
import { place } from '../place.ts'
import { threadProgram } from '../threads/program.ts'
import type { Reading, ReadingJob, ReadingKinds, ReadingRefusal, SourceFile } from './job.ts'

/** What reading one file may take. */
export interface ReadingLimits {
  readonly seconds: number
  /** Memory for objects and strings; what the file unpacks to is limited by the reader itself. */
  readonly mebibytes: number
  /** How many may wait; whoever comes after is told to come again. */
  readonly waiting: number
}

const usual: ReadingLimits = { seconds: 30, mebibytes: 768, waiting: 20 }

let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/**
 * Reads files in a thread of its own, one at a time for the whole process, so that neither a slow file nor a hostile one holds up
 * anybody else: beyond its time or memory the thread is ended and the file refused in words. It never throws on what a file holds.
 */
export async function readApart<K extends keyof ReadingKinds>(
  kind: K,
  files: readonly SourceFile[],
  limits: ReadingLimits = usual,
): Promise<Reading<K>> {
  if (waiting >= limits.waiting)
    return refused('busy', '正在读取的文件较多，请稍后再试', 'many files are being read; try again in a moment')
  waiting++
  const turn = last.then(() => inThread({ kind, files }, limits))
  last = turn
  try {
    return (await turn) as Reading<K>
  } finally {
    waiting--
  }
}

const refused = (code: ReadingRefusal['code'], zh: string, en: string) => ({ ok: false, refusal: { code, zh, en } }) as const

/** A thread that did its work waits a while for more: starting one takes longer than reading most plans. */
const idleMilliseconds = 20_000
let idle: { readonly thread: Worker; readonly over: NodeJS.Timeout } | undefined

function openThread(limits: ReadingLimits): Worker {
  if (idle && limits === usual) {
    const { thread, over } = idle
    idle = undefined
    clearTimeout(over)
    thread.ref()
    return thread
  }
  return new Worker(program, {
    // Nothing of ours is given to it: no settings, no keys.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.mebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
}

const kept = new WeakSet<Worker>()
function keep(thread: Worker): void {
  // Neither the thread nor its clock keeps a process alive that is done.
  thread.unref()
  const over = setTimeout(() => {
    idle = undefined
    void thread.terminate()
  }, idleMilliseconds).unref()
  idle = { thread, over }
  if (kept.has(thread)) return
  kept.add(thread)
  // One that ends by itself while it waits is not asked again.
  thread.on('exit', () => {
    if (idle?.thread === thread) idle = undefined
  })
  thread.on('error', () => undefined)
}

async function inThread(job: ReadingJob, limits: ReadingLimits): Promise<Reading<keyof ReadingKinds>> {
  const thread = openThread(limits)
  let whole = false
  const answer = await new Promise<Reading<keyof ReadingKinds>>((resolve) => {
    const clock = setTimeout(() => done(tooLong(limits.seconds)), limits.seconds * 1000)
    const read = (reading: Reading<keyof ReadingKinds>) => {
      whole = true
      done(reading)
    }
    const broke = (fault: Error & { code?: string }) => done(brokenBy(fault))
    const ended = () => done(brokenBy(undefined))
    // Only what was put on here is taken off: the thread listens to itself as well.
    const done = (reading: Reading<keyof ReadingKinds>) => {
      clearTimeout(clock)
      thread.off('message', read).off('error', broke).off('exit', ended)
      resolve(reading)
    }
    thread.on('message', read).on('error', broke).on('exit', ended)
    thread.postMessage(job)
  })
  if (whole && limits === usual) keep(thread)
  else {
    thread.on('error', () => undefined)
    await thread.terminate()
  }
  return answer
}

const tooLong = (seconds: number) =>
  refused(
    'takes-too-long',
    `读取超过 ${seconds} 秒，已经停止；请将文件拆分以后再试`,
    `reading took more than ${seconds} seconds and was stopped; divide the file`,
  )

const brokenBy = (fault: { readonly code?: string } | undefined) =>
  fault?.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refused(
        'takes-too-much',
        '读取这个文件所需的内存过多，已经停止；请将文件拆分以后再试',
        'reading this file took too much memory and was stopped; divide the file',
      )
    : refused('damaged', '文件已损坏，无法读取', 'the file is damaged and cannot be read')

const program = threadProgram(place.readingThread)
