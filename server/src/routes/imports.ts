import { recordAccess } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { importCases } from '../import/import-cases.ts'
import { serve } from '../serve-route.ts'
import { readerOf } from '../sight.ts'

/** The bulk door: the same import as on the command line, for another system that comes over HTTP. */
export function importRoutes(app: FastifyInstance, house: House): void {
  // The body of another system as it writes it, one case a line; blank lines keep their number, so that a fault is found again.
  app.addContentTypeParser('application/x-ndjson', { parseAs: 'string' }, (_request, body, done) =>
    done(null, { lines: String(body).replace(/\n$/, '').split('\n') }),
  )
  serve(app, house, 'importCases', async ({ body, who }) => {
    const { faults, ...counts } = await importCases(house, oneByOne(body.lines))
    await recordAccess(house.store, [{ ...readerOf(who), act: 'cases.imported', body: { ...counts, faults: faults.length } }])
    return { ...counts, faults: faults.map(({ zh, en, ...fault }) => ({ ...fault, text: { zh, en } })) }
  })
}

async function* oneByOne(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
