import type { Connection } from './database.ts'
import { sql } from './sql.ts'

/**
 * The schema as text: tables with their columns and constraints, indexes, functions. Written by ourselves and not by pg_dump, so
 * that both engines must give the very same text. Tables of the queue live in other schemas and are left out.
 */
export async function dumpSchema(on: Connection): Promise<string> {
  const tables = await on.query<{ name: string; columns: string[]; constraints: string[]; indexes: string[] }>(sql`
    select c.relname as name,
      array(select a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
          || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
      array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f') order by k.contype, k.conname) as constraints,
      array(select pg_get_indexdef(i.indexrelid) from pg_index i where i.indrelid = c.oid and not i.indisprimary
        order by pg_get_indexdef(i.indexrelid) collate "C") as indexes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by c.relname collate "C"`)
  const functions = await on.query<{
    name: string
    arguments: string
    result: string
    language: string
    settings: string[]
    source: string
  }>(sql`
    select p.proname as name, pg_get_function_arguments(p.oid) as arguments, pg_get_function_result(p.oid) as result, l.lanname as language,
      coalesce(p.proconfig, '{}') as settings, p.prosrc as source
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
    where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname collate "C"`)
  const written = [
    ...tables.map(
      ({ name, columns, constraints, indexes }) =>
        `create table ${name} (\n  ${[...columns, ...constraints].join(',\n  ')}\n);\n${indexes.map((index) => `${index};\n`).join('')}`,
    ),
    ...functions.map((f) => {
      const settings = f.settings.map((setting) => ` set ${setting}`).join('')
      return `create function ${f.name}(${f.arguments}) returns ${f.result} language ${f.language}${settings} as $$${f.source}$$;\n`
    }),
  ]
  return `-- Written by src/schema.test.ts; do not edit. FADU_WRITE_SCHEMA=1 npx vitest run packages/store/src/schema.test.ts\n\n${written.join('\n')}`
}
