-- What cases add to indicators, and the sums of it. An entry is never changed or taken away: when the case says otherwise it ends, at the
-- instant that became known, so that a number as it was known on any past day is a sum over the same rows.
create table indicator_entry (
  district text not null,
  case_id uuid not null,
  indicator text not null,
  -- Digest of the indicator and of what the entry says: the same entry again is the same row.
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
  primary key (district, case_id, name, since)
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

-- Entries of any number of cases: `p->indicator_entry` holds those to begin, `p->gone_indicator_entry` those to end, `p->known` the cases of
-- which every entry is given, by name. Row by row, each found by its key, under plans made once: most steps write none and few write more
-- than a handful, and one statement for all of them cost more to plan than these to run.
create function put_entries(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
  k record;
  e record;
  o record;
begin
  for k in select w.case_id, w.at, w.names from jsonb_to_recordset(p->'known') as w(case_id uuid, at timestamptz, names text[]) loop
    for o in update indicator_entry i set until = greatest(k.at, i.since)
      where i.district = p_district and i.case_id = k.case_id and i.until is null and i.name <> all(k.names) returning i.*
    loop
      perform put_delta(p_district, o.indicator, o.on_day, o.organ, o.dims, o.key, -o."of", -o.hit, -o.amount);
    end loop;
  end loop;
  for e in select g.case_id, g.name, g.at from jsonb_to_recordset(p->'gone_indicator_entry') as g(case_id uuid, name text, at timestamptz) loop
    for o in update indicator_entry i set until = greatest(e.at, i.since)
      where i.district = p_district and i.case_id = e.case_id and i.name = e.name and i.until is null returning i.*
    loop
      perform put_delta(p_district, o.indicator, o.on_day, o.organ, o.dims, o.key, -o."of", -o.hit, -o.amount);
    end loop;
  end loop;
  for e in select * from jsonb_populate_recordset(null::indicator_entry, p->'indicator_entry') loop
    insert into indicator_entry as i (district, case_id, indicator, name, on_day, organ, dims, key, "of", hit, amount, since)
    select p_district, e.case_id, e.indicator, e.name, e.on_day, e.organ, e.dims, e.key, e."of", e.hit, e.amount, e.since
    where not exists (select from indicator_entry h where h.district = p_district and h.case_id = e.case_id and h.name = e.name and h.until is null)
    -- Ended and begun again within the same millisecond.
    on conflict (district, case_id, name, since) do update set until = null;
    if found then
      perform put_delta(p_district, e.indicator, e.on_day, e.organ, e.dims, e.key, e."of", e.hit, e.amount);
    end if;
  end loop;
end $$;

create function put_delta(p_district text, p_indicator text, p_on date, p_organ text, p_dims jsonb, p_key text, p_of integer, p_hit integer, p_amount bigint)
returns void language plpgsql as $$
begin
  insert into indicator_delta (district, id, indicator, month, organ, dims, key, "of", hit, amount)
  values (p_district, gen_random_uuid(), p_indicator, date_trunc('month', p_on)::date, p_organ, p_dims, p_key, p_of, p_hit, p_amount);
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
  if jsonb_array_length(p->'indicator_entry') > 0 or jsonb_array_length(p->'gone_indicator_entry') > 0 or jsonb_array_length(p->'known') > 0 then
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
