import type { Day } from '@fadu/legal-time'
import type { AnyView, FileRef } from '@fadu/procedure'

/** One thing that happens: how many calendar days after the story begins, through which post or by which party, and the paper. */
export interface Step {
  readonly day: number
  /** A post's id, or a party role. */
  readonly by: string
  readonly event: string
  /** As a function it sees the case, the day, and the one file the demonstration has for evidence. */
  readonly paper?: object | ((view: AnyView, today: Day, evidence: FileRef) => object)
}

export interface Story {
  readonly procedure: string
  /** Calendar days before today on which it begins. */
  readonly began: number
  readonly steps: readonly Step[]
}

/** Serves the latest document of a kind on the first party of a role. */
export const served = (day: number, by: string, key: string, role: string, method = 'direct'): Step => ({
  day,
  by,
  event: 'document.served',
  paper: (view) => ({
    document: view.documents.findLast((d) => d.key === key)?.seq ?? 0,
    key,
    party: view.parties.find((p) => p.role === role)?.key ?? '',
    method,
  }),
})

/** Signs the draft that is open. */
export const signed = (day: number, by: string, opinion = '同意'): Step => ({
  day,
  by,
  event: 'draft.signed',
  paper: (view) => ({ draft: view.drafts[0]?.id ?? 0, opinion }),
})
