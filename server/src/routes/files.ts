import { routes } from '@fadu/contract'
import { type AnyView, words } from '@fadu/procedure'
import { recordAccess } from '@fadu/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { openCase } from '../open-case.ts'
import { absent, Problem } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { readerOf, seenCase } from '../sight.ts'
import { dispositionOf, namedAsItIs, safeName, sniffedType } from '../uploads.ts'

export function fileRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'upload', ({ request }) => taken(house, request, 'portal'))
  serve(app, house, 'caseUpload', ({ request, who }) => taken(house, request, `post:${who.acting.post}`, { pages: true }))

  serve(app, house, 'caseFile', async ({ params, who, reply }) => {
    const open = await seenCase(house, params.id, who, routes.caseFile.onCase)
    const owners = await house.store.files.owners(params.hash)
    if (!owners?.cases.includes(params.id)) throw absent()
    await recordAccess(house.store, [{ ...readerOf(who), case: params.id, act: 'file.read', body: { hash: params.hash } }])
    return sent(house, params.hash, { ...owners, name: nameIn(open.view.log, params.hash) }, reply)
  })

  serve(app, house, 'followFile', async ({ params, who, reply }) => {
    const { view } = await openCase(house, who.case)
    const own = view.log.some((e) => e.by.kind === 'party' && e.by.party === who.party && JSON.stringify(e.paper).includes(params.hash))
    const owners = await house.store.files.owners(params.hash)
    if (!own || !owners?.cases.includes(who.case)) throw absent()
    return sent(house, params.hash, { ...owners, name: nameIn(view.log, params.hash) }, reply)
  })
}

/** The name under which this case has the file. The same content may lie in another case under a name that is not this case's to know. */
function nameIn(log: AnyView['log'], hash: string): string | null {
  let found: string | null = null
  JSON.stringify(
    log.map((e) => e.paper),
    (_key, value: { hash?: unknown; name?: unknown } | null) => {
      if (value?.hash === hash && typeof value.name === 'string') found = safeName(value.name)
      return value
    },
  )
  return found
}

async function taken(house: House, request: FastifyRequest, by: string, taking: { readonly pages?: boolean } = {}) {
  const part = await request.file().catch(brokenOff)
  if (!part) throw new Problem(400, 'file-missing', words('没有收到文件', 'No file came'))
  const content = await part.toBuffer().catch(brokenOff)
  const name = safeName(part.filename)
  const type = await sniffedType(name, content, taking)
  const { hash, size } = await house.store.files.put(content, { name, type, by })
  return { hash, name, type, size }
}

/** What the reader of multipart bodies throws without a status of its own: the body ends too early or is none. */
function brokenOff(fault: Error & { readonly statusCode?: number }): never {
  if (fault.statusCode) throw fault
  throw new Problem(400, 'upload-broken', words('文件没有传完，请重新选择上传', 'The upload broke off; choose the file again'))
}

/** Always as a download of its own type: nothing uploaded is ever run or shown as a page of ours. */
async function sent(
  house: House,
  hash: string,
  owners: { name: string | null; type: string | null; size: number },
  reply: { header(name: string, value: string | number): unknown },
) {
  const content = await house.store.files.read(hash)
  if (!content) throw absent()
  reply.header('content-type', owners.type ?? 'application/octet-stream')
  reply.header('content-length', owners.size)
  reply.header('content-disposition', dispositionOf(namedAsItIs(owners.name ?? hash, owners.type ?? '')))
  // Should a browser show it after all, it is a page that may do nothing.
  reply.header('content-security-policy', "default-src 'none'; sandbox")
  // Handed back, not sent here: a stream is not yet sent when this returns, and whoever sends after it would cut it off.
  return content
}
