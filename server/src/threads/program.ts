import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** The address a thread is started with: run from its sources, in tests, it is TypeScript and needs a loader; what is built does not. */
export const threadProgram = (thread: URL): URL => (thread.pathname.endsWith('.ts') ? fromSource(thread) : thread)

function fromSource(thread: URL): URL {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { register } from '${loader}'; register(); await import('${thread.href}')`)}`,
  )
}
