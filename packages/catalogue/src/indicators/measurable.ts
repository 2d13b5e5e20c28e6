import { askedOfDistricts } from '../targets/asked-of-districts.ts'
import { askedOfStreetAndCity } from '../targets/asked-of-street-and-city.ts'
import type { TargetAsked } from '../targets/target-asked.ts'

/** Every quantified target of the plans, with how it is measured here or why it is not. */
export const targetsAsked: readonly TargetAsked[] = [...askedOfDistricts, ...askedOfStreetAndCity]
