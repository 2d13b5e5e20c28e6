import type { ActPaper } from './acts.ts'
import type { RecordedEvent } from './event.ts'

/**
 * The log as it stands: mistakes are mended by a later `case.rectified` that names the old entry,
 * so a replaced entry shows its mended paper and day, and a struck one is left out. Nothing is deleted:
 * the raw log keeps both.
 */
export function effectiveLog(raw: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const mended = rectifications(raw)
  if (mended.size === 0) return raw
  const log: RecordedEvent[] = []
  for (const event of raw) {
    const change = mended.get(event.seq)
    if (change?.action === 'void') continue
    log.push(change ? { ...event, paper: change.paper ?? event.paper, on: change.on ?? event.on } : event)
  }
  return log
}

export interface Rectification {
  readonly action: 'replace' | 'void'
  readonly paper?: unknown
  readonly on?: RecordedEvent['on']
  readonly by: number
}

/** Entry number → what became of it. A rectification that was itself struck has no effect; the last one standing wins. */
export function rectifications(raw: readonly RecordedEvent[]): ReadonlyMap<number, Rectification> {
  const struck = new Set<number>()
  const mended = new Map<number, Rectification>()
  // Backwards, so that a rectification struck by a later one is known before it is read.
  for (let i = raw.length - 1; i >= 0; i--) {
    const event = raw[i]!
    if (event.type !== 'case.rectified' || struck.has(event.seq)) continue
    const { seq, action, paper, on } = event.paper as ActPaper<'case.rectified'>
    if (action === 'void') struck.add(seq)
    if (!mended.has(seq)) mended.set(seq, { action, ...(paper && { paper }), ...(on && { on }), by: event.seq })
  }
  return mended
}
