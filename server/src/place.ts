import { fileURLToPath } from 'node:url'

/** The folder of the installation: two levels up both from the sources (server/src) and from the bundle (dist/server). */
const root = new URL('../../', import.meta.url)

/** Where things lie that are not bundled. */
export const place = {
  root: fileURLToPath(root),
  pages: fileURLToPath(new URL('web/dist', root)),
  migrations: fileURLToPath(new URL('packages/store/migrations', root)),
  /** Beside the bundle where this is the bundle, else the source. */
  readingThread: new URL(import.meta.url.endsWith('.ts') ? 'server/src/reading/thread.ts' : 'dist/server/reading-thread.js', root),
  embeddedWorker: new URL('packages/store/src/embedded-worker.mjs', root),
} as const
