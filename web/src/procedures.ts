import { catalogue } from '@fadu/catalogue'
import { type AnyProcedure, acts, isAct, isRegister, type Paper, schemaOf } from '@fadu/procedure'
import type { z } from 'zod'

/** The definitions that travel with the page: the same that the server decides by. */
export const procedureIn = (id: string, edition: string): AnyProcedure | undefined =>
  catalogue.procedures.find((p) => p.id === id && p.edition === edition)

/** The edition in force last; for help pages, which speak of no case. */
export const latestEdition = (id: string): AnyProcedure | undefined =>
  catalogue.procedures
    .filter((p) => p.id === id)
    .reduce<AnyProcedure | undefined>((last, p) => (!last || p.inForce.from > last.inForce.from ? p : last), undefined)

/** Procedures by which cases are handled, registers left out; with `published`, only those whose decisions the law makes public. */
export function procedureTerms(published = false): readonly { id: string; term: AnyProcedure['term'] }[] {
  const shown = catalogue.procedures.filter((p) => !isRegister(p.id) && (!published || p.disclosure !== undefined))
  return [...new Map(shown.map((p) => [p.id, p.term]))].map(([id, term]) => ({ id, term }))
}

/** The schema of an event's paper or of an act of the engine. */
export function schemaFor(id: string, edition: string, event: string): z.ZodObject | undefined {
  if (isAct(event)) return acts[event]
  const paper = (procedureIn(id, edition)?.papers as Readonly<Record<string, Paper>> | undefined)?.[event]
  return paper && schemaOf(paper)
}

/** Role keys with their words, of parties or of officials. */
export function rolesOf(procedure: AnyProcedure, whose: 'party' | 'official'): readonly { id: string; words: AnyProcedure['term'] }[] {
  return Object.entries(procedure.roles)
    .filter(([, role]) => (whose === 'party') === (role.party === true))
    .map(([id, role]) => ({ id, words: role.term }))
}
