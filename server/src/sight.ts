import { openRegisters, sightRules } from '@fadu/catalogue'
import { startOfDay } from '@fadu/legal-time'
import {
  type ActingPost,
  type AnyProcedure,
  type CaseDoing,
  type CaseId,
  type Catalogue,
  highestOf,
  isBelow,
  isRegister,
  kept,
  organsOf,
  type RoleSpec,
  rolesOf,
  ruleConcerns,
  type Sight,
  sightOf,
  words,
} from '@fadu/procedure'
import { type HeldPost, purposeGiven, recordAccess, type WorklistReach } from '@fadu/store'
import type { PostWho } from './auth/who.ts'
import type { House } from './house.ts'
import { type OpenCase, openCase } from './open-case.ts'
import type { Organisation } from './organisation.ts'
import { absent, forbidden, Problem } from './problems.ts'

/** Who sees what, asked everywhere in this one place: pages, prints, files, exports, lists, search, live events. */

type Seen = Pick<OpenCase, 'procedure' | 'view'>

export const sightIn = (organisation: Organisation, seen: Seen, acting: ActingPost, doing: CaseDoing): Sight =>
  sightOf(sightRules, organisation.tree, seen, acting, doing)

/** Opens a case for one thing a post wants to do with it. @throws Problem 403 where it may not, or has not said what for */
export async function seenCase(house: House, caseId: CaseId, who: PostWho, doing: CaseDoing): Promise<OpenCase> {
  const open = await openCase(house, caseId)
  const sight = sightIn(await house.organisation.current(), open, who.acting, doing)
  if (sight === 'shut') {
    await noteRefusal(house, caseId, who, doing)
    throw forbidden()
  }
  if (sight === 'purpose' && !(await hasPurpose(house, caseId, who))) throw purposeNeeded()
  return open
}

/** A case of this procedure, opened as above. @throws Problem 404 where the case is another procedure's, 403 where it may not */
export async function seenCaseOf(
  house: House,
  { id: procedure }: AnyProcedure,
  caseId: CaseId,
  who: PostWho,
  doing: CaseDoing,
): Promise<OpenCase> {
  const open = await seenCase(house, caseId, who, doing)
  if (open.procedure.id !== procedure) throw absent()
  return open
}

/** Who tried in vain is written down too: a door that holds is worth knowing about. */
export const noteRefusal = (house: House, caseId: CaseId, who: PostWho, doing: CaseDoing): Promise<void> =>
  recordAccess(house.store, [{ ...readerOf(who), case: caseId, act: 'case.refused', body: { doing } }])

export const readerOf = (who: PostWho): { readonly account: string; readonly post: string } => ({
  account: who.account.login,
  post: who.acting.post,
})

/** A purpose holds for the rest of the day, for this account through this post in this case. */
const hasPurpose = (house: House, caseId: CaseId, who: PostWho): Promise<boolean> =>
  purposeGiven(house.store, { ...readerOf(who), case: caseId, since: startOfDay(house.clock.today()) })

const purposeNeeded = (): Problem =>
  new Problem(403, 'purpose-needed', words('查阅本案须先写明用途', 'Say what this case is to be read for'), {
    detail: words(
      '当前岗位不是本案的承办岗位。写明用途后当日可以查阅，用途和每次查阅都会记录。',
      'This post does not handle the case. With a purpose it may be read for the rest of the day; the purpose and every reading are recorded.',
    ),
  })

/** Whether a post reads a case as its handler; whoever reads as a supervisor leaves a trace whatever the class. */
export const handles = ({ procedure, view }: Seen, acting: ActingPost): boolean =>
  rolesOf(procedure, view, acting).length > 0 || view.log.some((e) => e.by.kind === 'post' && e.by.post === acting.post)

/** Whether a post may read a register: a directory of the house, or one that it keeps. */
export const seesRegister = (register: AnyProcedure, acting: ActingPost): boolean =>
  openRegisters.includes(register.informationClass) ||
  Object.values(register.roles as Record<string, RoleSpec>).some((role) => role.duty !== undefined && acting.duties.includes(role.duty))

/** The post as the lists of duties ask for it: in its own organ and in those its organ has taken over. */
export const heldPosts = ({ acting }: PostWho): readonly HeldPost[] =>
  organsOf(acting).map((organ) => ({ post: acting.post, organ, duties: [...acting.duties] }))

/** The same rules as {@link sightIn} for `list`, put as a question to the database: which cases stand in this post's lists. */
export async function worklistReach(house: House, acting: ActingPost): Promise<WorklistReach> {
  const organisation = await house.organisation.current()
  const known = kept(reaches, organisation, () => new WeakMap<ActingPost, WorklistReach>())
  return kept(known, acting, () => reachIn(organisation, house, acting))
}

const proceduresOf = new WeakMap<Catalogue, readonly string[]>()

/** Procedures of cases by id, each once whatever its editions; registers are none. */
export const caseProcedures = (catalogue: Catalogue): readonly string[] =>
  kept(proceduresOf, catalogue, () => [...new Set(catalogue.procedures.filter((p) => !isRegister(p.id)).map((p) => p.id))])

/** The reach of a post in an organisation follows from the law alone: worked out once a day, or when a register changes. */
const reaches = new WeakMap<Organisation, WeakMap<ActingPost, WorklistReach>>()

function reachIn({ tree }: Organisation, house: House, acting: ActingPost): WorklistReach {
  const ids = caseProcedures(house.store.catalogue)
  const rules = sightRules
    .filter((rule) => rule.may.includes('list'))
    .map((rule) => ({
      standing: rule.standing,
      procedures: ids.filter((id) =>
        house.store.catalogue.procedures.filter((p) => p.id === id).every((p) => ruleConcerns(rule, p, acting)),
      ),
    }))
  const organsWhere = (holds: (organ: string) => boolean) => tree.known.filter((organ) => tree.present(organ).some(holds))
  return {
    keys: [acting.post, ...acting.duties.flatMap((d) => [...organsOf(acting).map((organ) => `${d}@${organ}`), `${d}@*`])],
    procedures: [...new Set(rules.filter((r) => r.standing === 'role' || r.standing === 'named').flatMap((r) => r.procedures))],
    beyond: rules.flatMap(({ standing, procedures }) => {
      if (procedures.length === 0 || standing === 'role' || standing === 'named') return []
      if (standing === 'anybody') return [{ procedures }]
      return [
        {
          procedures,
          organs: organsWhere((organ) =>
            standing === 'below' ? isBelow(tree, organ, acting) : highestOf(tree, organ) === highestOf(tree, acting.organ),
          ),
        },
      ]
    }),
  }
}
