import type { Article } from '@fadu/legal-time'
import type { Facts, Gate, GateContext, Papers, Words } from '@fadu/procedure'

/** What a rule of this house asks about: what happened so far, the paper now filled in, the day and the limits. */
export interface Asked<P extends Papers, K extends keyof P> {
  readonly facts: Facts<P>
  readonly paper: GateContext<P, string, K>['paper']
  readonly on: GateContext<P, string, K>['on']
  readonly limits: GateContext<P, string, K>['limits']
}

/** A gate as a definition takes it. */
export interface HouseGate<P extends Papers, K extends keyof P> {
  readonly code: string
  readonly under: readonly Article[]
  readonly otherwise: Words
  readonly field?: string
  readonly that: (asked: Asked<P, K>) => boolean
}

/**
 * A maker of gates for the papers of one procedure. Where no statute is behind a gate it is a rule of this house, and
 * docs/readings.md has its row; where one is, `under` names it.
 */
export const gates =
  <P extends Papers>() =>
  <K extends keyof P & string>(
    _event: K,
    code: string,
    otherwise: Words,
    that: (asked: Asked<P, K>) => boolean,
    more: { readonly field?: string; readonly under?: readonly Article[] } = {},
  ): HouseGate<P, K> => ({ code, otherwise, that, under: more.under ?? [], ...(more.field && { field: more.field }) })

/** The same for gates written as the engine takes them, all rules of this house. */
export const houseGates =
  <P extends Papers>() =>
  <K extends keyof P & string>(rest: Omit<Extract<Gate<P, string, K>, { that: unknown }>, 'under'>): Gate<P, string, K> =>
    ({ ...rest, under: [] as const }) as unknown as Gate<P, string, K>
