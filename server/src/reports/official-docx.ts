import { Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { ReportDocument } from './document.ts'
import { annex } from './official-annex.ts'
import { head, imprint, signature } from './official-head.ts'
import { character, faces, line, linePitch, page, run } from './official-layout.ts'

/** Title, the organ addressed, the parts with their headings, the note of the annex. */
function body(report: ReportDocument): Paragraph[] {
  const { title, mark, to, parts } = report
  return [
    line([]),
    line([]),
    line([run(title, 'title')], { centred: true }),
    ...(mark ? [line([run(`（${mark}）`, 'second')], { centred: true })] : []),
    line([]),
    ...(to ? [line([run(`${to}：`, 'body')])] : []),
    ...parts.flatMap(({ heading, sections }) => [
      line([run(heading, 'first')], { indented: true, heading: 1 }),
      ...sections.flatMap((section) => [
        ...(section.heading ? [line([run(section.heading, 'second')], { indented: true, heading: 2 })] : []),
        ...section.paragraphs.map((text) => line([run(text, 'body')], { indented: true })),
      ]),
    ]),
    ...(report.annex.length + report.elsewhere.length > 0 ? [line([]), line([run('附件：数据说明', 'body')], { indented: true })] : []),
  ]
}

/** Page numbers between dashes, outside on both pages of a sheet, one character from the edge. */
const footer = (alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'left' ? { left: character } : { right: character },
        children: [
          run('— ', 'page'),
          new TextRun({ children: [PageNumber.CURRENT], size: faces.page.size, font: faces.page.name }),
          run(' —', 'page'),
        ],
      }),
    ],
  })

const fontTable = (): string => {
  const named = new Map(Object.values(faces).map((face) => [face.name, face.instead]))
  const fonts = [...named].map(
    ([name, instead]) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

/** Writes a report in the layout of GB/T 9704-2012: red head, text, signature, annex, imprint. */
export async function writeOfficialDocument(report: ReportDocument): Promise<Buffer> {
  const { width, height, ...margin } = page
  const document = new Document({
    title: report.title,
    creator: report.issuer,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: { size: { width, height }, margin: { ...margin, footer: 1400 } },
          grid: { linePitch, type: 'lines' },
        },
        footers: { default: footer('right'), even: footer('left') },
        children: [...head(report), ...body(report), ...signature(report), ...annex(report), ...imprint(report)],
      },
    ],
  })
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
