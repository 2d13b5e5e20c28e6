import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { place } from '../place.ts'
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

function inThread(job: ReadingJob, limits: ReadingLimits): Promise<Reading<keyof ReadingKinds>> {
  const thread = new Worker(program, {
    // Nothing of ours is given to it: no settings, no keys.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.mebibytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  return new Promise<Reading<keyof ReadingKinds>>((resolve) => {
    const clock = setTimeout(() => {
      resolve(
        refused(
          'takes-too-long',
          `读取超过 ${limits.seconds} 秒，已经停止；请将文件拆分以后再试`,
          `reading took more than ${limits.seconds} seconds and was stopped; divide the file`,
        ),
      )
    }, limits.seconds * 1000)
    thread.once('message', resolve)
    thread.once('error', (fault: Error & { code?: string }) => resolve(brokenBy(fault)))
    thread.once('exit', () => {
      clearTimeout(clock)
      resolve(brokenBy(undefined))
    })
    thread.postMessage(job)
  }).finally(() => thread.terminate())
}

const brokenBy = (fault: { readonly code?: string } | undefined) =>
  fault?.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? refused(
        'takes-too-much',
        '读取这个文件所需的内存过多，已经停止；请将文件拆分以后再试',
        'reading this file took too much memory and was stopped; divide the file',
      )
    : refused('damaged', '文件已损坏，无法读取', 'the file is damaged and cannot be read')

/** Run from its sources, in tests, the thread is TypeScript and needs a loader; what is built does not. */
const program = place.readingThread.pathname.endsWith('.ts') ? fromSource(place.readingThread) : place.readingThread

function fromSource(thread: URL): URL {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { register } from '${loader}'; register(); await import('${thread.href}')`)}`,
  )
}
