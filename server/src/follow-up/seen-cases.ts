import type { AnyView, CaseId } from '@fadu/procedure'
import { type WorklistCase, worklist } from '@fadu/store'
import type { PostWho } from '../auth/who.ts'
import type { House } from '../house.ts'
import { type OpenCase, openCases } from '../open-case.ts'
import type { Organisation } from '../organisation.ts'
import { stageWords } from '../present/sentence.ts'
import { worklistReach } from '../sight.ts'

export interface SeenCase {
  readonly id: CaseId
  readonly open: OpenCase
  readonly row: WorklistCase
}

const pageSize = 200

/**
 * Cases of a procedure in this post's lists, running ones by urgency before closed ones, newest first; no further than `most`.
 * @returns `more` where there were more than that
 */
export async function seenCases(
  house: House,
  who: PostWho,
  procedure: string,
  most = pageSize,
): Promise<{ readonly cases: readonly SeenCase[]; readonly more: boolean }> {
  const filter = { today: house.clock.today(), reach: await worklistReach(house, who.acting), procedures: [procedure], size: pageSize }
  const rows: WorklistCase[] = []
  let more = false
  for (const state of ['open', 'closed'] as const) {
    for (let cursor: string | undefined; rows.length < most; ) {
      const page = await worklist(house.store, { ...filter, state, ...(cursor && { cursor }) })
      rows.push(...page.rows)
      cursor = page.next
      if (!cursor) break
      more = rows.length >= most
    }
  }
  const kept = rows.slice(0, most)
  const found = await openCases(
    house,
    kept.map((row) => row.case_id),
  )
  const cases = kept.flatMap((row) => {
    const open = found.get(row.case_id)
    return open ? [{ id: row.case_id, open, row }] : []
  })
  return { cases, more: more || rows.length > most }
}

/** Number, title and stage of a case, as its list and its page show them. */
export const headingOf = (id: CaseId, { procedure, view }: OpenCase, reference: string) => ({
  case: id,
  reference,
  title: procedure.title(view.facts as never),
  stage: view.stage,
  stageTerm: stageWords(procedure, view.stage),
  closed: view.closedOn !== undefined,
  ...(view.outcome && { outcome: view.outcome }),
})

export const postTitle = ({ posts, organs }: Organisation, id: string): string => {
  const post = posts.get(id)
  return post ? `${organs.get(post.organ)?.name ?? ''}${post.title}` : id
}

/** The facts of a view, as the papers of its procedure have them. */
export const factsAs = <F>(view: AnyView): F => view.facts as unknown as F
