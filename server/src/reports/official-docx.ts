import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ReportDocument } from './document.ts'

/** Layout of GB/T 9704-2012 in twips: A4, 22 lines of 28 characters in size 3 (16 pt). */
const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 }
const linePitch = 579
const indent = 640

type Face = 'title' | 'body' | 'first' | 'second' | 'page'
/** Fonts are named, never shipped; what a machine has in their place is named in the font table. */
const faces: Readonly<Record<Face, { readonly name: string; readonly instead: string; readonly size: number }>> = {
  title: { name: '方正小标宋简体', instead: '宋体', size: 44 },
  body: { name: '仿宋_GB2312', instead: '仿宋', size: 32 },
  first: { name: '黑体', instead: 'SimHei', size: 32 },
  second: { name: '楷体_GB2312', instead: '楷体', size: 32 },
  page: { name: '宋体', instead: 'SimSun', size: 28 },
}

const run = (text: string, face: Face, more: { readonly size?: number } = {}): TextRun => {
  const { name, size } = faces[face]
  return new TextRun({
    text,
    size: more.size ?? size,
    font: { ascii: face === 'page' ? name : 'Times New Roman', hAnsi: face === 'page' ? name : 'Times New Roman', eastAsia: name },
  })
}

type Style = { readonly centred?: boolean; readonly indented?: boolean; readonly heading?: 1 | 2; readonly newPage?: boolean }

const line = (children: readonly ParagraphChild[], { centred, indented, heading, newPage }: Style = {}): Paragraph =>
  new Paragraph({
    children: [...children],
    spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...(centred && { alignment: AlignmentType.CENTER }),
    ...(indented && { indent: { firstLine: indent } }),
    ...(heading && { outlineLevel: heading - 1, keepNext: true }),
    ...(newPage && { pageBreakBefore: true }),
  })

const dayZh = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function body({ title, mark, issuer, on, parts }: ReportDocument): Paragraph[] {
  return [
    line([run(title, 'title')], { centred: true }),
    line([run([issuer, on && dayZh(on), mark && `（${mark}）`].filter(Boolean).join('　'), 'second')], { centred: true }),
    line([run('', 'body')]),
    ...parts.flatMap(({ heading, sections }) => [
      line([run(heading, 'first')], { indented: true, heading: 1 }),
      ...sections.flatMap((section) => [
        ...(section.heading ? [line([run(section.heading, 'second')], { indented: true, heading: 2 })] : []),
        ...section.paragraphs.map((text) => line([run(text, 'body')], { indented: true })),
      ]),
    ]),
  ]
}

const columns = [
  ['指标', 2300],
  ['期间', 800],
  ['数值', 1100],
  ['分子/分母', 1100],
  ['口径', 2444],
  ['来源和截止', 1100],
] as const

const cell = (text: string, width: number, face: Face = 'body'): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: [new Paragraph({ children: [run(text, face, { size: 18 })] })],
  })

function annex({ annex: rows, asOf, reference }: ReportDocument): (Paragraph | Table)[] {
  if (rows.length === 0) return []
  return [
    line([run('附件', 'first')], { newPage: true }),
    line([run('数据说明', 'title')], { centred: true }),
    line([run(`本报告数据截至${asOf ? dayZh(asOf) : '冻结之日'}，由${reference}号档案所载数据计算，冻结后不再变动。`, 'body')], {
      indented: true,
    }),
    new Table({
      columnWidths: columns.map(([, width]) => width),
      width: { size: columns.reduce((n, [, width]) => n + width, 0), type: WidthType.DXA },
      rows: [
        new TableRow({ tableHeader: true, children: columns.map(([name, width]) => cell(name, width, 'first')) }),
        ...rows.map((row) => {
          const { definition } = row
          const parts = [row.numerator, row.denominator].filter((part) => part !== undefined).join('/')
          const counted = definition
            ? `分子：${definition.numerator.zh}${definition.denominator ? `；分母：${definition.denominator.zh}` : ''}；归期：${definition.cutOff.zh}`
            : '该指标已停用'
          const said = [row.term.zh, row.period, row.printed, parts || '—', counted, `${definition?.source.zh ?? '—'}；截至${row.asOf}`]
          return new TableRow({ cantSplit: true, children: said.map((text, n) => cell(text, columns[n]![1])) })
        }),
      ],
    }),
  ]
}

/** Page numbers between dashes, outside on both pages of a sheet. */
const footer = (alignment: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === 'left' ? { left: 320 } : { right: 320 },
        children: [
          run('— ', 'page'),
          new TextRun({ children: [PageNumber.CURRENT], size: faces.page.size, font: faces.page.name }),
          run(' —', 'page'),
        ],
      }),
    ],
  })

const fontTable = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
    faces,
  )
    .map(({ name, instead }) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/></w:font>`)
    .join('')}</w:fonts>`

/** Writes a report in the layout of GB/T 9704-2012. */
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
        children: [...body(report), ...annex(report)],
      },
    ],
  })
  return Packer.toBuffer(document, false, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
