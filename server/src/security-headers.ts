import type { ClientRequest } from 'node:http'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'

/** A header as it is written, by its name. */
type Header = readonly [name: string, value: string]

const wanted = (https: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  hsts: https ? { maxAge: 31_536_000 } : false,
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginEmbedderPolicy: false,
})

/** The headers helmet sets. They never change while a server runs, and helmet works them out anew at every request: it is asked once, beside the server. */
export async function securityHeaders(https: boolean): Promise<readonly Header[]> {
  const beside = fastify()
  await beside.register(helmet, wanted(https))
  let found: readonly Header[] = []
  beside.get('/', async (_request, { raw }) => {
    // Written as helmet writes them; the types know the names as written only of what a client sends.
    const names = (raw as unknown as ClientRequest).getRawHeaderNames()
    found = names.map((name) => [name, String(raw.getHeader(name))])
    return ''
  })
  await beside.inject('/')
  await beside.close()
  if (found.length === 0) throw new Error('helmet has set no header')
  return found
}

/** On every answer, those that are not the framework's included; a route that needs another value overrides it. */
export function sendWithEvery(app: FastifyInstance, headers: readonly Header[]): void {
  app.addHook('onRequest', (_request, { raw }, done) => {
    for (const [name, value] of headers) raw.setHeader(name, value)
    done()
  })
}
