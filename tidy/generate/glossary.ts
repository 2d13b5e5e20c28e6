import { catalogue } from '@fadu/catalogue'
import type { AnyProcedure, Words } from '@fadu/procedure'

const kinds = {
  roles: '角色 Roles',
  stages: '阶段 Stages',
  events: '事项 Events',
  limits: '期限 Limits',
  documents: '文书 Documents',
} as const
type Kind = keyof typeof kinds
type Termed = Readonly<Record<string, Words | { readonly term: Words }>>

const wordsOf = (entry: Words | { readonly term: Words }): Words => ('term' in entry ? entry.term : entry)

/** One table for all editions of a procedure; a term that differs between them stands twice. */
function table(editions: readonly AnyProcedure[], kind: Kind): string {
  const rows = editions.flatMap((p) =>
    Object.entries(p[kind] as Termed).map(([id, entry]) => `| ${wordsOf(entry).zh} | ${wordsOf(entry).en} | \`${id}\` |`),
  )
  if (rows.length === 0) return ''
  return [`### ${kinds[kind]}`, '', '| 中文 | English | id |', '|---|---|---|', ...new Set(rows), ''].join('\n')
}

/** docs/glossary.md: each term of the law, its English and its name in the source. */
export function glossaryPage(): string {
  const ids = [...new Set(catalogue.procedures.map((p) => p.id))]
  const chapters = ids.map((id) => {
    const editions = catalogue.procedures.filter((p) => p.id === id)
    const { term, about } = editions[0]!
    const tables = (Object.keys(kinds) as Kind[]).map((kind) => table(editions, kind)).filter((t) => t !== '')
    return [
      `## ${term.zh} ${term.en} \`${id}\``,
      '',
      `${about.zh}。${about.en}. Editions: ${editions.map((p) => p.edition).join(', ')}.`,
      '',
      ...tables,
    ].join('\n')
  })
  return ['# Glossary 术语对照', '', 'Made by `npx tsx tidy/generate.ts` from the catalogue; do not edit.', '', ...chapters].join('\n')
}
