import type { SealedEnvelope } from './chain.ts'
import type { DigestName } from './digest.ts'
import type { Signature } from './signature.ts'

/** A case as one JSON document that proves itself. The shape is public: see docs of the format `fadu-case/1`. */
export interface CaseExport {
  readonly format: 'fadu-case/1'
  readonly digest: DigestName
  readonly district: string
  readonly case: string
  readonly procedure: string
  readonly edition: string
  readonly reference: string | null
  /** Name and digest of every item below, in order of name. What is not named here does not belong to the export. */
  readonly manifest: readonly ManifestLine[]
  /** Exactly as hashed: personal values are commitments. */
  readonly events: readonly ExportedEvent[]
  /** Salt and value of commitments that may be read; missing where erased or withheld. */
  readonly reveals: readonly ExportedReveal[]
  readonly files: readonly ExportedFile[]
  readonly documents: readonly ExportedDocument[]
  readonly head: { readonly seq: number; readonly hash: string }
  /** Proof that the case stood in a sealed day; absent where the day of its first entry is not sealed yet. */
  readonly seals?: SealProof
}

export interface ManifestLine {
  readonly name: string
  readonly digest: string
}

export interface ExportedEvent {
  readonly envelope: SealedEnvelope
  readonly hash: string
}

export interface ExportedReveal {
  readonly digest: string
  /** Hex. */
  readonly salt: string
  readonly value: string
}

export interface ExportedFile {
  /** SHA-256 of the content, hex; how the log names it. */
  readonly hash: string
  readonly size: number
  /** Base64; absent when the content lies beside the document or was left out. */
  readonly content?: string
}

/** A printed document that was issued, for reading; the log is the record. */
export interface ExportedDocument {
  readonly name: string
  /** Entry that issued it. */
  readonly seq: number
  readonly type: string
  /** Base64. */
  readonly content: string
}

export interface SealProof {
  /** `case:seq:hash` of every case recorded in on that day. */
  readonly heads: readonly string[]
  /** Seals from that day to the newest, oldest first. */
  readonly days: readonly ExportedSeal[]
}

export interface ExportedSeal {
  readonly day: string
  readonly cases: number
  readonly events: number
  readonly heads: string
  readonly previous: string
  readonly head: string
  /** Over the head, by the house's key. */
  readonly signature?: Signature | null
}

/** What a citizen takes home: proof of time and content of one entry. */
export interface Receipt {
  readonly format: 'fadu-receipt/1'
  readonly digest: DigestName
  readonly district: string
  readonly case: string
  readonly reference: string | null
  readonly seq: number
  readonly hash: string
  readonly recordedAt: string
  /** Commitments of personal values and hashes of files in the entry. */
  readonly digests: readonly string[]
  /** The citizen's own values with their salts: who holds them can prove what was entered. */
  readonly reveals?: readonly ExportedReveal[]
}

/** Names and values of all items of an export, as the manifest lists them. */
export function itemsOf(
  document: Pick<CaseExport, 'events' | 'reveals' | 'files' | 'documents'>,
): readonly { name: string; item: unknown }[] {
  return [
    ...document.events.map((item) => ({ name: `event/${item?.envelope?.seq}`, item: item as unknown })),
    ...document.reveals.map((item) => ({ name: `reveal/${item?.digest}`, item: item as unknown })),
    ...document.files.map((item) => ({ name: `file/${item?.hash}`, item: item as unknown })),
    ...document.documents.map((item) => ({ name: `document/${item?.name}`, item: item as unknown })),
  ]
}

/** Hashes of the files a paper names, wherever they stand in it. */
export function filesIn(value: unknown): readonly { hash: string; size: number }[] {
  if (Array.isArray(value)) return value.flatMap(filesIn)
  if (typeof value !== 'object' || value === null) return []
  const { hash, name, size } = value as Record<string, unknown>
  if (typeof hash === 'string' && typeof name === 'string' && typeof size === 'number') return [{ hash, size }]
  return Object.values(value).flatMap(filesIn)
}
