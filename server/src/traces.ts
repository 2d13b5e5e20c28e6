import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { context, type Span, SpanKind, trace } from '@opentelemetry/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { routeOf } from './logs.ts'
import { type Settings, SettingsError } from './settings.ts'

const tracer = trace.getTracer('fadu')
const spans = new WeakMap<FastifyRequest, Span>()

/** A span for each request. It begins here: what a stranger sends as its parent is not taken. */
export function traceRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const route = routeOf(request)
    const span = tracer.startSpan(`${request.method} ${route}`, {
      kind: SpanKind.SERVER,
      attributes: { 'http.request.method': request.method, 'http.route': route, 'fadu.request': request.id },
    })
    spans.set(request, span)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const span = spans.get(request)
    span?.setAttribute('http.response.status_code', reply.raw.statusCode)
    span?.end()
    done()
  })
}

/** Work for a request: spans begun within are children of the request's, though its body was read in between. */
export function within<T>(request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const span = spans.get(request)
  return span ? context.with(trace.setSpan(context.active(), span), work) : work()
}

/**
 * Loads the module that registers an OpenTelemetry SDK, a file or a package of the installation's own; none is part of Fadu.
 * @throws SettingsError where it cannot be loaded
 */
export async function loadTraces({ FADU_TRACES: module }: Settings): Promise<void> {
  if (!module) return
  const address = /^[./]/.test(module) ? pathToFileURL(resolve(module)).href : module
  try {
    await import(/* @vite-ignore */ address)
  } catch (fault) {
    throw new SettingsError(`FADU_TRACES: 无法加载 ${module} / cannot be loaded: ${(fault as Error).message}`)
  }
}
