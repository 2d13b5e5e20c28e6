/** Nothing that is filled in nests like this; what walks a value (digests, comparisons) would run out of stack. */
const deepest = 60

export const nestsTooDeep = (value: unknown, than: number = deepest): boolean =>
  typeof value === 'object' && value !== null && (than === 0 || Object.values(value).some((inner) => nestsTooDeep(inner, than - 1)))
