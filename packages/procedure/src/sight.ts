import type { AnyView } from './case-view.ts'
import type { AnyProcedure, RoleSpec } from './definition.ts'
import { type ActingPost, organsOf, postOfRole, rolesOf } from './roles.ts'

/** Classes of information, from what everybody may know to what is not kept here at all. */
export const informationClasses = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5'] as const
export type InformationClass = (typeof informationClasses)[number]

/** What may be done with a case: see that it is there, read it, take a file, personal values or the whole of it, act, see who read it. */
export const caseDoings = ['list', 'read', 'file', 'reveal', 'export', 'act', 'readers'] as const
export type CaseDoing = (typeof caseDoings)[number]

/**
 * How a post stands to a case. `role`: it holds a role by its duty and organ; `named`: the case was given to this very post, or it
 * has acted in it; `below`: the case is of an organ under its own; `district`: of an organ under the same highest superior.
 */
export type Standing = 'anybody' | 'role' | 'named' | 'below' | 'district'

export interface SightRule {
  readonly standing: Standing
  /** Only for posts charged with one of these. */
  readonly duties?: readonly string[]
  /** Only in procedures in which the duty has a role: a reviewer supervises the own line and no other. */
  readonly ownLine?: true
  readonly classes: readonly InformationClass[]
  readonly may: readonly CaseDoing[]
  /** Only after a purpose was written down, once a day for each case. */
  readonly purpose?: true
}

/** The tree of organs as of a day. */
export interface OrganTree {
  /** The organs that answer on that day for an organ as it once was: itself, or those that took it over. */
  present(organ: string): readonly string[]
  /** Its superiors, the nearest first. */
  above(organ: string): readonly string[]
}

export type Sight = 'open' | 'purpose' | 'shut'

/** Whether a rule speaks of this post and this procedure at all; where the case lies is asked by {@link sightOf}. */
export function ruleConcerns(rule: SightRule, procedure: AnyProcedure, acting: ActingPost): boolean {
  if (!rule.classes.includes(procedure.informationClass)) return false
  if (!rule.duties) return true
  const held = rule.duties.filter((duty) => acting.duties.includes(duty))
  if (!rule.ownLine) return held.length > 0
  return Object.values(procedure.roles as Record<string, RoleSpec>).some((role) => role.duty !== undefined && held.includes(role.duty))
}

/** What a post may do with a case under the rules given: at once, after writing down a purpose, or not at all. */
export function sightOf(
  rules: readonly SightRule[],
  tree: OrganTree,
  { procedure, view }: { readonly procedure: AnyProcedure; readonly view: AnyView },
  acting: ActingPost,
  doing: CaseDoing,
): Sight {
  const standings = standingsOf(tree, procedure, view, acting)
  const holding = rules.filter((r) => r.may.includes(doing) && standings.has(r.standing) && ruleConcerns(r, procedure, acting))
  return holding.some((r) => !r.purpose) ? 'open' : holding.length > 0 ? 'purpose' : 'shut'
}

function standingsOf(tree: OrganTree, procedure: AnyProcedure, view: AnyView, acting: ActingPost): ReadonlySet<Standing> {
  const found = new Set<Standing>(['anybody'])
  if (rolesOf(procedure, view, acting).length > 0) found.add('role')
  if (isNamed(procedure, view, acting.post)) found.add('named')
  const organs = view.organ === undefined ? [] : tree.present(view.organ)
  if (organs.some((organ) => isBelow(tree, organ, acting))) found.add('below')
  if (organs.some((organ) => highestOf(tree, organ) === highestOf(tree, acting.organ))) found.add('district')
  return found
}

function isNamed(procedure: AnyProcedure, view: AnyView, post: string): boolean {
  return (
    view.log.some((e) => e.by.kind === 'post' && e.by.post === post) ||
    Object.values(view.handlers).includes(post) ||
    Object.keys(procedure.roles).some((role) => postOfRole(procedure, view, role) === post) ||
    view.drafts.some((d) => d.steps.some((s) => s.post === post))
  )
}

/** Whether an organ lies under the one a post belongs to; an organ does not lie under itself. */
export const isBelow = (tree: OrganTree, organ: string, acting: ActingPost): boolean =>
  organ !== acting.organ && tree.above(organ).some((superior) => organsOf(acting).includes(superior))

export const highestOf = (tree: OrganTree, organ: string): string => tree.above(organ).at(-1) ?? organ
