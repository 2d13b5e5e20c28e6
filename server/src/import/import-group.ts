import { type AppendRequest, databaseAway, type RememberedRequest, rememberedRequests } from '@fadu/store'
import type { House } from '../house.ts'
import { requestHash } from '../request-keys.ts'
import { decideLine, fault, keyOf, type Read } from './decide-line.ts'
import { type LineFault, readLine } from './import-line.ts'
import type { Place } from './number-turns.ts'

/** A line as it stands in the file. */
export interface TextLine {
  readonly line: number
  readonly text: string
}

export interface ImportReport {
  cases: number
  events: number
  /** Lines whose case was imported before. */
  known: number
  readonly faults: LineFault[]
}

export const emptyReport = (): ImportReport => ({ cases: 0, events: 0, known: 0, faults: [] })

/** Some lines that follow one another in the file; nothing but plain values, so that it can be handed to another thread. */
export interface LineGroup {
  readonly lines: readonly TextLine[]
  /** How often lines of this file have changed the organisation up to here: whoever decides must have read it since. */
  readonly organisation: number
}

/** Decides and writes a group. @throws where it cannot be written; then none of the cases not reported may be taken for written */
export type ImportHand = (group: LineGroup, place: Place) => Promise<ImportReport>

/** Imports groups in this very thread. */
export function importingHere(house: House): ImportHand {
  let organisation = 0
  return async (group, place) => {
    if (group.organisation !== organisation) house.organisation.forget()
    organisation = group.organisation
    const report = emptyReport()
    const read: Read[] = []
    for (const { line, text } of group.lines) {
      const one = readLine(text, line)
      if ('faults' in one) report.faults.push(...one.faults)
      else read.push({ line, read: one.read })
    }
    await write(house, await decideGroup(house, read, report), report, place)
    return report
  }
}

/** A line that stands, and what is to be appended for it. */
interface Standing {
  readonly item: Read
  readonly request: AppendRequest
}

const rememberedBy = async (house: House, group: readonly Read[]): Promise<ReadonlyMap<string, RememberedRequest>> => {
  const keys = group.map(({ read }) => keyOf(read))
  return new Map((await rememberedRequests(house.store, 'import', keys)).map((one) => [one.key, one]))
}

async function decideGroup(house: House, group: readonly Read[], report: ImportReport): Promise<readonly Standing[]> {
  const known = await rememberedBy(house, group)
  const standing: Standing[] = []
  const organisation = await house.organisation.current()
  // Of two lines of one id the first that stands counts; the other is known, or differs and is told.
  const seen = new Map<string, string>()
  for (const item of group) {
    const key = keyOf(item.read)
    const hash = requestHash(item.read)
    const earlier = known.get(key)?.request_hash ?? seen.get(key)
    if (earlier !== undefined) knownAlready(item, earlier === hash, report)
    else {
      const decided = await decideLine(house, organisation, item, hash)
      if ('faults' in decided) report.faults.push(...decided.faults)
      else {
        seen.set(key, hash)
        standing.push({ item, request: decided.request })
      }
    }
  }
  return standing
}

const otherContent = {
  code: 'import-changed',
  text: { zh: '此前以同一标识导入过内容不同的案件', en: 'a case of this id was imported before with other content' },
}

function knownAlready(item: Read, same: boolean, report: ImportReport): void {
  if (same) report.known++
  else report.faults.push(fault(item, otherContent))
}

/** All in one transaction; where one cannot be stored, each by itself, so that it is the only one missing. */
async function write(house: House, standing: readonly Standing[], report: ImportReport, place: Place): Promise<void> {
  if (standing.length === 0) return
  try {
    const events = await house.store.appendMany(
      standing.map(({ request }) => request),
      place,
    )
    report.events += events
    report.cases += standing.length
  } catch (fault) {
    // It may have been written all the same; a second import recognises what was.
    if (databaseAway(fault)) throw fault
    await place.turn()
    for (const { item, request } of standing) {
      const result = await house.store.append(request)
      // Somebody else imports the same at this moment, and was faster.
      if ('conflict' in result)
        knownAlready(
          item,
          (await rememberedBy(house, [item])).get(keyOf(item.read))?.request_hash === request.idempotency?.requestHash,
          report,
        )
      else {
        report.cases++
        report.events += result.recorded.length
      }
    }
  }
  house.cameIn([...new Set(standing.map(({ request }) => request.procedure))])
}
