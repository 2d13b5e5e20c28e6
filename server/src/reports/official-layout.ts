import { AlignmentType, BorderStyle, type IBorderOptions, LineRuleType, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx'

/** Layout of GB/T 9704-2012 in twips: A4, a block of 156 × 225 mm with 22 lines of 28 characters in size 3 (16 pt). */
export const page = { width: 11906, height: 16838, top: 2098, bottom: 1984, left: 1588, right: 1474 }
export const blockWidth = page.width - page.left - page.right
export const linePitch = 579
/** The width of one character in size 3. */
export const character = 320
const red = 'FF0000'

export type Face = 'mark' | 'title' | 'body' | 'first' | 'second' | 'page' | 'imprint'
interface Font {
  readonly name: string
  readonly instead: string
  /** In half points. */
  readonly size: number
  readonly colour?: string
}

/** Fonts are named, never shipped; what a machine has in their place is named in the font table. */
export const faces: Readonly<Record<Face, Font>> = {
  mark: { name: '方正小标宋简体', instead: '宋体', size: 84, colour: red },
  title: { name: '方正小标宋简体', instead: '宋体', size: 44 },
  body: { name: '仿宋_GB2312', instead: '仿宋', size: 32 },
  first: { name: '黑体', instead: 'SimHei', size: 32 },
  second: { name: '楷体_GB2312', instead: '楷体', size: 32 },
  page: { name: '宋体', instead: 'SimSun', size: 28 },
  imprint: { name: '仿宋_GB2312', instead: '仿宋', size: 28 },
}

export const run = (text: string, face: Face, more: { readonly size?: number } = {}): TextRun => {
  const { name, size, colour } = faces[face]
  const latin = face === 'page' ? name : 'Times New Roman'
  return new TextRun({
    // A tab is an element of its own in the file, no sign of the text.
    children: text.split('\t').flatMap((piece, n) => (n === 0 ? [piece] : [new Tab(), piece])),
    size: more.size ?? size,
    ...(colour && { color: colour }),
    font: { ascii: latin, hAnsi: latin, eastAsia: name },
  })
}

export interface Style {
  readonly centred?: boolean
  readonly indented?: boolean
  readonly heading?: 1 | 2
  readonly newPage?: boolean
  /** Free space above, and to the right, in twips. */
  readonly above?: number
  readonly fromRight?: number
  /** The red line under the head, as wide as the block, so far below the text. */
  readonly redRule?: boolean
}

/** A line of the grid, or a paragraph of such lines. */
export const line = (children: readonly ParagraphChild[], style: Style = {}): Paragraph =>
  new Paragraph({
    children: [...children],
    spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: style.above ?? 0, after: 0 },
    ...(style.centred && { alignment: AlignmentType.CENTER }),
    ...(style.indented && { indent: { firstLine: 2 * character } }),
    ...(style.fromRight !== undefined && { alignment: AlignmentType.RIGHT, indent: { right: style.fromRight } }),
    ...(style.heading && { outlineLevel: style.heading - 1, keepNext: true }),
    ...(style.newPage && { pageBreakBefore: true }),
    ...(style.redRule && { border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } } }),
  })

/** 0.35 mm at the ends of the imprint, 0.25 mm within; none where nothing is drawn. */
export const rules = {
  thick: { style: BorderStyle.SINGLE, size: 8, color: '000000' },
  thin: { style: BorderStyle.SINGLE, size: 6, color: '000000' },
  none: { style: BorderStyle.NONE, size: 0, color: 'auto' },
} as const satisfies Record<string, IBorderOptions>

/** How many characters wide a text is: what is not Han takes half of one. */
export const widthOf = (text: string): number => [...text].reduce((n, c) => n + (/[\u2e80-\uffef]/.test(c) ? 1 : 0.5), 0)
