import type { Aim } from './aims.ts'
import type { Deadline } from './deadlines.ts'
import type { PolicyDocument, Span } from './document.ts'
import type { Annex, FrontMatter } from './front-matter.ts'
import type { MarkerKind } from './markers.ts'
import type { Responsibility } from './responsibilities.ts'
import type { TableReading } from './tables.ts'
import type { PassedFigure, Target } from './targets.ts'

/** What was not read with certainty, and why. */
export interface Abstention {
  readonly what: 'title' | 'units' | 'target' | 'structure'
  readonly reason: string
}

/** One item of the document's tree. All places are places in the document's text. */
export interface Item extends Span {
  readonly number: string
  readonly normalised: string
  readonly marker: MarkerKind | 'table-row'
  readonly path: string
  /** The usual class of the marker; `depth` is the place in the tree. They differ where a document skips a class. */
  readonly level: number
  readonly depth: number
  readonly title: string | null
  readonly titleStart: number
  readonly titleEnd: number
  readonly headingInline: boolean
  readonly bodyEnd: number
  readonly responsibilities: readonly Responsibility[]
  readonly deadline: Deadline | null
  readonly targets: readonly Target[]
  readonly aims: readonly Aim[]
  /** Figures seen and not taken for targets. */
  readonly passed: readonly PassedFigure[]
  readonly irregularities: readonly string[]
  readonly confidence: number
  readonly abstentions: readonly Abstention[]
  readonly children: readonly Item[]
}

export interface Commitments extends FrontMatter {
  readonly document: PolicyDocument
  readonly annexes: readonly Annex[]
  readonly frontMatterEnd: number
  readonly trailingNoise: readonly (Span & { readonly text: string })[]
  readonly tree: readonly Item[]
  /** Paragraphs after the last item that belong to the whole document. */
  readonly closing: (Span & { readonly targets: readonly Target[]; readonly responsibilities: readonly Responsibility[] }) | null
  /** Trees of notices and annexes that stand beside the plan in the same document. */
  readonly otherTrees: readonly (readonly Item[])[]
  readonly tables: readonly TableReading[]
  readonly irregularities: readonly string[]
  readonly confidence: number
  readonly abstentions: readonly Abstention[]
}
