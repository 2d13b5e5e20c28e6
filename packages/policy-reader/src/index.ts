export type { Aim } from './aims.ts'
export { type Alignment, align, type Contradiction, type Place } from './align.ts'
export { type Change, type ChangeKind, compareVersions, type VersionDifference } from './compare-versions.ts'
export type { Deadline } from './deadlines.ts'
export type {
  Block,
  Cell,
  DocumentFormat,
  DocumentReading,
  Paragraph,
  PolicyDocument,
  ReadRefusal,
  RefusalCode,
  Span,
  Table,
} from './document.ts'
export { findCommitments } from './find-commitments.ts'
export type { Annex, FrontMatter, Named } from './front-matter.ts'
export type { Abstention, Commitments, Item } from './item.ts'
export { limits } from './limits.ts'
export { type IndicatorProposal, type MeasuredWords, matchIndicators, type VocabularyEntry } from './match-indicators.ts'
export { type KnownOrgan, matchOrgans, type OrganChoice, type OrganMatch } from './match-organs.ts'
export { planJson } from './plan-json.ts'
export { planOutline } from './plan-outline.ts'
export { readDocument, type Source } from './read-document.ts'
export { type FilePlace, type ReadTogether, readTogether } from './read-together.ts'
export type { AssignedUnit, Responsibility, UnitRole } from './responsibilities.ts'
export { readTableRows, type TableRow, type TableRowsReading } from './table-rows.ts'
export type { IndicatorRow, TableReading, TaskRow } from './tables.ts'
export type { PassedFigure, Target, TargetNature } from './targets.ts'
export { type Archive, openArchive } from './zip.ts'
