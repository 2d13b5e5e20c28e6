import type { Words } from '@fadu/procedure'
import { useLanguage } from './language.tsx'

/** What a button says for an act: acts of the engine as something to do, events of a procedure by their own term. */
export function useActName(): (act: { readonly event: string; readonly term: Words }) => string {
  const { t, say } = useLanguage()
  const todo = t.act.todo as Readonly<Record<string, string>>
  return (act) => todo[act.event] ?? say(act.term)
}
