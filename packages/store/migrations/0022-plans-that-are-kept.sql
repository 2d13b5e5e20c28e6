-- The append, planned once a connection. A third of what a step cost the database was planning its statements anew for every group, because
-- plans made while the tables were small stayed when they had grown. Two things make kept plans right: every row is found by its whole key, one
-- after the other, with no choice between joins; and nothing is kept before the database has counted tables that have grown (`plans_kept`).
drop function put_rows(text, jsonb);
drop function put_seen_rows(text, jsonb);
drop function put_view_rows(text, jsonb);

-- Takes away what is no longer computed of cases whose rows are given entire (`p->whole`): written without knowing what the tables hold.
create function put_whole(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan set enable_seqscan = on set enable_hashjoin = on set enable_mergejoin = on as $$
declare
  v_cases uuid[];
begin
  select array_agg(w::uuid) into v_cases from jsonb_array_elements_text(p->'whole') w;
  delete from limit_view o where o.district = p_district and o.case_id = any(v_cases) and not exists (
    select from jsonb_populate_recordset(null::limit_view, p->'limit_view') n where n.case_id = o.case_id and n.key = o.key and n.start_seq = o.start_seq);
  delete from duty o where o.district = p_district and o.case_id = any(v_cases) and not exists (
    select from jsonb_populate_recordset(null::duty, p->'duty') n where n.case_id = o.case_id and n.id = o.id);
  delete from register_entry o where o.district = p_district and o.case_id = any(v_cases) and not exists (
    select from jsonb_populate_recordset(null::register_entry, p->'register_entry') n where n.case_id = o.case_id and n.register = o.register and n.entry_id = o.entry_id and n.valid_from = o.valid_from);
  delete from public_page o where o.district = p_district and o.case_id = any(v_cases) and not exists (
    select from jsonb_populate_recordset(null::public_page, p->'public_page') n where n.case_id = o.case_id);
  delete from case_seen o where o.district = p_district and o.case_id = any(v_cases) and not exists (
    select from jsonb_populate_recordset(null::case_seen, p->'case_seen') n where n.case_id = o.case_id and n.key = o.key);
end $$;

-- Whether plans may be kept: in a district that is new each group is planned for itself, for the database knows nothing of its tables yet, and
-- what it takes for an empty table, or for the only district, it looks through from end to end. Afterwards every count makes plans anew.
create function plans_kept() returns text language plpgsql stable as $$
begin
  return (select case when bool_and(c.reltuples >= 100) then 'force_generic_plan' else 'force_custom_plan' end from pg_class c
    where c.oid = any('{case_view,case_seen,duty,event,idempotency,limit_view}'::regclass[]));
end $$;

-- Writes the rows of views and the entries of indicators of any number of cases; `gone_…` are rows to take away. Planned as its caller says.
create function put_changes(p_district text, p jsonb) returns void language plpgsql as $$
declare
  g record;
begin
  if p->'whole' <> '[]' then
    perform put_whole(p_district, p);
  end if;
  if p->'gone_limit_view' <> '[]' then
    for g in select * from jsonb_to_recordset(p->'gone_limit_view') as r(case_id uuid, key text, start_seq integer) loop
      delete from limit_view o where o.district = p_district and o.case_id = g.case_id and o.key = g.key and o.start_seq = g.start_seq;
    end loop;
  end if;
  if p->'gone_duty' <> '[]' then
    for g in select * from jsonb_to_recordset(p->'gone_duty') as r(case_id uuid, id text) loop
      delete from duty o where o.district = p_district and o.case_id = g.case_id and o.id = g.id;
    end loop;
  end if;
  if p->'gone_register_entry' <> '[]' then
    for g in select * from jsonb_to_recordset(p->'gone_register_entry') as r(case_id uuid, register text, entry_id uuid, valid_from date) loop
      delete from register_entry o where o.district = p_district and o.register = g.register and o.entry_id = g.entry_id
        and o.valid_from = g.valid_from and o.case_id = g.case_id;
    end loop;
  end if;
  if p->'gone_public_page' <> '[]' then
    for g in select * from jsonb_to_recordset(p->'gone_public_page') as r(case_id uuid) loop
      delete from public_page o where o.district = p_district and o.case_id = g.case_id;
    end loop;
  end if;
  if p->'gone_case_seen' <> '[]' then
    for g in select * from jsonb_to_recordset(p->'gone_case_seen') as r(case_id uuid, key text) loop
      delete from case_seen o where o.district = p_district and o.case_id = g.case_id and o.key = g.key;
    end loop;
  end if;
  insert into case_view as o (district, case_id, procedure, edition, reference, title_zh, title_en, stage, organ, version, began_on, closed_on, outcome, head_hash, handlers, posts, links, limit_key, limit_zh, limit_en, started_on, due_on, amber_on, paused, provisional, rating, segments, search, updated_at) select n.district, n.case_id, n.procedure, n.edition, n.reference, n.title_zh, n.title_en, n.stage, n.organ, n.version, n.began_on, n.closed_on, n.outcome, n.head_hash, n.handlers, n.posts, n.links, n.limit_key, n.limit_zh, n.limit_en, n.started_on, n.due_on, n.amber_on, n.paused, n.provisional, n.rating, n.segments, n.search, n.updated_at from jsonb_populate_recordset(null::case_view, p->'case_view') n
  on conflict (district, case_id) do update set
    procedure = excluded.procedure, edition = excluded.edition, reference = excluded.reference, title_zh = excluded.title_zh,
      title_en = excluded.title_en, stage = excluded.stage, organ = excluded.organ, version = excluded.version,
      began_on = excluded.began_on, closed_on = excluded.closed_on, outcome = excluded.outcome, head_hash = excluded.head_hash,
      handlers = excluded.handlers, posts = excluded.posts, links = excluded.links, limit_key = excluded.limit_key,
      limit_zh = excluded.limit_zh, limit_en = excluded.limit_en, started_on = excluded.started_on, due_on = excluded.due_on,
      amber_on = excluded.amber_on, paused = excluded.paused, provisional = excluded.provisional, rating = excluded.rating,
      segments = excluded.segments, search = excluded.search, updated_at = excluded.updated_at, revision = o.revision + 1;
  if p->'limit_view' <> '[]' then
    insert into limit_view as o select n.* from jsonb_populate_recordset(null::limit_view, p->'limit_view') n
    on conflict (district, case_id, key, start_seq) do update set
      procedure = excluded.procedure, role = excluded.role, organ = excluded.organ, kind = excluded.kind,
      internal = excluded.internal, started_on = excluded.started_on, due_on = excluded.due_on, due_at = excluded.due_at,
      amber_on = excluded.amber_on, ended_on = excluded.ended_on, status = excluded.status, provisional = excluded.provisional,
      on_expiry = excluded.on_expiry
    where (o.procedure, o.role, o.organ, o.kind, o.internal, o.started_on, o.due_on, o.due_at, o.amber_on, o.ended_on, o.status, o.provisional, o.on_expiry)
      is distinct from (excluded.procedure, excluded.role, excluded.organ, excluded.kind, excluded.internal, excluded.started_on, excluded.due_on, excluded.due_at, excluded.amber_on, excluded.ended_on, excluded.status, excluded.provisional, excluded.on_expiry);
  end if;
  if p->'duty' <> '[]' then
    insert into duty as o select n.* from jsonb_populate_recordset(null::duty, p->'duty') n
    on conflict (district, case_id, id) do update set
      kind = excluded.kind, procedure = excluded.procedure, role = excluded.role, duty = excluded.duty,
      post = excluded.post, organ = excluded.organ, not_posts = excluded.not_posts, reference = excluded.reference,
      title_zh = excluded.title_zh, title_en = excluded.title_en, what_zh = excluded.what_zh, what_en = excluded.what_en,
      draft = excluded.draft, started_on = excluded.started_on, due_on = excluded.due_on, amber_on = excluded.amber_on,
      internal = excluded.internal, urged = excluded.urged
    where (o.kind, o.procedure, o.role, o.duty, o.post, o.organ, o.not_posts, o.reference, o.title_zh, o.title_en, o.what_zh, o.what_en, o.draft, o.started_on, o.due_on, o.amber_on, o.internal, o.urged)
      is distinct from (excluded.kind, excluded.procedure, excluded.role, excluded.duty, excluded.post, excluded.organ, excluded.not_posts, excluded.reference, excluded.title_zh, excluded.title_en, excluded.what_zh, excluded.what_en, excluded.draft, excluded.started_on, excluded.due_on, excluded.amber_on, excluded.internal, excluded.urged);
  end if;
  if p->'register_entry' <> '[]' then
    insert into register_entry as o select n.* from jsonb_populate_recordset(null::register_entry, p->'register_entry') n
    on conflict (district, register, entry_id, valid_from) do update set
      valid_until = excluded.valid_until, case_id = excluded.case_id, version = excluded.version, organ = excluded.organ,
      external_id = excluded.external_id, body = excluded.body, search = excluded.search
    where (o.valid_until, o.case_id, o.version, o.organ, o.external_id, o.body, o.search)
      is distinct from (excluded.valid_until, excluded.case_id, excluded.version, excluded.organ, excluded.external_id, excluded.body, excluded.search);
  end if;
  if p->'public_page' <> '[]' then
    insert into public_page as o select n.* from jsonb_populate_recordset(null::public_page, p->'public_page') n
    on conflict (district, case_id) do update set
      procedure = excluded.procedure, edition = excluded.edition, organ = excluded.organ, published_on = excluded.published_on,
      title_zh = excluded.title_zh, title_en = excluded.title_en, body = excluded.body, search = excluded.search
    where (o.procedure, o.edition, o.organ, o.published_on, o.title_zh, o.title_en, o.body, o.search)
      is distinct from (excluded.procedure, excluded.edition, excluded.organ, excluded.published_on, excluded.title_zh, excluded.title_en, excluded.body, excluded.search);
  end if;
  if p->'case_seen' <> '[]' then
    insert into case_seen as o select n.* from jsonb_populate_recordset(null::case_seen, p->'case_seen') n
    on conflict (district, case_id, key) do update set procedure = excluded.procedure, open = excluded.open, on_day = excluded.on_day
    where (o.procedure, o.open, o.on_day) is distinct from (excluded.procedure, excluded.open, excluded.on_day);
  end if;
  if p->'indicator_entry' <> '[]' or p->'gone_indicator_entry' <> '[]' or p->'known' <> '[]' then
    perform put_entries(p_district, p);
  end if;
end $$;

-- The same by itself, for many cases at a time: planned for what they are.
create function put_rows(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
begin
  perform put_changes(p_district, p);
end $$;

-- Appends events to any number of different cases. `p->heads` says for each what the writer built on; a case that is no longer there, and a
-- request that was answered before, is left out and told: case and version as they are. The rest is written.
create or replace function append_group(p_district text, p jsonb) returns table (case_id uuid, version integer) language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  v_lost uuid[];
  v_broken uuid;
begin
  perform set_config('plan_cache_mode', plans_kept(), true);
  -- In one order, so that two groups with cases in common wait for each other instead of locking each other out.
  select array_agg(h.case_id) filter (where coalesce(v.version, 0) <> h.version or v.revision <> h.revision or i.key is not null),
    (array_agg(h.case_id) filter (where v.version = h.version and v.revision = h.revision and v.head_hash <> h.previous))[1]
  into v_lost, v_broken
  from (select r.* from jsonb_to_recordset(p->'heads') as r(case_id uuid, version integer, revision bigint, previous text, actor text, key text)
    order by r.case_id offset 0) h
  left join lateral (select v.version, v.revision, v.head_hash from case_view v
    where v.district = p_district and v.case_id = h.case_id limit 1 for update) v on true
  left join lateral (select i.key from idempotency i where i.district = p_district and i.actor = h.actor and i.key = h.key limit 1) i on true;
  if v_broken is not null then
    raise exception 'the head of case % is not the entry its log ends with', v_broken;
  end if;
  if v_lost is not null then
    return query select h.case_id, coalesce(v.version, 0) from unnest(v_lost) as h(case_id)
      left join lateral (select v.version from case_view v where v.district = p_district and v.case_id = h.case_id limit 1) v on true;
    select jsonb_object_agg(t.k, (
      select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(t.rows) e
      where not coalesce(e->>'case_id', e#>>'{}')::uuid = any(v_lost)))
    into p from jsonb_each(p) as t(k, rows);
  end if;
  insert into event (district, case_id, seq, type, on_day, recorded_at, procedure, edition, body, previous, hash)
  select p_district, e.case_id, (e.body->>'seq')::integer, e.body->>'type', (e.body->>'on')::date, (e.body->>'recordedAt')::timestamptz,
    e.body->>'procedure', e.body->>'edition', e.body, e.body->>'previous', e.hash
  from jsonb_to_recordset(p->'events') as e(case_id uuid, hash text, body jsonb);
  if p->'keys' <> '[]' then
    insert into party_key as o (district, case_id, party, wrapped)
    select p_district, k.case_id, k.party, decode(k.wrapped, 'base64') from jsonb_to_recordset(p->'keys') as k(case_id uuid, party text, wrapped text)
    on conflict (district, case_id, party) do update set wrapped = excluded.wrapped, erased_at = null, erased_because = null
    where o.wrapped is null;
  end if;
  if p->'sealed' <> '[]' then
    insert into sealed_value (district, case_id, digest, party, kind, cipher)
    select p_district, s.case_id, s.digest, s.party, s.kind, decode(s.cipher, 'base64')
    from jsonb_to_recordset(p->'sealed') as s(case_id uuid, digest text, party text, kind text, cipher text);
  end if;
  if p->'files' <> '[]' then
    insert into file_link (district, hash, case_id, seq)
    select p_district, f.hash, f.case_id, f.seq from jsonb_to_recordset(p->'files') as f(case_id uuid, hash text, seq integer)
    on conflict do nothing;
  end if;
  perform put_changes(p_district, p);
  if p->'idempotency' <> '[]' then
    insert into idempotency (district, actor, key, request_hash, case_id, response, at)
    select p_district, i.actor, i.key, i.request_hash, i.case_id, i.response, i.at
    from jsonb_populate_recordset(null::idempotency, p->'idempotency') i;
  end if;
end $$;

-- Two indexes that begin with the district, and with nothing else a look by the whole key would name: without numbers of their tables they seem as
-- good as the key. Now only a question that names their own column can use them.
drop index idempotency_by_age;
create index idempotency_by_age on idempotency (district, at) where at is not null;
drop index indicator_entry_by_day;
create index indicator_entry_by_day on indicator_entry (district, indicator, on_day, case_id, name) where indicator is not null;
