import { type Duty, holderRegister, organRegister, postRegister } from '@fadu/catalogue'
import type { Day } from '@fadu/legal-time'
import { type ActingPost, type Catalogue, isRegister } from '@fadu/procedure'
import { everyRegisterEntry, type Store } from '@fadu/store'
import { KeptToday } from './kept-today.ts'
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

interface HeldByPerson {
  readonly held: Post
  readonly acting: ActingPost
}

/** Organs, posts and who holds them, as of one day, read from the registers. */
export interface Organisation {
  readonly on: Day
  readonly organs: ReadonlyMap<string, Organ>
  /** Organs that are gone, as they last were: old cases show the old name. */
  readonly past: ReadonlyMap<string, Organ>
  readonly posts: ReadonlyMap<string, Post>
  readonly holders: readonly Holder[]
  /** The posts a person holds on that day, and the person as acting through each: the same object however often it is asked for. */
  readonly actingOf: (person: string) => readonly HeldByPerson[]
  readonly tree: DatedTree
}

const kept = [organRegister, postRegister, holderRegister].map((register) => `register:${register}`)
/** Whether an entry of this procedure may change who is there and what they may do. */
export const changesOrganisation = (procedure: string): boolean => kept.includes(procedure)

/** The organisation of today, kept in memory and read again when a register or the day changes. */
export class OrganisationBook {
  readonly #kept: KeptToday<Organisation>

  constructor(store: Store, today: () => Day) {
    this.#kept = new KeptToday(today, (on) => readOrganisation(store, on))
  }

  /** Forgets what is kept; the next question reads the registers. */
  changed(procedure: string): void {
    if (changesOrganisation(procedure)) this.forget()
  }

  forget(): void {
    this.#kept.forget()
  }

  current(): Promise<Organisation> {
    return this.#kept.current()
  }

  /** What is known without waiting; for names in numbers, which must not fall back to keys only because a register changed a moment ago. */
  get known(): Organisation | undefined {
    return this.#kept.known
  }

  async postsOf(person: string): Promise<readonly Post[]> {
    return (await this.current()).actingOf(person).map(({ held }) => held)
  }

  /** The person as acting through a post, if they hold it today. */
  async acting(person: string, post: string): Promise<ActingPost | undefined> {
    return (await this.current()).actingOf(person).find(({ held }) => held.id === post)?.acting
  }

  async organsWith(duty: string): Promise<readonly Organ[]> {
    const { organs, posts } = await this.current()
    const ids = new Set([...posts.values()].filter((p) => (p.duties as readonly string[]).includes(duty)).map((p) => p.organ))
    return [...organs.values()].filter((o) => ids.has(o.id))
  }
}

async function readOrganisation(store: Store, on: Day): Promise<Organisation> {
  const [organs, everyOrgan, posts, holders] = await Promise.all([
    bodiesOf<Organ>(store, organRegister, { on }),
    bodiesOf<Organ>(store, organRegister, { begunBy: on }),
    bodiesOf<Post>(store, postRegister, { on }),
    bodiesOf<Holder>(store, holderRegister, { on }),
  ])
  const inForce = new Map(organs.map((o) => [o.id, o]))
  const postById = new Map(posts.map((p) => [p.id, p]))
  const tree = organTree(organs, everyOrgan)
  return {
    on,
    organs: inForce,
    past: new Map(everyOrgan.filter((o) => !inForce.has(o.id)).map((o) => [o.id, o])),
    posts: postById,
    holders,
    actingOf: heldByPerson(holders, postById, tree),
    tree,
  }
}

function heldByPerson(holders: readonly Holder[], posts: ReadonlyMap<string, Post>, tree: DatedTree): Organisation['actingOf'] {
  const byPerson = new Map<string, HeldByPerson[]>()
  for (const { person, post } of holders) {
    const held = posts.get(post)
    if (!held) continue
    const succeeds = tree.succeeds(held.organ)
    const acting = { post: held.id, organ: held.organ, person, duties: held.duties, ...(succeeds.length > 0 && { succeeds }) }
    byPerson.set(person, [...(byPerson.get(person) ?? []), { held, acting }])
  }
  return (person) => byPerson.get(person) ?? []
}

const bodiesOf = async <T>(store: Store, register: string, when: { on: Day } | { begunBy: Day }): Promise<readonly T[]> =>
  (await everyRegisterEntry(store, { register, ...when })).map((row) => row.body as T)

/** The name of an organ that is or was there; what is unknown is shown by its key, never invented. */
export const organName = ({ organs, past }: Organisation, id: string): string => (organs.get(id) ?? past.get(id))?.name ?? id

/** Registers of the catalogue, by id. */
export const registersOf = (catalogue: Catalogue) => catalogue.procedures.filter((p) => isRegister(p.id))
