/** A tag or a stretch of text of HTML or XML, in the order it stands. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: 'close'; readonly name: string }

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: ' ',
  emsp: '\u3000',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  middot: '·',
  times: '×',
  ge: '≥',
  le: '≤',
  bull: '•',
}

/** Character references as characters; an unknown one stays as written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g, (all, decimal?: string, hex?: string, name?: string) => {
    if (name) return named[name] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })
}

/** Cuts markup into tokens. Anything that is no tag is text; nothing is ever refused. */
export function* tokensOf(markup: string, rawElements: readonly string[] = []): Generator<Token> {
  const tag =
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[!?][^>]*(?:>|$)|<(\/?)([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g
  let at = 0
  for (let match = tag.exec(markup); match; match = tag.exec(markup)) {
    if (match.index > at) yield { kind: 'text', text: decodeEntities(markup.slice(at, match.index)) }
    at = tag.lastIndex
    if (match[1] !== undefined) yield { kind: 'text', text: match[1] }
    if (match[3] === undefined) continue
    const name = match[3].toLowerCase()
    if (match[2] === '/') {
      yield { kind: 'close', name }
      continue
    }
    const attributes = match[4] ?? ''
    yield { kind: 'open', name, attributes, empty: /\/\s*$/.test(attributes) }
    if (rawElements.includes(name)) {
      const end = markup.toLowerCase().indexOf(`</${name}`, at)
      at = end < 0 ? markup.length : end
      tag.lastIndex = at
    }
  }
  if (at < markup.length) yield { kind: 'text', text: decodeEntities(markup.slice(at)) }
}

/** The value of an attribute, or undefined. */
export function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(
    `(?:^|\\s)${name.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
    'i',
  ).exec(attributes)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? undefined : decodeEntities(value)
}
