import { type PlanPapers, type PlanTree, planTree } from '@fadu/catalogue'
import type { AnyView, Facts } from '@fadu/procedure'

export const factsOf = (view: AnyView): Facts<PlanPapers> => view.facts as unknown as Facts<PlanPapers>

/** The tree of a plan; whoever asks again of the same view is not made to wait for another fold. */
const trees = new WeakMap<object, PlanTree>()
export function treeOf(view: AnyView): PlanTree {
  const known = trees.get(view)
  if (known) return known
  const tree = planTree({ facts: factsOf(view) })
  trees.set(view, tree)
  return tree
}
