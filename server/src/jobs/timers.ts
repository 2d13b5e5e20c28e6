import { instantFromMilliseconds, millisecondsOf } from '@fadu/legal-time'
import { lapse } from '@fadu/procedure'
import {
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
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { recordEvent } from '../record-event.ts'

/** How often the house looks at what time has made due, in milliseconds. What came due while it was down is simply still there. */
export const lookEveryMs = 20_000

/**
 * Records what the statute says happens by itself when a limit ends, in order of due day. Each lapse is
 * decided on the log as it stands; somebody who acted in the meantime was faster and the lapse is gone.
 * @returns how many were recorded
 */
export async function recordLapses(house: House): Promise<number> {
  let recorded = 0
  const refused: string[] = []
  for (const due of await lapsesDue(house.store, house.clock.today())) {
    const { procedure, view } = await openCase(house, due.case_id)
    const event = lapse(procedure, view)
    if (!event) continue
    const outcome = await recordEvent(house, {
      case: due.case_id,
      actor: () => ({ by: { kind: 'clock', role: 'clock' }, roles: ['clock'] }),
      seenVersion: view.version,
      event: { type: event.type, paper: event.paper, on: event.on },
    })
    if (outcome.kind === 'recorded') recorded++
    else if (outcome.kind === 'refused') refused.push(`${event.type} in ${due.case_id}: ${outcome.refusals.map((r) => r.code).join(', ')}`)
  }
  // One case that cannot lapse is a fault to be told, and no reason to leave the others waiting.
  if (refused.length > 0) throw new Error(`The clock was refused ${refused.join('; ')}`)
  return recorded
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

/** One look at the time: lapses, reminders, ended sessions, yesterday's seal. */
export const lookAtTime = (house: House): Promise<void> => spanned('look at the time', {}, () => look(house))

async function look(house: House): Promise<void> {
  await reprojectExpired(house.store)
  await recordLapses(house)
  await remind(house)
  await sweepSessions(house.store)
  await sweepSignInWaits(house.store)
  await sweepRequests(house.store, daysAgo(house, requestDays))
  await house.store.files.sweep(daysAgo(house, looseFileDays))
  await sealDays(house.store, house.clock.today())
}

/** Looks at the time again and again until stopped; a failed look is told and the next one tries again. */
export function startTimers(house: House, told: (fault: Error) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    running = lookAtTime(house)
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
