import { caseDoings } from '@fadu/procedure'
import { z } from 'zod'
import { articleView, dayView, fileView, instantView, organView, refusalView, wordsView } from './basic.ts'

export const reasonView = z.object({ zh: z.string(), en: z.string(), articles: z.array(articleView) }).meta({ id: 'Reason' })
export const segmentView = z
  .object({
    from: dayView,
    until: dayView,
    kind: z.enum(['counted', 'rest', 'adjusted-workday', 'suspended', 'excluded', 'extended', 'rolled']),
  })
  .meta({ id: 'Segment' })

export const dueView = z
  .object({
    on: dayView,
    unrolledOn: dayView,
    provisional: z.boolean(),
    suspended: z.boolean(),
    warnOn: dayView,
    reasons: z.array(reasonView),
    segments: z.array(segmentView),
  })
  .meta({ id: 'Due', description: 'A due day with the numbered lines that explain it and the stretches of the limit line.' })

export const limitView = z
  .object({
    key: z.string(),
    term: wordsView,
    bears: z.string(),
    bearsTerm: wordsView,
    kind: z.enum(['deadline', 'cap', 'limitation', 'waiting', 'minimum', 'recurring', 'notice-before', 'fixed-date']),
    internal: z.boolean(),
    startedOn: dayView,
    startSeq: z.number().int(),
    due: dueView,
    dueAt: instantView.optional(),
    status: z.enum(['running', 'paused', 'met', 'late', 'expired', 'over', 'dropped']),
    endedOn: dayView.optional(),
    light: z.enum(['none', 'green', 'amber', 'red']),
    extensionLeft: z.number().int().optional(),
    consequence: wordsView.optional(),
    articles: z.array(articleView),
  })
  .meta({ id: 'Limit' })
export type LimitWireView = z.output<typeof limitView>

/** One value of a paper as it is shown: label, printed value, and whether it is masked. */
export const fieldView = z
  .object({ label: wordsView, value: wordsView, masked: z.boolean().optional(), files: z.array(fileView).optional() })
  .meta({ id: 'Field' })

export const actorView = z
  .object({
    kind: z.enum(['post', 'party', 'clock', 'link']),
    role: wordsView,
    name: wordsView,
    organ: z.string().optional(),
    channel: z.string().optional(),
  })
  .meta({ id: 'Actor' })

export const logEntryView = z
  .object({
    seq: z.number().int(),
    type: z.string(),
    term: wordsView,
    on: dayView,
    recordedAt: instantView,
    late: z.object({ reason: z.string() }).optional(),
    actor: actorView,
    fields: z.array(fieldView),
    /** The paper as recorded, for those who may rectify it, so that nothing is typed twice; personal values are left out. */
    paper: z.record(z.string(), z.unknown()).optional(),
    signatures: z.array(z.object({ role: wordsView, name: z.string(), on: dayView, opinion: z.string().optional() })),
    documents: z.array(z.object({ key: z.string(), term: wordsView, number: z.string().optional() })),
    /** `void` entries were struck by a rectification, `mended` ones carry other content than first recorded. */
    state: z.enum(['standing', 'mended', 'void']),
    rectifiedBy: z.number().int().optional(),
    hash: z.string(),
  })
  .meta({ id: 'LogEntry' })

export const stageView = z
  .object({ key: z.string(), words: wordsView, state: z.enum(['passed', 'present', 'possible', 'ruled-out']) })
  .meta({ id: 'Stage' })

/** Something that could be done: allowed now, or not yet and why. */
export const actView = z
  .object({
    /** The event's key, or an act of the engine (`draft.signed`, `case.handedOver` …). */
    event: z.string(),
    term: wordsView,
    role: z.string(),
    roleTerm: wordsView,
    allowed: z.boolean(),
    refusals: z.array(refusalView),
    /** Who signs after the draft, in order; empty when it takes effect at once. */
    signedBy: z.array(wordsView),
    issues: z.array(wordsView),
    /** For acts on a draft: its id. */
    draft: z.number().int().optional(),
  })
  .meta({ id: 'Act' })
export type ActView = z.output<typeof actView>

export const draftView = z
  .object({
    id: z.number().int(),
    event: z.string(),
    term: wordsView,
    drafter: actorView,
    submittedOn: dayView,
    fields: z.array(fieldView),
    /** The paper as drafted, for its drafter to revise; personal values are left out. */
    paper: z.record(z.string(), z.unknown()).optional(),
    steps: z.array(
      z.object({
        roles: z.array(wordsView),
        post: z.string().optional(),
        signatures: z.array(z.object({ role: wordsView, name: z.string(), on: dayView, opinion: z.string().optional() })),
      }),
    ),
    turn: z.number().int(),
    urges: z.array(z.object({ on: dayView, note: z.string() })),
    returns: z.array(z.object({ on: dayView, by: z.string(), to: z.number().int(), reason: z.string() })),
  })
  .meta({ id: 'Draft' })

export const documentView = z
  .object({
    key: z.string(),
    term: wordsView,
    seq: z.number().int(),
    on: dayView,
    number: z.string().optional(),
    to: z.array(z.string()),
    served: z.array(
      z.object({
        party: z.string(),
        partyName: z.string(),
        method: wordsView,
        on: dayView,
        seq: z.number().int(),
        proof: fileView.optional(),
      }),
    ),
  })
  .meta({ id: 'Document' })

export const partyView = z
  .object({
    key: z.string(),
    role: z.string(),
    roleTerm: wordsView,
    kind: z.enum(['person', 'organisation']),
    fields: z.array(fieldView),
    name: z.string(),
    masked: z.boolean(),
  })
  .meta({ id: 'Party' })

export const linkView = z
  .object({
    relation: z.string(),
    relationTerm: wordsView,
    case: z.string(),
    reference: z.string().optional(),
    procedure: z.string(),
    procedureTerm: wordsView,
    direction: z.enum(['to', 'from']),
    closed: z.boolean(),
    /** Whether this viewer may open it. */
    open: z.boolean(),
    /** For a case merged into this one, where the viewer may open it: what had happened in it. */
    history: z.array(z.object({ seq: z.number().int(), on: dayView, term: wordsView })).optional(),
  })
  .meta({ id: 'Link' })

export const materialView = z
  .object({ seq: z.number().int(), title: z.string(), proves: z.string(), from: actorView, on: dayView, files: z.array(fileView) })
  .meta({ id: 'Material' })

export const caseView = z
  .object({
    id: z.string(),
    reference: z.string(),
    procedure: z.string(),
    procedureTerm: wordsView,
    edition: z.string(),
    /** The other editions of the procedure, the latest first: those to which the case could be re-bound. */
    editions: z.array(z.object({ edition: z.string(), from: dayView, until: dayView.optional() })),
    title: wordsView,
    /** The sentence before the table: how things stand and what to do. */
    sentence: wordsView,
    informationClass: z.enum(['V0', 'V1', 'V2', 'V3', 'V4']),
    /** What this post may do with the case; a supervisor reads and takes nothing out. */
    may: z.array(z.enum(caseDoings)),
    version: z.number().int(),
    began: dayView,
    closedOn: dayView.optional(),
    outcome: z.string().optional(),
    organ: organView.optional(),
    stage: z.string(),
    stageTerm: wordsView,
    stages: z.array(stageView),
    /** The roles the viewer's post holds in this case. */
    roles: z.array(z.object({ key: z.string(), term: wordsView })),
    limits: z.array(limitView),
    log: z.array(logEntryView),
    drafts: z.array(draftView),
    parties: z.array(partyView),
    materials: z.array(materialView),
    documents: z.array(documentView),
    links: z.array(linkView),
    acts: z.array(actView),
    handlers: z.array(z.object({ role: wordsView, post: z.string() })),
    urges: z.array(z.object({ role: wordsView, on: dayView, note: z.string() })),
    rating: z.object({ score: z.number().int(), comment: z.string().optional(), on: dayView }).optional(),
    fileParts: z.array(
      z.object({
        n: z.number().int(),
        term: wordsView,
        always: z.boolean(),
        present: z.boolean(),
        entries: z.array(z.object({ words: wordsView, seq: z.number().int().optional() })),
      }),
    ),
    head: z.string(),
  })
  .meta({ id: 'Case' })
export type CaseWireView = z.output<typeof caseView>

/** A document ready to be printed, in the order of GB/T 9704. */
export const printView = z
  .object({
    organ: z.string(),
    title: z.string(),
    number: z.string().optional(),
    addressee: z.string().optional(),
    paragraphs: z.array(z.string()),
    remedy: z.array(z.string()),
    on: dayView,
    reference: z.string(),
    hash: z.string(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Print' })
