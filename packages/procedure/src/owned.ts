import { paperSchema } from './catalogue.ts'
import type { AnyProcedure } from './definition.ts'
import type { NewEvent, RecordedEvent } from './event.ts'
import { erasedMark, ownerJoined, type PersonalValue, personalIn, withValues } from './personal.ts'

/**
 * Every personal value of an event's paper, by the marks in the papers' schemas; acts that carry another event's paper (drafts,
 * rectifications) are looked through. `log` is the case up to the event.
 */
export function personalOf(
  procedure: AnyProcedure,
  event: Pick<NewEvent, 'type' | 'paper'>,
  log: readonly RecordedEvent[],
): readonly PersonalValue[] {
  const schema = paperSchema(procedure, event, log)
  const found = schema ? personalIn(schema, event.paper) : []
  const joining = joiningSeq(event, log)
  return joining ? found.map((value) => ({ ...value, party: ownerJoined(joining) })) : found
}

function joiningSeq({ type, paper }: Pick<NewEvent, 'type' | 'paper'>, log: readonly RecordedEvent[]): number | undefined {
  if (type === 'party.joined') return log.length + 1
  const mended = type === 'case.rectified' ? log[((paper as { seq?: number }).seq ?? 0) - 1] : undefined
  return mended?.type === 'party.joined' ? mended.seq : undefined
}

/** Personal values of one owner that the whole log still shows: those of struck and mended entries too, those erased before not. */
export const readableOf = (procedure: AnyProcedure, log: readonly RecordedEvent[], owner: string): readonly PersonalValue[] =>
  log.flatMap((event, i) =>
    personalOf(procedure, event, log.slice(0, i)).filter(({ party, value }) => party === owner && value !== erasedMark),
  )

/** The log with the mark wherever values of these owners stood. */
export const logWithout = (procedure: AnyProcedure, log: readonly RecordedEvent[], owners: ReadonlySet<string>): readonly RecordedEvent[] =>
  log.map((event, i) => {
    const gone = personalOf(procedure, event, log.slice(0, i)).filter(({ party }) => owners.has(party))
    return gone.length === 0
      ? event
      : {
          ...event,
          paper: withValues(
            event.paper,
            gone.map(({ path }) => ({ path, by: erasedMark })),
          ),
        }
  })
