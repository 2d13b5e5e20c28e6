import type { AnyView } from './case-view.ts'
import type { AnyProcedure, Disclosure } from './definition.ts'
import { metaOf, schemaOf } from './paper.ts'
import { printed } from './printed.ts'
import type { Words } from './words.ts'

/** A public page: values of the allow-list only. */
export interface PublicPage {
  readonly title: Words
  readonly publishedOn: string
  readonly fields: readonly { readonly key: string; readonly label: Words; readonly value: Words }[]
}

/**
 * The public page of a case, or `undefined` while it is not public. Built from an allow-list of fields:
 * forgetting one hides it, it does not leak. Personal fields cannot be listed (checked when defined).
 */
export function disclosed(procedure: AnyProcedure, view: AnyView): PublicPage | undefined {
  const rule = procedure.disclosure as Disclosure<never, never> | undefined
  if (!rule) return undefined
  const moment = view.log.find((e) => (rule.when as readonly string[]).includes(e.type))
  if (!moment || (rule.if && !rule.if(view as never))) return undefined
  const fields = rule.shows.flatMap((path) => {
    const [event, key] = path.split('.') as [string, string]
    const fact = view.facts[event]
    const value = fact?.[key]
    if (value === undefined) return []
    const schema = schemaOf(procedure.papers[event]).shape[key]!
    return [{ key: path, label: metaOf(schema as never)?.label ?? { zh: key, en: key }, value: printed(schema as never, value) }]
  })
  return { title: procedure.title(view.facts), publishedOn: moment.on, fields }
}
