import { dayZh } from '@fadu/legal-time'
import { OverlapType, Paragraph, RelativeVerticalPosition, Table, TableAnchorType, TableCell, TableRow, TabStopType, WidthType } from 'docx'
import type { ReportDocument } from './document.ts'
import { blockWidth, character, faces, line, rules, run, widthOf } from './official-layout.ts'

/** The mark begins 35 mm below the top of the block. */
const aboveMark = 1984
/** A long name of an organ is written smaller, so that it stays in one line. */
const markSize = (name: string): number => Math.min(faces.mark.size, Math.floor((blockWidth / 10 / widthOf(name)) * 0.98))

/** 版头: the red mark of the organ, the number two lines below it, with the signer where the paper goes to a superior, and the red line. */
export function head({ issuer, number, signer }: ReportDocument): Paragraph[] {
  const mark = new Paragraph({
    children: [run(issuer, 'mark', { size: markSize(issuer) })],
    alignment: 'center',
    spacing: { before: aboveMark, after: 0 },
  })
  if (!signer) return [mark, line([]), line([run(number ?? '', 'body')], { centred: true, redRule: true })]
  const right = blockWidth - character
  const numbered = new Paragraph({
    children: [run(number ?? '', 'body'), run('\t签发人：', 'body'), run(signer, 'second')],
    tabStops: [{ type: TabStopType.RIGHT, position: right }],
    indent: { left: character },
  })
  return [mark, line([]), numbered, line([], { redRule: true })]
}

/** 署名和成文日期: the day four characters from the right, the organ centred over it. */
export function signature({ issuer, on }: ReportDocument): Paragraph[] {
  if (!on) return []
  const day = dayZh(on)
  const centred = 4 + (widthOf(day) - widthOf(issuer)) / 2
  return [
    line([]),
    line([]),
    line([run(issuer, 'body')], { fromRight: Math.max(0, Math.round(centred * character)) }),
    line([run(day, 'body')], { fromRight: 4 * character }),
  ]
}

/** 版记: at the foot of the last page, copies above the printing office and the day of printing, between rules. */
export function imprint({ copies, office, on }: ReportDocument): (Paragraph | Table)[] {
  if (!on) return []
  const printed = new Paragraph({
    children: [run(`${office}\t${dayZh(on)}印发`, 'imprint')],
    tabStops: [{ type: TabStopType.RIGHT, position: blockWidth - character }],
    indent: { left: character, right: 0 },
  })
  const told = new Paragraph({
    children: [run(`抄送：${copies}。`, 'imprint')],
    // One character free on both sides, further lines under the first organ.
    indent: { left: 4 * character, hanging: 3 * character, right: character },
  })
  return [framed(copies ? [told, printed] : [printed]), new Paragraph({ children: [], spacing: { line: 20, lineRule: 'exact' } })]
}

const unruled = {
  top: rules.none,
  bottom: rules.none,
  left: rules.none,
  right: rules.none,
  insideHorizontal: rules.none,
  insideVertical: rules.none,
}

/** Lines between rules, as wide as the block, at the foot of the page they stand on. */
const framed = (lines: readonly Paragraph[]): Table =>
  new Table({
    width: { size: blockWidth, type: WidthType.DXA },
    columnWidths: [blockWidth],
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    margins: { left: 0, right: 0 },
    borders: unruled,
    rows: lines.map((one, n) => {
      const top = n === 0 ? rules.thick : rules.thin
      const bottom = n === lines.length - 1 ? rules.thick : rules.thin
      const cell = new TableCell({ children: [one], borders: { top, bottom, left: rules.none, right: rules.none } })
      return new TableRow({ cantSplit: true, children: [cell] })
    }),
  })
