-- A second wall behind the condition on the district that every statement carries: a connection says whose it is, and the database
-- itself shows and takes nothing of another district. Superusers are above it, so real work needs an ordinary role (docs/security.md).
-- Run at the end of every migration, so that no later table is forgotten.
create function secure_by_district() returns void language plpgsql as $$
declare
  name text;
  searched boolean;
begin
  for name, searched in
    select c.relname, exists (
      select from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam where i.indrelid = c.oid and m.amname = 'gin')
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'district' and not a.attisdropped
    where n.nspname = 'public' and c.relkind = 'r' and not exists (select from pg_policy p where p.polrelid = c.oid)
  loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy own_district on %I using (district = current_setting(''fadu.district'', true))', name);
    -- Lists that are searched by a GIN index: behind a wall for reading the planner could not use it, because its operators are not
    -- known to be leakproof. They hold no personal value; writing them is behind the wall all the same.
    if searched then
      execute format('create policy any_district on %I for select using (true)', name);
    end if;
  end loop;
end $$;
