import { buffer } from 'node:stream/consumers'
import { dayOf, type Instant } from '@fadu/legal-time'
import { type CaseId, procedureOf, type RecordedEvent } from '@fadu/procedure'
import { canonical } from './canonical.ts'
import { type CaseLog, readCase } from './case-log.ts'
import { commitmentsIn, type SealedEnvelope } from './chain.ts'
import type { StoreContext } from './context.ts'
import { daySeals, headsOf } from './day-seals.ts'
import { digestOf } from './digest.ts'
import {
  type CaseExport,
  type ExportedDocument,
  type ExportedFile,
  type ExportedReveal,
  filesIn,
  itemsOf,
  type Receipt,
  type SealProof,
} from './export-format.ts'
import type { Files } from './files.ts'
import { referenceOf } from './projections/case-views.ts'

export interface ExportOptions {
  /** With salt and value of every personal value not erased; without, the log proves itself but tells nobody's name. */
  readonly reveal: boolean
  /** With the content of files; without, only their hashes. */
  readonly contents?: boolean
  /** Printed documents to put in. */
  readonly documents?: readonly ExportedDocument[]
}

/** One case as a document that `verifyExport` checks without us. @throws for an unknown case */
export async function exportCase(context: StoreContext, files: Files, caseId: CaseId, options: ExportOptions): Promise<CaseExport> {
  const log = await readCase(context, context.database, caseId)
  const last = log.sealed.at(-1)
  if (!last) throw new Error(`There is no case ${caseId}`)
  const events = log.sealed.map(({ hash, ...envelope }) => ({ envelope: envelope as unknown as SealedEnvelope, hash }))
  const content = {
    events,
    reveals: options.reveal ? revealsOf(log, log.sealed) : [],
    files: await filesOf(files, log.sealed, options.contents ?? false),
    documents: options.documents ?? [],
  }
  const seals = await sealProof(context, log.sealed)
  return {
    format: 'fadu-case/1',
    digest: context.digest,
    district: context.district,
    case: caseId,
    procedure: last.procedure,
    edition: last.edition,
    reference: numberOf(context, log),
    manifest: itemsOf(content)
      .map(({ name, item }) => ({ name, digest: digestOf(context.digest, canonical(item)) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    ...content,
    head: { seq: last.seq, hash: last.hash },
    ...(seals && { seals }),
  }
}

/** The receipt of one entry. `own`: the owner (see `ownersOf`) whose values are written on it, so that only who filed can prove what was filed. */
export async function receiptOf(context: StoreContext, caseId: CaseId, seq: number, own?: string): Promise<Receipt> {
  const log = await readCase(context, context.database, caseId)
  const event = log.sealed[seq - 1]
  if (!event) throw new Error(`Case ${caseId} has no entry ${seq}`)
  const reveals = own === undefined ? [] : revealsOf(log, [event], own)
  return {
    format: 'fadu-receipt/1',
    digest: context.digest,
    district: context.district,
    case: caseId,
    reference: numberOf(context, log),
    seq,
    hash: event.hash,
    recordedAt: event.recordedAt,
    digests: [...new Set([...commitmentsIn(event), ...filesIn(event.paper).map((file) => file.hash)])],
    ...(reveals.length > 0 && { reveals }),
  }
}

function numberOf(context: StoreContext, { sealed }: CaseLog): string | null {
  const first = sealed[0]!
  return referenceOf(procedureOf(context.catalogue, first.procedure, first.edition), first, context.organName)
}

function revealsOf({ reveals }: CaseLog, events: readonly RecordedEvent[], party?: string): readonly ExportedReveal[] {
  return [...new Set(events.flatMap(commitmentsIn))].flatMap((digest) => {
    const reveal = reveals.get(digest)
    return reveal && (party === undefined || reveal.party === party) ? [{ digest, salt: reveal.salt, value: reveal.value }] : []
  })
}

async function filesOf(files: Files, events: readonly RecordedEvent[], contents: boolean): Promise<readonly ExportedFile[]> {
  const named = new Map(events.flatMap((event) => filesIn(event.paper)).map((file) => [file.hash, file.size]))
  const exported: ExportedFile[] = []
  for (const [hash, size] of named) {
    const stream = contents ? await files.read(hash) : undefined
    exported.push({ hash, size, ...(stream && { content: (await buffer(stream)).toString('base64') }) })
  }
  return exported
}

/** From the newest sealed day on which the case was recorded in. */
async function sealProof(context: StoreContext, events: readonly RecordedEvent[]): Promise<SealProof | undefined> {
  const days = [...new Set(events.map((event) => dayOf(event.recordedAt as Instant)))].reverse()
  for (const day of days) {
    const seals = await daySeals(context, day)
    if (seals[0]?.day === day) return { heads: await headsOf(context, day), days: seals }
  }
  return undefined
}
