import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { absent } from './problems.ts'

/** Serves the built client: assets by their hashed names for a year, the two pages for every address below them. */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'portal.html'))) throw new Error(`The web client is not built: ${folder} has no portal.html`)
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('portal.html'))
  const isWorkbench = (path: string) => path === '/work' || path.startsWith('/work/')
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (request.method !== 'GET' || path.startsWith('/api') || /\.\w{2,5}$/.test(path)) throw absent()
    return reply.sendFile(isWorkbench(path) ? 'workbench.html' : 'portal.html')
  })
}
