import { dayZh } from '@fadu/legal-time'
import { Paragraph, Table, TableCell, TableRow, WidthType } from 'docx'
import type { ReportDocument } from './document.ts'
import { blockWidth, type Face, line, run } from './official-layout.ts'

type Column = readonly [name: string, width: number]

/** Widths in twips that together fill the block. */
const ofFigures: readonly Column[] = [
  ['指标和定义', 2044],
  ['数值', 1500],
  ['分子', 1500],
  ['分母', 1300],
  ['归期和截止', 1200],
  ['来源', 1300],
]
const ofOthers: readonly Column[] = [
  ['章节', 2200],
  ['数字', 1300],
  ['来源', 2672],
  ['说明', 2672],
]

const cell = (texts: readonly string[], width: number, face: Face = 'body'): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    children: texts.map((text) => new Paragraph({ children: [run(text, face, { size: 18 })] })),
  })

/** A table whose head is repeated on every page, and no row of which is torn. */
const table = (columns: readonly Column[], rows: readonly (readonly (readonly string[])[])[]): Table =>
  new Table({
    columnWidths: columns.map(([, width]) => width),
    width: { size: blockWidth, type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(([name, width]) => cell([name], width, 'first')) }),
      ...rows.map((said) => new TableRow({ cantSplit: true, children: said.map((texts, n) => cell(texts, columns[n]![1])) })),
    ],
  })

function figureRow({ term, period, printed, numerator, denominator, asOf, definition }: ReportDocument['annex'][number]) {
  const parts = denominator === undefined ? [] : [`（${numerator ?? 0}/${denominator}）`]
  const others = (definition?.readings ?? []).map((other) => `${other.term.zh}：${other.printed}（${other.numerator}/${other.of}）`)
  return [
    [`${term.zh}（${period}）`, ...(definition ? [definition.question.zh] : [])],
    [printed, ...parts, ...others],
    [definition?.numerator.zh ?? '该指标已停用'],
    [definition?.denominator?.zh ?? '—'],
    [...(definition ? [definition.cutOff.zh] : []), `截至${asOf}`],
    [definition?.source.zh ?? '—'],
  ]
}

/** What each figure counts, and where the numbers come from that no record of the house tells. */
export function annex({ annex: figures, elsewhere, asOf, reference }: ReportDocument): (Paragraph | Table)[] {
  if (figures.length === 0 && elsewhere.length === 0) return []
  return [
    line([run('附件', 'first')], { newPage: true }),
    line([]),
    line([run('数据说明', 'title')], { centred: true }),
    line([]),
    ...(figures.length > 0
      ? [
          line([run(`本报告数据截至${asOf ? dayZh(asOf) : '冻结之日'}，由${reference}档案所载数据计算，冻结后不再变动。`, 'body')], {
            indented: true,
          }),
          table(ofFigures, figures.map(figureRow)),
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          line([run('以下数字来自平台以外，来源如下：', 'body')], { indented: true, above: 200 }),
          table(
            ofOthers,
            elsewhere.map(({ title, figure, source, contradicted }) => [[title], [figure], [source], [contradicted ?? '—']]),
          ),
        ]
      : []),
  ]
}
