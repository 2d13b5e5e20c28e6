/**
 * Chinese has no spaces and a dictionary misses legal words, so text is indexed by pairs of neighbouring characters: a phrase
 * of pairs finds exactly what contains the text. Latin words and digits are kept whole, in lower case.
 */
const han = /\p{Script=Han}/u
const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Common characters and the marks of titles and document numbers: normal already as far as letters and digits go. */
const normal = /^[\u4e00-\u9fff\x20-\x7e（）〔〕、，。—]*$/
/** Characters of one code unit each, so that a pair is two of them. */
const short = /^[^\ud800-\udfff]*$/

/** Runs of Chinese characters as lists of pairs (a single character alone), every other word as it is. */
function runsOf(text: string): string[][] {
  const runs: string[][] = []
  for (const [part] of (normal.test(text) ? text : text.normalize('NFKC')).toLowerCase().matchAll(run)) {
    const characters = short.test(part) ? part : [...part]
    if (characters.length === 1 || !han.test(part)) {
      runs.push([part])
      continue
    }
    const pairs: string[] = []
    for (let i = 1; i < characters.length; i++) pairs.push(characters[i - 1]! + characters[i]!)
    runs.push(pairs)
  }
  return runs
}

// Tokens hold letters and digits only, so quoting needs no escapes.
const quoted = (token: string): string => `'${token}'`

/** The last position a tsvector can tell apart. */
const lastPosition = 16_383

/** A tsvector literal with positions, made here so that it does not depend on the database's text search configuration. */
export function searchVector(...texts: readonly string[]): string {
  const lexemes: string[] = []
  let position = 0
  const add = (token: string) => lexemes.push(`${quoted(token)}:${Math.min(position, lastPosition)}`)
  for (const text of texts) {
    // A gap between texts: no phrase reaches from one into the next.
    position += 1
    for (const tokens of runsOf(text)) {
      for (const token of tokens) {
        position += 1
        add(token)
      }
      // Beside the last pair stands its second character, so that every character begins a token and is found by prefix.
      const last = [...tokens.at(-1)!]
      if (last.length === 2 && han.test(last[0]!)) add(last[1]!)
    }
  }
  return lexemes.join(' ')
}

/** A tsquery literal that finds each word of the text as a phrase, `undefined` when there is nothing to look for. Single characters and Latin words match as prefixes. */
export function searchQuery(text: string): string | undefined {
  const phrases = text.split(/\s+/).flatMap((word) => {
    const tokens = runsOf(word).flat()
    return tokens.length > 0 ? [`(${tokens.map((token) => (isPrefix(token) ? `${quoted(token)}:*` : quoted(token))).join(' <-> ')})`] : []
  })
  return phrases.length > 0 ? phrases.join(' & ') : undefined
}

const isPrefix = (token: string): boolean => !han.test(token) || [...token].length === 1
