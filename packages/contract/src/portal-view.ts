import { z } from 'zod'
import { articleView, dayView, fileView, instantView, pageOf, wordsView } from './basic.ts'
import { fieldView, limitView, stageView } from './case-view.ts'

/** What a person gets for a filing: number, secret, and a digest that proves time and content. */
export const receiptView = z
  .object({
    format: z.literal('fadu-receipt/1'),
    district: z.string(),
    districtName: z.string(),
    reference: z.string(),
    /** Shown once; with the number it opens the follow page. We keep only its digest. */
    secret: z.string(),
    procedureTerm: wordsView,
    recordedAt: instantView,
    on: dayView,
    seq: z.number().int(),
    digest: z.enum(['sm3', 'sha256']),
    hash: z.string(),
    next: wordsView,
  })
  .meta({ id: 'Receipt' })
export type ReceiptView = z.output<typeof receiptView>

/** An entry the party sees: what happened, in plain words. */
export const followEntry = z
  .object({
    seq: z.number().int(),
    on: dayView,
    words: wordsView,
    by: wordsView,
    documents: z.array(z.object({ seq: z.number().int(), key: z.string(), term: wordsView, number: z.string().optional() })),
    hash: z.string(),
  })
  .meta({ id: 'FollowEntry' })

export const remedyView = z.object({ words: wordsView, under: articleView }).meta({ id: 'Remedy' })

export const followView = z
  .object({
    /** The civil day in China by which limits and lights were computed. */
    today: dayView,
    reference: z.string(),
    procedure: z.string(),
    edition: z.string(),
    procedureTerm: wordsView,
    title: wordsView,
    role: z.string(),
    roleTerm: wordsView,
    sentence: wordsView,
    stageTerm: wordsView,
    stages: z.array(stageView),
    organ: z.string(),
    handler: wordsView.optional(),
    limits: z.array(limitView),
    remedies: z.array(remedyView),
    entries: z.array(followEntry),
    materials: z.array(z.object({ title: z.string(), on: dayView, files: z.array(fileView) })),
    own: z.array(fieldView),
    /** Events the party may file now. */
    acts: z.array(
      z.object({
        event: z.string(),
        term: wordsView,
        allowed: z.boolean(),
        refusals: z.array(z.object({ text: wordsView, under: z.array(articleView).optional() })),
      }),
    ),
    closed: z.boolean(),
    outcome: z.string().optional(),
    /** Where the matter is handled now, when it was merged into another case. */
    mergedInto: z.object({ reference: z.string(), organ: z.string(), stageTerm: wordsView }).optional(),
    rating: z.object({ score: z.number().int(), comment: z.string().optional(), on: dayView }).optional(),
    version: z.number().int(),
    /** Who has read the file: organs, days, what was read (as in the access log) and what for, never names. */
    readers: z.array(z.object({ on: dayView, organ: z.string(), purpose: z.string(), what: z.string() })),
  })
  .meta({ id: 'Follow' })
export type FollowView = z.output<typeof followView>

export const offeredView = z
  .object({
    district: z.string(),
    districtName: z.string(),
    /** Whether officials may sign in through the district’s identity provider. */
    oidc: z.boolean(),
    demonstration: z.boolean(),
    today: dayView,
    procedures: z.array(
      z.object({
        procedure: z.string(),
        edition: z.string(),
        event: z.string(),
        term: wordsView,
        about: wordsView,
        basis: z.array(articleView),
        /** Organs that take such a filing. */
        organs: z.array(z.object({ id: z.string(), name: z.string(), address: z.string().optional(), phone: z.string().optional() })),
      }),
    ),
  })
  .meta({ id: 'Offered' })
export type OfferedView = z.output<typeof offeredView>

export const publicPageView = z
  .object({
    id: z.string(),
    reference: z.string(),
    procedureTerm: wordsView,
    title: wordsView,
    organ: z.string(),
    publishedOn: dayView,
    under: articleView,
    fields: z.array(fieldView),
  })
  .meta({ id: 'PublicPage' })
export const publicSealsView = z
  .object({
    district: z.string(),
    digest: z.enum(['sm3', 'sha256']),
    items: z.array(
      z.object({
        day: dayView,
        cases: z.int(),
        events: z.int(),
        head: z.string(),
        signature: z.object({ suite: z.enum(['sm2', 'ed25519']), publicKey: z.string(), value: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'PublicSeals' })
export const publicRegisterView = pageOf(publicPageView).meta({ id: 'PublicRegister' })
