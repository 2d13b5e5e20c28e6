import type { Writable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Settings } from './settings.ts'

/** Headers and addresses with their queries are never written: a search is a name, a cookie is a session. */
const serializers = { err: faultLine, error: faultLine, req: requestLine, res: () => ({}) }

/** Lines of JSON on standard output, each about a request with its number. What people write stands in none of them, at no level. */
export const logOptions = ({ logLevel }: Settings, stream?: Writable) =>
  logLevel === 'silent' ? false : { level: logLevel, serializers, ...(stream && { stream }) }

interface Fault {
  readonly name?: string
  readonly code?: string | number
  readonly severity?: string
  readonly constraint?: string
  readonly message?: string
  readonly stack?: string
  readonly cause?: unknown
}

interface FaultLine {
  readonly type: string
  readonly message: string
  readonly stack: string
  readonly [more: string]: unknown
}

/** A fault without its other properties (drivers hang rows, parsers the raw packet on them). Of the database only the code: its message quotes what was stored. */
function faultLine(fault: unknown): FaultLine {
  const { name, code, severity, constraint, message, stack, cause } = (fault ?? {}) as Fault
  return {
    type: name ?? typeof fault,
    ...(code !== undefined && { code }),
    ...(constraint && { constraint }),
    message: severity === undefined ? masked(message ?? '') : 'the database refused',
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(cause !== undefined && { cause: faultLine(cause) }),
  }
}

/** Our own sentences are English; what is quoted in them, long numbers and anything in Chinese may be somebody's. */
const masked = (message: string): string =>
  message
    .replaceAll(/"[^"]*"?|'[^']*'?|“[^”]*”?|`[^`]*`?/g, '"…"')
    .replaceAll(/\p{Script=Han}+/gu, '…')
    .replaceAll(/\d{6,}[\dXx]*/g, '…')

function requestLine(request: FastifyRequest): { method: string; route: string } {
  return { method: request.method, route: routeOf(request) }
}

export const routeOf = ({ routeOptions, is404 }: FastifyRequest): string => routeOptions?.config?.routeName ?? (is404 ? 'none' : 'pages')

const cases = new WeakMap<FastifyRequest, string>()
const isCase = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Which case a request turned out to be about, for its line. */
export function noteCase(request: FastifyRequest, ...candidates: readonly unknown[]): void {
  const found = candidates.find((candidate) => typeof candidate === 'string' && isCase.test(candidate))
  if (found && !cases.has(request)) cases.set(request, found as string)
}

/** One line for each request, and its number in a header, the one problem details name. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const about = cases.get(request)
    request.log.info(
      {
        ...requestLine(request),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        ...(about && { case: about }),
      },
      'answered',
    )
    done()
  })
}
