/** A piece of SQL with its parameters; pieces nest, so that filters compose without ever writing a value into the text. */
export interface Sql {
  readonly parts: readonly string[]
  readonly values: readonly unknown[]
  /** Set by {@link called}: PostgreSQL keeps the plan of a statement of this name on each connection. */
  readonly name?: string
  /** Set by {@link calledByText}. */
  readonly byText?: true
}

const isSql = (value: unknown): value is Sql => typeof value === 'object' && value !== null && 'parts' in value && 'values' in value

/** Tagged template: every `${value}` becomes a parameter, every `${sql\`…\`}` is spliced in. */
export const sql = (parts: TemplateStringsArray, ...values: unknown[]): Sql => ({ parts, values })

/** Names a statement on the hot path. The text must not depend on what is asked, or the name would stand for two texts. */
export const called = (name: string, piece: Sql): Sql => ({ ...piece, name })

/**
 * Names a statement by its text, for lists whose text depends on what is filtered by: a few dozen shapes at most, each planned once a
 * connection. Planning such a list takes longer than reading it.
 */
export const calledByText = (piece: Sql): Sql => ({ ...piece, byText: true })

/** Joins pieces with ` and `; no pieces: `true`. */
export const every = (pieces: readonly Sql[]): Sql =>
  pieces.length === 0 ? sql`true` : pieces.reduce((left, right) => sql`${left} and ${right}`)

/** Text with $1, $2 … and the parameters in order, as `pg` takes them. */
export function render(piece: Sql): { text: string; values: unknown[] } {
  const values: unknown[] = []
  const walk = ({ parts, values: given }: Sql): string =>
    parts.reduce((text, part, i) => {
      const value = given[i - 1]
      if (isSql(value)) return `${text}${walk(value)}${part}`
      values.push(value)
      return `${text}$${values.length}${part}`
    })
  return { text: walk(piece), values }
}
