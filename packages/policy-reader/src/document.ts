/** A stretch of a document's text, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Paragraph extends Span {
  readonly kind: 'paragraph'
}

/** One cell; a merged cell is the same object at each place of the grid that it covers. */
export interface Cell extends Span {
  readonly text: string
}

/** A table as a full grid: every row has as many cells as the widest, merged cells stand in each place they cover. */
export interface Table extends Span {
  readonly kind: 'table'
  readonly grid: readonly (readonly Cell[])[]
}

export type Block = Paragraph | Table

export type DocumentFormat = 'txt' | 'html' | 'docx' | 'pdf' | 'xlsx' | 'tsv' | 'csv'

/** A document as plain text; offsets into it never change. For plain text input it is the file itself, decoded. */
export interface PolicyDocument {
  readonly name: string
  readonly format: DocumentFormat
  readonly text: string
  readonly blocks: readonly Block[]
}

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'unpacks-too-large'
  | 'not-recognised'
  | 'old-office-format'
  | 'encrypted'
  | 'damaged'
  | 'no-text-layer'
  | 'not-text'

/** Why a file was not read, in words for the reader. */
export interface ReadRefusal {
  readonly code: RefusalCode
  readonly zh: string
  readonly en: string
}

export type DocumentReading =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly refusal: ReadRefusal }

/** Thrown inside the readers of formats and turned into a value at the door. */
export class Unreadable extends Error {
  readonly refusal: ReadRefusal
  constructor(code: RefusalCode, zh: string, en: string) {
    super(en)
    this.refusal = { code, zh, en }
  }
}
