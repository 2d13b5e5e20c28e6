/**
 * Checks an exported case or a citizen's receipt without server and database: only node:crypto, and SM2 where days are signed with it. Given alone, an export is checked
 * against itself; given a head, a seal or a receipt that somebody else kept, against those too.
 */
import { createHash } from 'node:crypto'
import { canonical } from './canonical.ts'
import { commitmentOf, commitmentsIn, genesisOf, hashOf, sealHead } from './chain.ts'
import { digestOf } from './digest.ts'
import { type CaseExport, filesIn, itemsOf, type Receipt } from './export-format.ts'
import { signatureHolds } from './signature.ts'

export type {
  CaseExport,
  ExportedDocument,
  ExportedEvent,
  ExportedFile,
  ExportedReveal,
  ExportedSeal,
  Receipt,
  SealProof,
} from './export-format.ts'

/** One thing that does not fit, in both languages of the product. `seq`: the entry it concerns. */
export interface Fault {
  readonly seq?: number
  /** Name of the item as in the manifest, or the part of the document. */
  readonly item: string
  readonly what: { readonly zh: string; readonly en: string }
}

export type Verdict = { readonly ok: true; readonly head: string } | { readonly ok: false; readonly faults: readonly Fault[] }

/** What others kept, to hold the export against. */
export interface Witnesses {
  /** Hash of an entry somebody wrote down: it must be in the chain. */
  readonly head?: string
  /** Head of a published day seal: it must be in the proof. */
  readonly seal?: string
  /** Public key of the house, hex: a day of the proof must be signed with it. */
  readonly publicKey?: string
  readonly receipt?: Receipt
}

const words = {
  format: { zh: '不是本格式的导出文件', en: 'Not a document of this format' },
  added: { zh: '目录之外的内容', en: 'Not in the manifest' },
  missing: { zh: '目录所列内容缺失', en: 'In the manifest, but missing' },
  twice: { zh: '同一名称出现两次', en: 'The same name stands twice' },
  altered: { zh: '内容被改动', en: 'The content was altered' },
  gap: { zh: '序号不连续', en: 'The numbering has a gap or is out of order' },
  previous: { zh: '与上一条记录不衔接', en: 'Does not follow from the entry before it' },
  time: { zh: '登记时间早于上一条', en: 'Entered before the entry it follows' },
  foreign: { zh: '属于其他案件', en: 'Belongs to another case' },
  reveal: { zh: '公开的内容与记录不符', en: 'The value does not match the record' },
  stranger: { zh: '记录中没有对应内容', en: 'Nothing in the record corresponds to it' },
  file: { zh: '文件内容与哈希不符', en: 'The file does not match its hash' },
  fileMissing: { zh: '记录所列文件不在目录中', en: 'A file the record names is not listed' },
  head: { zh: '末条记录与所记载的不符', en: 'The last entry is not the one stated' },
  witness: { zh: '与留存的凭据不符', en: 'Does not agree with what was kept' },
  seal: { zh: '日封存校验不符', en: 'The day seals do not hold' },
  signature: { zh: '日封存签名不符', en: 'The signature of a day seal does not hold' },
  unsigned: { zh: '没有所给公钥的日封存签名', en: 'No day seal is signed with the key given' },
} as const

/** Checks an export. Faults come in the order of the entries: the first names the first altered one. */
export function verifyExport(document: unknown, witnesses: Witnesses = {}): Verdict {
  if (!isExport(document)) return { ok: false, faults: [{ item: 'document', what: words.format }] }
  try {
    const faults = [
      ...partFaults(document),
      ...eventFaults(document),
      ...manifestFaults(document),
      ...revealFaults(document),
      ...fileFaults(document),
      ...headFaults(document, witnesses),
      ...sealFaults(document, witnesses),
      ...(witnesses.receipt ? receiptFaults(document, witnesses.receipt) : []),
    ]
    const order = (fault: Fault) => fault.seq ?? Number.MAX_SAFE_INTEGER
    return faults.length === 0
      ? { ok: true, head: document.head.hash }
      : { ok: false, faults: faults.toSorted((a, b) => order(a) - order(b)) }
  } catch {
    // Whatever cannot even be walked was not written by us.
    return { ok: false, faults: [{ item: 'document', what: words.format }] }
  }
}

/** Checks a citizen's receipt against the case it is of. */
export const verifyReceipt = (receipt: Receipt, document: unknown): Verdict => verifyExport(document, { receipt })

const parts = [
  'format',
  'digest',
  'district',
  'case',
  'procedure',
  'edition',
  'reference',
  'manifest',
  'events',
  'reveals',
  'files',
  'documents',
  'head',
  'seals',
]
const lists = ['manifest', 'events', 'reveals', 'files', 'documents'] as const

function isExport(document: unknown): document is CaseExport {
  const d = document as CaseExport | null
  return (
    typeof d === 'object' &&
    d !== null &&
    d.format === 'fadu-case/1' &&
    (d.digest === 'sm3' || d.digest === 'sha256') &&
    typeof d.head === 'object' &&
    d.head !== null &&
    lists.every((list) => Array.isArray(d[list]))
  )
}

function* partFaults(document: CaseExport): Iterable<Fault> {
  for (const part of Object.keys(document)) if (!parts.includes(part)) yield { item: part, what: words.added }
}

function* eventFaults(document: CaseExport): Iterable<Fault> {
  let previous = genesisOf(document.digest, document.district, document.case)
  let recordedAt = ''
  for (const [i, event] of document.events.entries()) {
    const { envelope, hash } = event
    const seq = i + 1
    const at = { seq, item: `event/${envelope.seq}` }
    if (envelope.seq !== seq) {
      yield { ...at, what: words.gap }
      // Everything after the gap would be reported as well; the first is what the reader needs.
      return
    }
    if (hashOf(document.digest, envelope) !== hash) yield { ...at, what: words.altered }
    if (envelope.previous !== previous) yield { ...at, what: words.previous }
    if (envelope.district !== document.district || envelope.case !== document.case) yield { ...at, what: words.foreign }
    if (envelope.recordedAt < recordedAt) yield { ...at, what: words.time }
    if (Object.keys(event).length !== 2) yield { ...at, what: words.added }
    previous = hash
    recordedAt = envelope.recordedAt
  }
}

function* manifestFaults(document: CaseExport): Iterable<Fault> {
  const listed = new Map(document.manifest.map((line) => [line.name, line.digest]))
  if (listed.size < document.manifest.length) yield { item: 'manifest', what: words.twice }
  const seen = new Set<string>()
  for (const { name, item } of itemsOf(document)) {
    const seq = seqOf(name)
    const digest = listed.get(name)
    if (digest === undefined) yield { ...seq, item: name, what: words.added }
    else if (seen.has(name)) yield { ...seq, item: name, what: words.twice }
    else if (digest !== digestOf(document.digest, canonical(item))) yield { ...seq, item: name, what: words.altered }
    seen.add(name)
  }
  for (const name of listed.keys()) if (!seen.has(name)) yield { ...seqOf(name), item: name, what: words.missing }
}

const seqOf = (name: string): { seq?: number } => {
  const seq = /^event\/(\d+)$/.exec(name)?.[1]
  return seq ? { seq: Number(seq) } : {}
}

/** Where each commitment stands: digest → entry. */
const commitmentsOf = (document: CaseExport): ReadonlyMap<string, number> =>
  new Map(document.events.flatMap(({ envelope }) => commitmentsIn(envelope).map((digest) => [digest, envelope.seq] as const)))

function* revealFaults(document: CaseExport): Iterable<Fault> {
  const known = commitmentsOf(document)
  for (const { digest, salt, value } of document.reveals) {
    const seq = known.get(digest)
    const at = { ...(seq && { seq }), item: `reveal/${digest}` }
    if (seq === undefined) yield { ...at, what: words.stranger }
    else if (commitmentOf(document.digest, salt, value) !== digest) yield { ...at, what: words.reveal }
  }
}

function* fileFaults(document: CaseExport): Iterable<Fault> {
  const named = new Map(
    document.events.flatMap(({ envelope }) => filesIn(envelope.paper).map((file) => [file.hash, { ...file, seq: envelope.seq }] as const)),
  )
  for (const { hash, size, content } of document.files) {
    const file = named.get(hash)
    const at = { ...(file && { seq: file.seq }), item: `file/${hash}` }
    if (!file) yield { ...at, what: words.stranger }
    else if (file.size !== size) yield { ...at, what: words.file }
    if (content === undefined) continue
    const bytes = Buffer.from(content, 'base64')
    if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== hash || bytes.toString('base64') !== content)
      yield { ...at, what: words.file }
    named.delete(hash)
  }
  const listed = new Set(document.files.map((file) => file.hash))
  for (const { hash, seq } of named.values()) if (!listed.has(hash)) yield { seq, item: `file/${hash}`, what: words.fileMissing }
}

function* headFaults({ events, head }: CaseExport, witnesses: Witnesses): Iterable<Fault> {
  const last = events.at(-1)
  if (!last || last.hash !== head.hash || last.envelope.seq !== head.seq) yield { item: 'head', what: words.head }
  if (witnesses.head !== undefined && !events.some((event) => event.hash === witnesses.head)) yield { item: 'head', what: words.witness }
}

function* sealFaults({ digest, district, case: caseId, events, seals }: CaseExport, witnesses: Witnesses): Iterable<Fault> {
  if (witnesses.seal !== undefined && !seals?.days.some((day) => day.head === witnesses.seal)) yield { item: 'seals', what: words.witness }
  const { publicKey } = witnesses
  if (publicKey !== undefined && !seals?.days.some(({ signature }) => signature?.publicKey === publicKey.toLowerCase()))
    yield { item: 'seals', what: words.unsigned }
  if (!seals) return
  const own = seals.heads.find((head) => head.startsWith(`${caseId}:`))
  const [, seq, hash] = own?.split(':') ?? []
  if (!own || events[Number(seq) - 1]?.hash !== hash) yield { item: 'seals', what: words.seal }
  if (seals.days[0]?.heads !== digestOf(digest, seals.heads.join('\n'))) yield { item: 'seals', what: words.seal }
  let previous = seals.days[0]?.previous
  for (const seal of seals.days) {
    if (seal.previous !== previous || sealHead(digest, district, seal) !== seal.head) yield { item: `seals/${seal.day}`, what: words.seal }
    if (seal.signature && !signatureHolds(seal.head, seal.signature)) yield { item: `seals/${seal.day}`, what: words.signature }
    previous = seal.head
  }
}

function* receiptFaults(document: CaseExport, receipt: Receipt): Iterable<Fault> {
  const event = document.events.find(({ envelope }) => envelope.seq === receipt.seq)
  const at = { seq: receipt.seq, item: 'receipt' }
  const same =
    receipt.format === 'fadu-receipt/1' &&
    receipt.digest === document.digest &&
    receipt.district === document.district &&
    receipt.case === document.case &&
    receipt.reference === document.reference &&
    event?.hash === receipt.hash &&
    event.envelope.recordedAt === receipt.recordedAt
  if (!same || !event) {
    yield { ...at, what: words.witness }
    return
  }
  const within = new Set([...commitmentsIn(event.envelope), ...filesIn(event.envelope.paper).map((file) => file.hash)])
  if (receipt.digests.length !== within.size || !receipt.digests.every((digest) => within.has(digest))) yield { ...at, what: words.witness }
  for (const { digest, salt, value } of receipt.reveals ?? []) {
    if (!within.has(digest) || commitmentOf(receipt.digest, salt, value) !== digest)
      yield { ...at, item: `receipt/${digest}`, what: words.reveal }
  }
}
