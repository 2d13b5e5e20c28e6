import { definitionFaults } from './check-definition.ts'
import type { AnyProcedure, Procedure, ProcedureSpec } from './definition.ts'
import type { Papers } from './paper.ts'

/**
 * Defines one edition of a procedure. The papers come first: the compiler reads them and checks every
 * event, gate and limit against them. What the compiler cannot see is checked here, once, when the
 * definition is loaded.
 * @throws DefinitionError naming every fault at once.
 */
export function defineProcedure<
  const P extends Papers,
  const R extends string,
  const S extends string,
  const D extends string,
  const L extends string,
>(papers: P, spec: ProcedureSpec<P, R, S, D, L>): Procedure<P, R, S, D, L> {
  const procedure = { ...spec, papers }
  const faults = definitionFaults(procedure as unknown as AnyProcedure)
  if (faults.length > 0) throw new DefinitionError(spec.id, faults)
  return procedure
}

/** A definition that cannot stand; a fault of ours, never of a user. */
export class DefinitionError extends Error {
  readonly faults: readonly string[]
  constructor(id: string, faults: readonly string[]) {
    super(`The definition of ${id} cannot stand:\n- ${faults.join('\n- ')}`)
    this.name = 'DefinitionError'
    this.faults = faults
  }
}
