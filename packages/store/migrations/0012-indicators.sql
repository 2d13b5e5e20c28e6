-- What cases add to indicators, and the sums of it. An entry is never changed or taken away: when the case says otherwise it ends, at the
-- instant that became known, so that a number as it was known on any past day is a sum over the same rows.
create table indicator_entry (
  district text not null,
  case_id uuid not null,
  indicator text not null,
  -- Digest of what the entry says: the same entry again is the same row.
  name text not null,
  on_day date not null,
  organ text not null,
  dims jsonb not null,
  key text not null,
  "of" integer not null,
  hit integer not null,
  amount bigint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (district, case_id, indicator, name, since)
);
create index indicator_entry_by_day on indicator_entry (district, indicator, on_day, case_id, name);

-- What changed and is not yet in the cubes. Written in the append's own transaction; folding takes it out and adds it up in another one,
-- so that a number read from cube and deltas together is exact at any instant.
create table indicator_delta (
  district text not null,
  id uuid not null,
  indicator text not null,
  month date not null,
  organ text not null,
  dims jsonb not null,
  key text not null,
  "of" integer not null,
  hit integer not null,
  amount bigint not null,
  primary key (district, id)
);

-- Sums by month. Every entry is in the row of its organ with dims '{}'; one with dimensions also in a row of its own, beside it.
create table indicator_month (
  district text not null,
  indicator text not null,
  month date not null,
  dims jsonb not null,
  organ text not null,
  key text not null,
  "of" bigint not null,
  hit bigint not null,
  amount bigint not null,
  primary key (district, indicator, month, dims, organ, key)
);

-- The same without months, for stocks: how many there are is the sum of all that came and went.
create table indicator_stock (
  district text not null,
  indicator text not null,
  dims jsonb not null,
  organ text not null,
  key text not null,
  "of" bigint not null,
  hit bigint not null,
  amount bigint not null,
  primary key (district, indicator, dims, organ, key)
);

-- When the deltas were last folded.
create table indicator_fold (
  district text not null,
  at timestamptz not null,
  primary key (district)
);

-- A city or province reads the sums of its districts, and nothing else of them: its connection names them.
do $$
declare
  name text;
begin
  foreach name in array array['indicator_delta', 'indicator_month', 'indicator_stock', 'indicator_fold'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy own_district on %I using (district = current_setting(''fadu.district'', true))', name);
    execute format('create policy overseen_district on %I for select using (district = any(string_to_array(current_setting(''fadu.overseen'', true), '','')))', name);
  end loop;
end $$;

-- Entries of any number of cases. `p->known` says for each case when what it adds became known, and whether every entry of it is given
-- (`whole`); `p->indicator_entry` holds those to begin, `p->gone_indicator_entry` those to end.
create function put_entries(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  v_cases uuid[];
begin
  select array_agg(k.case_id) into v_cases from jsonb_to_recordset(p->'known') as k(case_id uuid);
  with known as (
    select k.case_id, k.at, coalesce(k.whole, false) as whole from jsonb_to_recordset(p->'known') as k(case_id uuid, at timestamptz, whole boolean)
  ), fresh as (
    select f.case_id, f.indicator, f.name, f.on_day, f.organ, f.dims, f.key, f."of", f.hit, f.amount
    from jsonb_populate_recordset(null::indicator_entry, p->'indicator_entry') f
  ), gone as (
    select g.case_id, g.indicator, g.name from jsonb_to_recordset(p->'gone_indicator_entry') as g(case_id uuid, indicator text, name text)
  ), ended as (
    update indicator_entry o set until = greatest(k.at, o.since) from known k
    where o.district = p_district and o.case_id = any(v_cases) and o.case_id = k.case_id and o.until is null
      and (exists (select from gone g where g.case_id = o.case_id and g.indicator = o.indicator and g.name = o.name)
        or (k.whole and not exists (select from fresh f where f.case_id = o.case_id and f.indicator = o.indicator and f.name = o.name)))
    returning o.indicator, o.on_day, o.organ, o.dims, o.key, o."of", o.hit, o.amount
  ), begun as (
    insert into indicator_entry as o (district, case_id, indicator, name, on_day, organ, dims, key, "of", hit, amount, since)
    select p_district, f.case_id, f.indicator, f.name, f.on_day, f.organ, f.dims, f.key, f."of", f.hit, f.amount, k.at
    from fresh f join known k on k.case_id = f.case_id
    where not exists (select from indicator_entry e
      where e.district = p_district and e.case_id = f.case_id and e.indicator = f.indicator and e.name = f.name and e.until is null)
    -- Ended and begun again within the same millisecond.
    on conflict (district, case_id, indicator, name, since) do update set until = null
    returning o.indicator, o.on_day, o.organ, o.dims, o.key, o."of", o.hit, o.amount
  )
  insert into indicator_delta (district, id, indicator, month, organ, dims, key, "of", hit, amount)
  select p_district, gen_random_uuid(), c.indicator, c.month, c.organ, c.dims, c.key, sum(c."of"), sum(c.hit), sum(c.amount)
  from (
    select b.indicator, date_trunc('month', b.on_day)::date as month, b.organ, b.dims, b.key, b."of", b.hit, b.amount from begun b
    union all
    select e.indicator, date_trunc('month', e.on_day)::date, e.organ, e.dims, e.key, -e."of", -e.hit, -e.amount from ended e
  ) c
  group by c.indicator, c.month, c.organ, c.dims, c.key
  having sum(c."of") <> 0 or sum(c.hit) <> 0 or sum(c.amount) <> 0;
end $$;

-- Entries of the past, for an indicator that was not counted before: each with the instants it was, or would have been, known from and to.
create function put_past_entries(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  with begun as (
    insert into indicator_entry as o (district, case_id, indicator, name, on_day, organ, dims, key, "of", hit, amount, since, until)
    select p_district, f.case_id, f.indicator, f.name, f.on_day, f.organ, f.dims, f.key, f."of", f.hit, f.amount, f.since, f.until
    from jsonb_populate_recordset(null::indicator_entry, p) f
    on conflict do nothing
    returning o.indicator, o.on_day, o.organ, o.dims, o.key, o."of", o.hit, o.amount, o.until
  )
  insert into indicator_delta (district, id, indicator, month, organ, dims, key, "of", hit, amount)
  select p_district, gen_random_uuid(), b.indicator, date_trunc('month', b.on_day)::date, b.organ, b.dims, b.key, sum(b."of"), sum(b.hit), sum(b.amount)
  from begun b where b.until is null
  group by 3, 4, b.organ, b.dims, b.key, b.indicator
  having sum(b."of") <> 0 or sum(b.hit) <> 0 or sum(b.amount) <> 0;
end $$;

-- Rows of the views and entries of indicators are written together; a step that adds nothing anew pays one look at an empty list.
create or replace function put_rows(p_district text, p jsonb) returns void language plpgsql as $$
begin
  perform put_view_rows(p_district, p);
  perform put_seen_rows(p_district, p);
  if jsonb_array_length(p->'known') > 0 then
    perform put_entries(p_district, p);
  end if;
end $$;

-- Takes deltas, at most so many, and adds them to the cubes. Several may run at once: each takes its own, and writes in one order, so that
-- none locks another out.
create function fold_deltas(p_district text, p_stocks text[], p_at timestamptz, p_most integer) returns integer language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  v_taken integer;
begin
  with taken as (
    delete from indicator_delta d where d.district = p_district and d.id in (
      select n.id from indicator_delta n where n.district = p_district limit p_most for update skip locked)
    returning d.indicator, d.month, d.organ, d.dims, d.key, d."of", d.hit, d.amount
  ), levels as (
    select t.indicator, t.month, t.organ, '{}'::jsonb as dims, t.key, t."of", t.hit, t.amount from taken t
    union all
    select t.indicator, t.month, t.organ, t.dims, t.key, t."of", t.hit, t.amount from taken t where t.dims <> '{}'
  ), months as (
    insert into indicator_month as o (district, indicator, month, dims, organ, key, "of", hit, amount)
    select p_district, l.indicator, l.month, l.dims, l.organ, l.key, sum(l."of"), sum(l.hit), sum(l.amount) from levels l
    group by l.indicator, l.month, l.dims, l.organ, l.key order by l.indicator, l.month, l.dims, l.organ, l.key
    on conflict (district, indicator, month, dims, organ, key) do update set
      "of" = o."of" + excluded."of", hit = o.hit + excluded.hit, amount = o.amount + excluded.amount
  ), stocks as (
    insert into indicator_stock as o (district, indicator, dims, organ, key, "of", hit, amount)
    select p_district, l.indicator, l.dims, l.organ, l.key, sum(l."of"), sum(l.hit), sum(l.amount) from levels l
    where l.indicator = any(p_stocks)
    group by l.indicator, l.dims, l.organ, l.key order by l.indicator, l.dims, l.organ, l.key
    on conflict (district, indicator, dims, organ, key) do update set
      "of" = o."of" + excluded."of", hit = o.hit + excluded.hit, amount = o.amount + excluded.amount
  )
  select count(*) into v_taken from taken;
  insert into indicator_fold as o (district, at) values (p_district, p_at)
  on conflict (district) do update set at = greatest(o.at, excluded.at);
  return v_taken;
end $$;
