import { dutyWords } from '@fadu/catalogue'
import { words } from '@fadu/procedure'
import { accountBy, createAccount } from '@fadu/store'
import type { FastifyInstance } from 'fastify'
import { beginSession } from '../auth/who.ts'
import { demoPosts } from '../demonstration/district.ts'
import type { House } from '../house.ts'
import { absent } from '../problems.ts'
import { serve } from '../serve-route.ts'
import { sessionFor } from './session.ts'

/** Sign-in by choosing a post. These routes are registered in demonstration mode only; elsewhere the door does not exist. */
export function demonstrationRoutes(app: FastifyInstance, house: House): void {
  serve(app, house, 'demonstrationPosts', async () => {
    const { posts, organs, holders } = await house.organisation.current()
    // In the order in which the district is told: its own organs first, then its towns.
    const order = new Map(demoPosts.map((p, i) => [p.id, i]))
    const list = [...posts.values()]
      .toSorted((a, b) => (order.get(a.id) ?? 999) - (order.get(b.id) ?? 999))
      .flatMap((p) => {
        const holder = holders.find((h) => h.post === p.id)
        return holder
          ? [
              {
                post: p.id,
                title: p.title,
                organ: organs.get(p.organ)?.name ?? p.organ,
                person: holder.name,
                about: words(p.duties.map((d) => dutyWords[d].zh).join('、'), p.duties.map((d) => dutyWords[d].en).join(', ')),
              },
            ]
          : []
      })
    return { posts: list }
  })
  serve(app, house, 'demonstrationSignIn', async ({ body, request, reply }) => {
    const { holders } = await house.organisation.current()
    const holder = holders.find((h) => h.post === body.post)
    if (!holder) throw absent()
    const account = (await accountBy(house.store, { person: holder.person })) ?? (await accountFor(house, holder))
    if (!account) throw absent()
    await beginSession(house, request, reply, account.id, body.post)
    return sessionFor(house, account, body.post)
  })
}

/** A holder who came with imported cases has no account yet: in a demonstration nobody waits for one. */
async function accountFor(house: House, { person, name }: { readonly person: string; readonly name: string }) {
  await createAccount(house.store, house.store.database, { login: person, person, name })
  return accountBy(house.store, { person })
}
