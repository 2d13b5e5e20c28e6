import { fileURLToPath } from 'node:url'

/** The folder of the installation: two levels up both from the sources (server/src) and from the bundle (dist/server). */
const root = new URL('../../', import.meta.url)

/** Beside the bundle where this is the bundle, else the source. */
const threadOf = (source: string, built: string): URL =>
  new URL(import.meta.url.endsWith('.ts') ? `server/src/${source}` : `dist/server/${built}`, root)

/** Where things lie that are not bundled. */
export const place = {
  root: fileURLToPath(root),
  pages: fileURLToPath(new URL('web/dist', root)),
  migrations: fileURLToPath(new URL('packages/store/migrations', root)),
  readingThread: threadOf('reading/thread.ts', 'reading-thread.js'),
  workingThread: threadOf('threads/thread.ts', 'working-thread.js'),
  embeddedWorker: new URL('packages/store/src/embedded-worker.mjs', root),
} as const
