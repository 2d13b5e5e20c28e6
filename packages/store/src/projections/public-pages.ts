import { disclosed, type PublicPage } from '@fadu/procedure'
import { searchVector } from '../bigrams.ts'
import type { CaseKey, ProjectionInput } from './rows.ts'

/** A row of `public_page`: only what the definition's allow-list names. */
export interface PublicRow extends CaseKey {
  procedure: string
  edition: string
  organ: string | null
  published_on: string
  title_zh: string
  title_en: string
  /** Fields with their labels and words, in the order of the allow-list. */
  body: PublicPage['fields']
  search: string
}

/** The public page of a case, as soon as and only while the definition makes it public. */
export function publicRows({ procedure, view, at }: ProjectionInput): PublicRow[] {
  const page = disclosed(procedure, view)
  if (!page) return []
  return [
    {
      ...at,
      procedure: procedure.id,
      edition: view.edition,
      organ: view.organ ?? null,
      published_on: page.publishedOn,
      title_zh: page.title.zh,
      title_en: page.title.en,
      body: page.fields,
      search: searchVector(page.title.zh, page.title.en, ...page.fields.map((field) => field.value.zh)),
    },
  ]
}
