/** One line of a page: where it begins, how large it is and what it says. */
export interface PdfLine {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

/** A filled box: left, bottom, width, height. */
export type PdfBox = readonly [number, number, number, number]

const hex = (n: number): string => n.toString(16).padStart(4, '0').toUpperCase()

/** A PDF with a text layer, for tests: one font that is not embedded, its codes mapped to characters by a ToUnicode table. */
export function smallPdf(pages: readonly (readonly PdfLine[])[], boxes: readonly (readonly PdfBox[])[] = []): Uint8Array {
  const chars = [...new Set(pages.flatMap((p) => p.flatMap((l) => [...l.text])))]
  const code = (c: string): number => chars.indexOf(c) + 1
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n${chars
    .map((c) => `1 beginbfchar <${hex(code(c))}> <${hex(c.charCodeAt(0))}> endbfchar`)
    .join('\n')}\nendcmap end end`
  const contents = pages.map((page, n) =>
    [
      ...(boxes[n] ?? []).map((b) => `${b.join(' ')} re f`),
      ...page.map((l) => `BT /F1 ${l.size} Tf ${l.x} ${l.y} Td <${[...l.text].map((c) => hex(code(c))).join('')}> Tj ET`),
    ].join('\n'),
  )
  const stream = (text: string): string => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>',
    stream(map),
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`,
      stream(content),
    ]),
  ]
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = body.length
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`
  body += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return new TextEncoder().encode(body)
}
