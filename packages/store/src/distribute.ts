import type { Connection, Database } from './database.ts'
import { sql } from './sql.ts'

/** Tables that belong to the database and not to a district: the same on every node. */
const ofTheDatabase: readonly string[] = ['migration']
/** The table all others lie beside: what one district needs is on one node. */
const anchor = 'event'

export interface Distribution {
  /** Tables by their way of lying: cut by district, or whole on every node. */
  readonly distributed: readonly string[]
  readonly reference: readonly string[]
  /** Functions that a node runs by itself for its districts. */
  readonly functions: readonly string[]
  /** In order; each may run on its own. */
  readonly statements: readonly string[]
}

/**
 * How this schema is spread over a Citus cluster, read from the schema as it stands, so that no table can be forgotten. The tables of
 * the queue lie in schemas of their own, one a district, and stay on the coordinator.
 * @throws where a table's key does not begin with the district: it could not be cut
 */
export async function distributionPlan(on: Connection): Promise<Distribution> {
  const tables = await on.query<{ name: string; first: string | null }>(sql`
    select c.relname as name, (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by c.relname = ${anchor} desc, c.relname collate "C"`)
  const functions = await on.query<{ name: string }>(sql`
    select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = 'public' and p.proargnames[1] = 'p_district'
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`)
  const uncut = tables.filter(({ name, first }) => first !== 'district' && !ofTheDatabase.includes(name))
  if (uncut.length > 0) throw new Error(`The key of ${uncut.map((t) => t.name).join(', ')} does not begin with the district`)
  const distributed = tables.map((t) => t.name).filter((name) => !ofTheDatabase.includes(name))
  const reference = tables.map((t) => t.name).filter((name) => ofTheDatabase.includes(name))
  const names = functions.map((f) => f.name)
  return { distributed, reference, functions: names, statements: statementsOf(distributed, reference, names) }
}

const statementsOf = (distributed: readonly string[], reference: readonly string[], functions: readonly string[]): string[] => [
  ...reference.map((table) => `select create_reference_table('${table}')`),
  ...distributed.map(
    (table) => `select create_distributed_table('${table}', 'district', colocate_with => '${table === anchor ? 'none' : anchor}')`,
  ),
  ...functions.map((name) => `select create_distributed_function('${name}', 'p_district', colocate_with => '${anchor}')`),
  ...[...reference, ...distributed].map((table) => `select truncate_local_data_after_distributing_table('${table}')`),
]

export type Distributed =
  | { readonly kind: 'distributed'; readonly statements: readonly string[] }
  /** Not a PostgreSQL server; or one without the extension on its disk; or with it there and not loaded. */
  | { readonly kind: 'impossible'; readonly missing: 'server' | 'extension' | 'library' }

/** Spreads the tables over the nodes the coordinator knows. What is spread already is left as it is: run again after an upgrade that brings tables. */
export async function distribute(database: Database): Promise<Distributed> {
  const missing = await missingFor(database)
  if (missing) return { kind: 'impossible', missing }
  await database.script('create extension if not exists citus')
  const plan = await distributionPlan(database)
  const there = await database.query<{ name: string }>(sql`select logicalrelid::regclass::text as name from pg_dist_partition`)
  const known = new Set(there.map((t) => t.name))
  const statements = plan.statements.filter((statement) => ![...known].some((name) => statement.includes(`table('${name}'`)))
  // Each by itself: Citus takes a table's locks on all nodes, and one that is done need not be done again.
  for (const statement of statements) await database.script(statement)
  return { kind: 'distributed', statements }
}

async function missingFor(database: Database): Promise<'server' | 'extension' | 'library' | undefined> {
  if (database.engine === 'embedded') return 'server'
  // By a setting that is there once the library is: shared_preload_libraries itself may be read by few, and hardly by the owner of one database.
  const [found] = await database.query<{ there: boolean; loaded: boolean }>(sql`
    select exists (select from pg_available_extensions where name = 'citus') as there,
      current_setting('citus.shard_count', true) is not null as loaded`)
  if (!found!.there) return 'extension'
  return found!.loaded ? undefined : 'library'
}
