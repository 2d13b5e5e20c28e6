import type { ActPaper, CaseParty } from '@fadu/procedure'
import { secretMatches } from './auth/follow-secret.ts'
import type { House } from './house.ts'
import { type OpenCase, openCase } from './open-case.ts'

/** A party in the case in which it is handled. */
export interface OwnCase {
  readonly open: OpenCase
  readonly own: CaseParty
}

/** The party to whom the secret belongs; one that was split off is found in the case it went to, with the number and secret it has always had. */
export async function partyBySecret(house: House, open: OpenCase, secret: string): Promise<OwnCase | undefined> {
  const belongs = (key: string) => secretMatches(house.store, open.view.case, key, secret)
  const own = open.view.parties.find((p) => belongs(p.key))
  if (own) return { open, own }
  for (const event of open.view.log.filter((e) => e.type === 'case.split')) {
    const { party } = event.paper as ActPaper<'case.split'>
    if (belongs(party)) return wentTo(house, open, event.seq, party)
  }
  return undefined
}

/** The case that a split opened names the entry it came of. */
async function wentTo(house: House, { view }: OpenCase, seq: number, party: string): Promise<OwnCase | undefined> {
  for (const link of view.links.filter((l) => l.relation === 'split' && l.direction === 'to')) {
    const open = await openCase(house, link.case)
    const came = open.log.some(({ type, by }) => type === 'case.linked' && by.kind === 'link' && by.case === view.case && by.seq === seq)
    const side = party.replace(/-\d+$/, '')
    const own = came ? open.view.parties.find((p) => p.role === side) : undefined
    if (own) return { open, own }
  }
  return undefined
}
