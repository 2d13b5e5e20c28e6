import { type Duty, holderRegister, organRegister, postRegister } from '@fadu/catalogue'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type Catalogue, isRegister } from '@fadu/procedure'
import { registerEntries, type Store } from '@fadu/store'
import { type DatedTree, organTree } from './organ-tree.ts'

export interface Organ {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly level: string
  readonly parent?: string
  readonly takesOver?: readonly string[]
  readonly address?: string
  readonly phone?: string
}

export interface Post {
  readonly id: string
  readonly organ: string
  readonly title: string
  readonly duties: readonly Duty[]
}

export interface Holder {
  readonly post: string
  readonly person: string
  readonly name: string
}

/** Organs, posts and who holds them, as of one day, read from the registers. */
export interface Organisation {
  readonly on: Day
  readonly organs: ReadonlyMap<string, Organ>
  /** Organs that are gone, as they last were: old cases show the old name. */
  readonly past: ReadonlyMap<string, Organ>
  readonly posts: ReadonlyMap<string, Post>
  readonly holders: readonly Holder[]
  readonly tree: DatedTree
}

/** The organisation of today, kept in memory and read again when a register or the day changes. */
export class OrganisationBook {
  #current: Organisation | undefined
  #last: Organisation | undefined
  #forgotten = 0
  readonly #store: Store
  readonly #today: () => Day

  constructor(store: Store, today: () => Day) {
    this.#store = store
    this.#today = today
  }

  /** Forgets what is kept; the next question reads the registers. */
  changed(procedure: string): void {
    if (isRegister(procedure)) this.forget()
  }

  forget(): void {
    this.#forgotten++
    this.#current = undefined
  }

  async current(): Promise<Organisation> {
    const on = this.#today()
    if (this.#current?.on === on) return this.#current
    const before = this.#forgotten
    const read = await readOrganisation(this.#store, on)
    // What was recorded while the registers were being read may not be in what was read.
    if (this.#forgotten === before) this.#current = read
    this.#last = read
    return read
  }

  /** What is known without waiting; for names in numbers, which must not fall back to keys only because a register changed a moment ago. */
  get known(): Organisation | undefined {
    return this.#current ?? this.#last
  }

  async postsOf(person: string): Promise<readonly Post[]> {
    const { holders, posts } = await this.current()
    return holders.filter((h) => h.person === person).flatMap((h) => posts.get(h.post) ?? [])
  }

  /** The person as acting through a post, if they hold it today. */
  async acting(person: string, post: string): Promise<ActingPost | undefined> {
    const held = (await this.postsOf(person)).find((p) => p.id === post)
    if (!held) return undefined
    const succeeds = (await this.current()).tree.succeeds(held.organ)
    return { post: held.id, organ: held.organ, person, duties: held.duties, ...(succeeds.length > 0 && { succeeds }) }
  }

  async organsWith(duty: string): Promise<readonly Organ[]> {
    const { organs, posts } = await this.current()
    const ids = new Set([...posts.values()].filter((p) => (p.duties as readonly string[]).includes(duty)).map((p) => p.organ))
    return [...organs.values()].filter((o) => ids.has(o.id))
  }
}

async function readOrganisation(store: Store, on: Day): Promise<Organisation> {
  const [organs, everyOrgan, posts, holders] = await Promise.all([
    entries<Organ>(store, organRegister, { on }),
    entries<Organ>(store, organRegister, { until: on }),
    entries<Post>(store, postRegister, { on }),
    entries<Holder>(store, holderRegister, { on }),
  ])
  const inForce = new Map(organs.map((o) => [o.id, o]))
  return {
    on,
    organs: inForce,
    past: new Map(everyOrgan.filter((o) => !inForce.has(o.id)).map((o) => [o.id, o])),
    posts: new Map(posts.map((p) => [p.id, p])),
    holders,
    tree: organTree(organs, everyOrgan),
  }
}

/** Entries in force on a day, or every edition that had begun by it. */
async function entries<T>(store: Store, register: string, when: { on: Day } | { until: Day }): Promise<readonly T[]> {
  const found: T[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await registerEntries(store, { register, ...('on' in when && { on: when.on }), size: 500, ...(cursor && { cursor }) })
    const begun = 'until' in when ? page.rows.filter((row) => row.valid_from <= when.until) : page.rows
    found.push(...begun.map((row) => row.body as T))
    cursor = page.next
    if (!cursor) return found
  }
}

/** Registers of the catalogue, by id. */
export const registersOf = (catalogue: Catalogue) => catalogue.procedures.filter((p) => isRegister(p.id))
