import { dayOf, type Instant, instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import { lapse } from '@fadu/procedure'
import {
  foldDeltas,
  type LapseDue,
  lapsesDue,
  markReminded,
  newId,
  remindersDue,
  reprojectExpired,
  sealDays,
  spanned,
  sql,
  sweepRequests,
  sweepSessions,
  sweepSignInWaits,
} from '@fadu/store'
import { checkNightly } from '../check/house-check.ts'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { recordEvent } from '../record-event.ts'

/** How often the house looks at what time has made due, in milliseconds. What came due while it was down is simply still there. */
export const lookEveryMs = 20_000

/**
 * Records what the statute says happens by itself when a limit ends, in order of due day. Each lapse is
 * decided on the log as it stands; somebody who acted in the meantime was faster and the lapse is gone.
 * @returns how many were recorded
 * @throws after all were looked at, naming those the clock was refused
 */
export async function recordLapses(house: House): Promise<number> {
  let recorded = 0
  const refused: string[] = []
  const today = house.clock.today()
  // Page after page: what could not be recorded stays due, and would otherwise fill the first page for ever.
  for (let page = await lapsesDue(house.store, today); page.length > 0; page = await lapsesDue(house.store, today, page.at(-1))) {
    for (const due of page) {
      const outcome = await lapsed(house, due).catch((fault: Error) => fault.message)
      if (outcome === 'recorded') recorded++
      else if (outcome !== 'gone') refused.push(`${due.key} in ${due.case_id}: ${outcome}`)
    }
  }
  // One case that cannot lapse is a fault to be told, and no reason to leave the others waiting.
  if (refused.length > 0) throw new Error(`The clock was refused ${refused.length} times: ${refused.slice(0, refusalsTold).join('; ')}`)
  return recorded
}

const refusalsTold = 20

/** Records the lapse of one case. @returns `recorded`, `gone` where somebody was faster, or why it was refused */
async function lapsed(house: House, due: LapseDue): Promise<string> {
  const { procedure, view } = await openCase(house, due.case_id)
  const event = lapse(procedure, view)
  if (!event) return 'gone'
  const outcome = await recordEvent(house, {
    case: due.case_id,
    actor: () => ({ by: { kind: 'clock', role: 'clock' }, roles: ['clock'] }),
    seenVersion: view.version,
    event: { type: event.type, paper: event.paper, on: event.on },
  })
  if (outcome.kind === 'recorded') return 'recorded'
  return outcome.kind === 'refused' ? `${event.type} ${outcome.refusals.map((r) => r.code).join(', ')}` : 'gone'
}

/** Tells the bearers of limits that have turned amber or red: one notice per limit, colour and due day, noted and enqueued in one transaction. */
export async function remind(house: House): Promise<number> {
  let told = 0
  for (const due of await remindersDue(house.store, house.clock.today())) {
    await house.store.transaction(async (tx) => {
      if (!(await markReminded(house.store, tx, due))) return
      const id = newId(house.clock.now())
      await tx.query(sql`
        insert into notice (district, id, case_id, channel, recipient, template, body, created_at, failures)
        values (${house.store.district}, ${id}::uuid, ${due.case_id}::uuid, 'file', ${`${due.role}@${due.organ ?? ''}`}, ${`limit-${due.light}`}, ${JSON.stringify({ key: due.key, dueOn: due.due_on })}::jsonb, ${house.clock.now()}::timestamptz, 0)`)
      await house.store.queue?.send(tx, [{ name: 'deliver-notice', once: id, payload: { id } }])
      told++
    })
  }
  return told
}

/** Days for which a repeated request is answered like the first; far longer than any client or job goes on trying. */
const requestDays = 90
/** Days an uploaded file waits for the paper that names it, while its sender still has a draft. */
const looseFileDays = 14
const daysAgo = (house: House, days: number) => instantFromMilliseconds(millisecondsOf(house.clock.now()) - days * 86_400_000)

/** What was begun before midnight is written by then, or never: only afterwards is a day sealed. */
const sealAfterMs = 10 * 60_000

/**
 * One look at the time: lapses, reminders, ended sessions, yesterday's seal. Each is done whatever became of the others.
 * @throws after all were tried, with what failed
 */
export const lookAtTime = (house: House): Promise<void> => spanned('look at the time', {}, () => look(house))

async function look(house: House): Promise<void> {
  const faults: string[] = []
  const steps: readonly (() => Promise<unknown>)[] = [
    () => reprojectExpired(house.store),
    () => recordLapses(house),
    () => foldDeltas(house.store),
    () => remind(house),
    () => sweepSessions(house.store),
    () => sweepSignInWaits(house.store),
    () => sweepRequests(house.store, daysAgo(house, requestDays)),
    () => house.store.files.sweep(daysAgo(house, looseFileDays)),
    () => sealDays(house.store, dayOf(instantFromMilliseconds(millisecondsOf(house.clock.now()) - sealAfterMs))),
    () => checkNightly(house),
  ]
  for (const step of steps) await step().catch((fault: Error) => faults.push(fault.message))
  if (faults.length > 0) throw new Error(faults.join('; '))
}

/** How far the clock of the machine may drift from the time that really went by between two looks. */
const jumpMs = 2 * 60_000
/** How long a clock that jumped must stand by its new time before anything irrevocable is recorded by it. */
const steadyMs = 15 * 60_000

/**
 * Tells whether the clock may be believed: it went on as the time did since the last look, or has stood by where it jumped to for a
 * quarter of an hour. What a limit's end brings about cannot be taken back, so a clock that was set wrongly must not bring it about.
 * @param elapsed milliseconds of a source nobody can set
 */
export function steadyClock(now: () => Instant, elapsed: () => number): () => boolean {
  let [wall, real, waitUntil] = [millisecondsOf(now()), elapsed(), Number.NEGATIVE_INFINITY]
  return () => {
    const [wallNow, realNow] = [millisecondsOf(now()), elapsed()]
    if (Math.abs(wallNow - wall - (realNow - real)) > jumpMs) waitUntil = realNow + steadyMs
    wall = wallNow
    real = realNow
    return realNow >= waitUntil
  }
}

/** Looks at the time again and again until stopped; a failed look is told and the next one tries again. */
export function startTimers(house: House, told: (fault: Error) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const steady = steadyClock(house.clock.now, () => performance.now())
  const look = () => {
    const looking = steady()
      ? lookAtTime(house)
      : Promise.reject(
          new Error(`the clock of this machine jumped to ${house.clock.now()}; nothing is recorded by it until it stood by that`),
        )
    running = looking
      .then(() => house.figures.looks.inc({ end: 'done' }))
      .catch((fault: Error) => {
        house.figures.looks.inc({ end: 'failed' })
        told(fault)
      })
      .then(() => {
        if (!stopped) timer = setTimeout(look, lookEveryMs)
      })
  }
  look()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
