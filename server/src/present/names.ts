import type { Actor, AnyProcedure, CaseParty, RoleSpec, Words } from '@fadu/procedure'
import { maskValue, words } from '@fadu/procedure'
import { type Organisation, organName } from '../organisation.ts'

/** Words for who acts, from the organisation as known today; what is unknown is shown by its key, never invented. */
export class Names {
  readonly #organisation: Organisation
  readonly #procedure: AnyProcedure

  constructor(organisation: Organisation, procedure: AnyProcedure) {
    this.#organisation = organisation
    this.#procedure = procedure
  }

  organ(id: string | undefined): string {
    return id === undefined ? '' : organName(this.#organisation, id)
  }

  post(id: string): string {
    return this.#organisation.posts.get(id)?.title ?? id
  }

  holder(post: string): string | undefined {
    return this.#organisation.holders.find((h) => h.post === post)?.name
  }

  person(id: string): string {
    return this.#organisation.holders.find((h) => h.person === id)?.name ?? id
  }

  role(key: string): Words {
    if (key === 'clock') return words('时钟', 'The clock')
    if (key === 'link') return words('关联案件', 'A linked case')
    return (this.#procedure.roles as Record<string, RoleSpec>)[key]?.term ?? words(key, key)
  }

  /** A party's name: an organ by its own name, everybody else masked. */
  party(party: CaseParty): string {
    const organ = this.#organisation.organs.get(party.name)
    if (organ) return organ.name
    return party.kind === 'organisation' ? party.name : maskValue('name', party.name)
  }

  /** The same, unmasked: for documents served on the parties. */
  partyInFull(party: CaseParty): string {
    return this.#organisation.organs.get(party.name)?.name ?? party.name
  }

  actor(actor: Actor) {
    const role = this.role(actor.role)
    switch (actor.kind) {
      case 'post':
        return { kind: 'post' as const, role, name: words(this.post(actor.post), this.post(actor.post)), organ: this.organ(actor.organ) }
      case 'party':
        return { kind: 'party' as const, role, name: role, ...(actor.channel && { channel: actor.channel }) }
      case 'clock':
        return { kind: 'clock' as const, role, name: words('期限届满自动记录', 'Recorded when the limit ended') }
      case 'link':
        return { kind: 'link' as const, role, name: words('由关联案件引起', 'Caused by a linked case') }
    }
  }

  /** What an office stands for in a form field that names one. */
  entry(value: string): string {
    return this.#organisation.organs.get(value)?.name ?? this.#organisation.posts.get(value)?.title ?? value
  }
}
