import { z } from 'zod'
import { dayView, instantView } from './basic.ts'

/** What of the house calls for somebody, by how much. */
export const concernView = z.object({
  code: z.enum([
    'jobs-failed',
    'jobs-waiting',
    'lapses-late',
    'seal-late',
    'disk-low',
    'backup-missing',
    'backup-old',
    'calendar-missing',
    'versions-differ',
  ]),
  light: z.enum(['amber', 'red']),
  /** What it is about, where there may be several: a job, a year, a version. */
  of: z.string().optional(),
})
export type ConcernView = z.output<typeof concernView>

const processView = z.object({
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  version: z.string(),
  startedAt: instantView,
  /** The process that answers. */
  here: z.boolean(),
  silentSeconds: z.number().int(),
})

const jobView = z.object({
  name: z.string(),
  waiting: z.number().int(),
  running: z.number().int(),
  failed: z.number().int(),
  oldestSeconds: z.number(),
  lastFailure: z.object({ at: instantView, message: z.string() }).optional(),
})

/** How the house stands, for the IT office. No case, no person. */
export const statusView = z
  .object({
    at: instantView,
    version: z.string(),
    mode: z.enum(['demonstration', 'real']),
    uptimeSeconds: z.number().int(),
    concerns: z.array(concernView),
    database: z.object({
      engine: z.enum(['postgresql', 'embedded']),
      version: z.string(),
      bytes: z.number(),
      connections: z.object({ size: z.number().int(), idle: z.number().int(), waiting: z.number().int() }),
      migrations: z.number().int(),
      lastMigration: z.string(),
      migratedAt: instantView,
    }),
    jobs: z.array(jobView),
    time: z.object({
      /** Limits run out and not recorded yet; a thousand at most. */
      lapses: z.number().int(),
      oldestLapse: dayView.optional(),
      sealedDay: dayView.optional(),
      sealedAt: instantView.optional(),
      unsealedSince: dayView.optional(),
    }),
    disk: z.object({ freeBytes: z.number(), totalBytes: z.number() }),
    processes: z.array(processView),
    backup: z.object({ at: instantView.optional() }),
    calendar: z.object({
      /** This year and the next, so far as no notice is known. */
      missing: z.array(z.number().int()),
      /** Limits in the other years that rest on it; a thousand at most. */
      provisional: z.number().int(),
    }),
  })
  .meta({ id: 'Status' })
export type StatusView = z.output<typeof statusView>
