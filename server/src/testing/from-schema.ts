import fc from 'fast-check'

/** A JSON Schema as the description of the interface writes it; only what occurs there. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

export interface Known {
  readonly schemas: Readonly<Record<string, JsonSchema>>
  /** Values that mean something in the house under test, by the field's name: with them a request gets past the first door. */
  readonly values: Readonly<Record<string, readonly unknown[]>>
}

/** What hostile or careless senders put into a text: for databases, pages, templates, headers, folders, and characters that break things. */
export const hostileTexts: readonly string[] = [
  "'; drop table event; --",
  "' or '1'='1",
  '1); select pg_sleep(5); --',
  '%27%20union%20select%20null--',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}#{7*7}<%= 7*7 %>',
  'a\r\nX-Injected: yes\r\n\r\n<p>',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  'file:///etc/passwd',
  'a\0b',
  '\ud800',
  '\udc00x',
  '\u202egnp.exe',
  '\ufeff',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '=1+1',
  '%',
  '_%\\',
  '%00',
  '%zz',
  'NaN',
  '1e400',
  '-0',
  '9'.repeat(400),
  '长'.repeat(5000),
  'é'.normalize('NFD').repeat(30),
  '👨‍👩‍👧‍👦'.repeat(20),
  '',
  ' ',
]

/** Stands for a value nested deeper than anything that walks a value can bear; {@link written} puts it in. */
const deep = '⟨deep⟩'

/** A request as it travels. */
export const written = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').replaceAll(`"${deep}"`, () => `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`)

/** What stands where something else is expected. */
const wrongValues: readonly unknown[] = [
  ...hostileTexts,
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[]],
  JSON.parse('{"__proto__":{"administrator":true}}'),
  { constructor: { prototype: { administrator: true } } },
  { toJSON: 'x', length: 9 },
  { $ne: null },
  deep,
  Array(2000).fill('x'),
]

const resolved = (schema: JsonSchema, { schemas }: Known): JsonSchema =>
  schema.$ref ? resolved(schemas[schema.$ref.split('/').at(-1)!]!, { schemas, values: {} }) : schema

/** Requests that keep to the schema, hostile texts in every field that takes texts. */
export function wellFormed(given: JsonSchema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const schema = resolved(given, known)
  const familiar = known.values[name]
  const made = madeOf(schema, known)
  return familiar ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...familiar) }, { weight: 1, arbitrary: made }) : made
}

function madeOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => wellFormed(one, known)))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2 ** 53 - 1) })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(schema.items ? wellFormed(schema.items, known) : anything, {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      })
    case 'object':
      return objectOf(schema, known)
    default:
      return anything
  }
}

const anything: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...wrongValues.filter((v) => typeof v !== 'object')), fc.jsonValue())

function textOf({ pattern, minLength = 0, maxLength = 200 }: JsonSchema): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  const cut = (text: string) => text.slice(0, maxLength).padEnd(minLength, 'x')
  return fc.oneof(fc.constantFrom(...hostileTexts).map(cut), fc.string({ unit: 'binary', maxLength: 40 }).map(cut))
}

function objectOf(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, wellFormed(field, known, name)] as const)
  if (fields.length === 0) return fc.dictionary(fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('constructor', 'length')), anything)
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...(schema.required ?? [])] })
}

/** A well-formed request with one place of it spoilt: a part of another kind, a part too long, too deep, too large, a part too many. */
export const malformed = (schema: JsonSchema, known: Known): fc.Arbitrary<unknown> =>
  fc
    .tuple(wellFormed(schema, known), fc.nat(30), fc.constantFrom(...wrongValues), fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, at, wrong, how]) => spoilt(value, at, wrong, how))

export function spoilt(value: unknown, at: number, wrong: unknown, how: string): unknown {
  const places = placesIn(value)
  if (places.length === 0) return wrong
  const copy = structuredClone(value)
  const [path, key] = places[at % places.length]!
  const holder = path.reduce((inner, step) => (inner as Record<string, unknown>)[step], copy) as Record<string, unknown>
  if (how === 'remove') delete holder[key]
  else if (how === 'add') Object.defineProperty(holder, '__proto__', { value: wrong, enumerable: true })
  else holder[key] = wrong
  return copy
}

/** Every place in a request where a value stands, outermost first. */
function placesIn(value: unknown, path: readonly string[] = []): [readonly string[], string][] {
  if (typeof value !== 'object' || value === null || path.length > 6) return []
  return Object.entries(value).flatMap(([key, inner]): [readonly string[], string][] => [[path, key], ...placesIn(inner, [...path, key])])
}
