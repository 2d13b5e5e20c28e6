import { type AnyProcedure, type AnyView, mapPersonal, maskValue, type PersonalValue, paperSchema, viewOf } from '@fadu/procedure'
import type { House } from '../house.ts'
import type { OpenCase } from '../open-case.ts'

/**
 * The case as a reader knows it who may read but not see personal values: they are masked in every entry, and what is written from
 * the entries, documents too, has them masked. Names of organs and companies are nobody's and stay.
 */
export function maskedCase(house: House, { procedure, log }: OpenCase): OpenCase {
  const masked = log.map((event) => {
    const schema = paperSchema(procedure, event, log)
    const mask = (value: PersonalValue) => (isCompanys(event.paper, value) ? value.value : maskValue(value.kind, value.value))
    return schema ? { ...event, paper: mapPersonal(schema, event.paper, mask) } : event
  })
  return { procedure, log: masked, view: viewAgain(house, procedure, masked) }
}

const viewAgain = (house: House, procedure: AnyProcedure, log: OpenCase['log']): AnyView =>
  viewOf(procedure, log, { today: house.clock.today(), calendar: house.calendar() }) as unknown as AnyView

/** Whether a value is the name of a party that is no person. */
function isCompanys(paper: unknown, { kind, path }: PersonalValue): boolean {
  const holder = path.slice(0, -1).reduce<unknown>((inner, key) => (inner as Readonly<Record<string | number, unknown>>)?.[key], paper)
  return kind === 'name' && (holder as { readonly kind?: unknown } | undefined)?.kind === 'organisation'
}
