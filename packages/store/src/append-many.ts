import { type AppendRequest, prepare, sendJobs, writePrepared } from './append.ts'
import { type CaseLog, readCases } from './case-log.ts'
import type { StoreContext } from './context.ts'
import { takeNumbers } from './numbers.ts'
import type { Queue } from './queue.ts'

const noLog: CaseLog = { events: [], sealed: [], keys: new Map(), reveals: new Map() }

/**
 * Appends to many cases in one transaction, all or none, in a handful of round trips. For imports; groups of about a hundred are fastest.
 * @returns the number of events recorded
 * @throws when one of the cases is not at its expected version
 */
export async function appendMany(context: StoreContext, queue: Queue | undefined, requests: readonly AppendRequest[]): Promise<number> {
  if (new Set(requests.map((request) => request.case)).size < requests.length) throw new Error('appendMany takes each case once')
  return context.database.transaction(async (tx) => {
    const known = await readCases(
      context,
      tx,
      requests.filter((request) => request.expectedVersion > 0).map((request) => request.case),
    )
    const numbers = [
      ...(await takeNumbers(
        tx,
        context.district,
        requests.flatMap((request) => request.events.map((event) => event.numbering ?? [])),
      )),
    ]
    const prepared = requests.map((request) => {
      const log = known.get(request.case) ?? noLog
      return { request, log, ...prepare(context, request, log, numbers.splice(0, request.events.length)) }
    })
    await writePrepared(context, tx, prepared)
    for (const { request, appended } of prepared) {
      await sendJobs(queue, tx, request, appended)
      await request.after?.(tx, appended)
    }
    return prepared.reduce((n, { appended }) => n + appended.recorded.length, 0)
  })
}
