const markup = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[<>]/g
const loose = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i

/** Why a text is no well-formed XML, or nothing: every element closed by its own name, one root, no loose sign. */
export function faultInXml(text: string): string | undefined {
  const open: string[] = []
  let roots = 0
  if (loose.test(text)) return `a loose &: ${text.slice(text.search(loose)).slice(0, 20)}`
  for (const [whole, closing, name, attributes = '', empty] of text.replaceAll('\uFEFF', '').matchAll(markup)) {
    if (whole === '<' || whole === '>') return `a loose ${whole}`
    if (name === undefined) continue
    const given = [...attributes.matchAll(/([\w:.-]+)=/g)].map((m) => m[1])
    if (new Set(given).size !== given.length) return `${name} has an attribute twice`
    if (closing) {
      const last = open.pop()
      if (last !== name) return `${name} closes ${last}`
    } else {
      if (open.length === 0) roots++
      if (!empty) open.push(name)
    }
  }
  if (open.length > 0) return `${open.at(-1)} is not closed`
  return roots === 1 ? undefined : `${roots} roots`
}
