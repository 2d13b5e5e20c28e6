-- Written by src/schema.test.ts; do not edit. FADU_WRITE_SCHEMA=1 npx vitest run packages/store/src/schema.test.ts

create table access_head (
  district text not null,
  n bigint not null,
  hash text not null,
  PRIMARY KEY (district)
);

create table access_log (
  district text not null,
  n bigint not null,
  at timestamp with time zone not null,
  account text not null,
  post text,
  case_id uuid,
  act text not null,
  purpose text,
  body jsonb not null,
  previous text not null,
  hash text not null,
  PRIMARY KEY (district, n)
);
CREATE INDEX access_log_by_account ON public.access_log USING btree (district, account, n);
CREATE INDEX access_log_by_case ON public.access_log USING btree (district, case_id, n);
CREATE INDEX access_log_by_post ON public.access_log USING btree (district, post, n);

create table account (
  district text not null,
  id uuid not null,
  login text not null,
  person text not null,
  name text not null,
  secret text,
  subject text,
  administrator boolean not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null,
  first_password boolean not null default false,
  PRIMARY KEY (district, id)
);
CREATE INDEX account_by_person ON public.account USING btree (district, person);
CREATE UNIQUE INDEX account_by_login ON public.account USING btree (district, login);
CREATE UNIQUE INDEX account_by_subject ON public.account USING btree (district, subject) WHERE (subject IS NOT NULL);

create table calendar_change (
  district text not null,
  id uuid not null,
  notice text not null,
  published_on date not null,
  body jsonb not null,
  entered_at timestamp with time zone not null,
  entered_by text not null,
  PRIMARY KEY (district, id)
);
CREATE UNIQUE INDEX calendar_change_by_notice ON public.calendar_change USING btree (district, notice);

create table case_seen (
  district text not null,
  case_id uuid not null,
  key text not null,
  procedure text not null,
  open boolean not null,
  on_day date not null,
  PRIMARY KEY (district, case_id, key)
);
CREATE INDEX case_seen_in_order ON public.case_seen USING btree (district, key, open, on_day, case_id) INCLUDE (procedure);

create table case_view (
  district text not null,
  case_id uuid not null,
  procedure text not null,
  edition text not null,
  reference text,
  title_zh text not null,
  title_en text not null,
  stage text not null,
  organ text,
  version integer not null,
  began_on date not null,
  closed_on date,
  outcome text,
  head_hash text not null,
  handlers jsonb not null,
  posts text[] not null,
  links jsonb not null,
  limit_key text,
  limit_zh text,
  limit_en text,
  started_on date,
  due_on date,
  amber_on date,
  paused boolean not null,
  provisional boolean not null,
  rating integer,
  search tsvector not null,
  updated_at timestamp with time zone not null,
  revision bigint not null default 1,
  segments jsonb not null default '[]'::jsonb,
  PRIMARY KEY (district, case_id)
);
CREATE INDEX case_view_by_reference ON public.case_view USING btree (district, reference) WHERE (reference IS NOT NULL);
CREATE INDEX case_view_closed ON public.case_view USING btree (district, closed_on, case_id) WHERE (closed_on IS NOT NULL);
CREATE INDEX case_view_open ON public.case_view USING btree (district, COALESCE(due_on, '9999-12-31'::date), case_id) WHERE (closed_on IS NULL);
CREATE INDEX case_view_open_by_organ ON public.case_view USING btree (district, organ, COALESCE(due_on, '9999-12-31'::date), case_id) INCLUDE (procedure) WHERE (closed_on IS NULL);
CREATE INDEX case_view_open_by_procedure ON public.case_view USING btree (district, procedure, due_on, case_id) WHERE (closed_on IS NULL);
CREATE INDEX case_view_search ON public.case_view USING gin (district, search);

create table day_seal (
  district text not null,
  day date not null,
  cases integer not null,
  events integer not null,
  heads text not null,
  previous text not null,
  head text not null,
  sealed_at timestamp with time zone not null,
  signature jsonb,
  PRIMARY KEY (district, day)
);

create table duty (
  district text not null,
  id text not null,
  case_id uuid not null,
  kind text not null,
  procedure text not null,
  role text not null,
  duty text,
  post text,
  organ text,
  not_posts text[] not null,
  reference text,
  title_zh text not null,
  title_en text not null,
  what_zh text not null,
  what_en text not null,
  draft integer,
  started_on date,
  due_on date,
  amber_on date,
  internal boolean not null,
  urged integer not null,
  PRIMARY KEY (district, case_id, id)
);
CREATE INDEX duty_by_office ON public.duty USING btree (district, duty, organ, COALESCE(due_on, '9999-12-31'::date), id) INCLUDE (case_id, due_on, amber_on, not_posts, kind) WHERE (post IS NULL);
CREATE INDEX duty_by_post ON public.duty USING btree (district, post, COALESCE(due_on, '9999-12-31'::date), id) INCLUDE (case_id, due_on, amber_on, kind) WHERE (post IS NOT NULL);

create table event (
  district text not null,
  case_id uuid not null,
  seq integer not null,
  type text not null,
  on_day date not null,
  recorded_at timestamp with time zone not null,
  procedure text not null,
  edition text not null,
  body jsonb not null,
  previous text not null,
  hash text not null,
  CHECK ((seq > 0)),
  PRIMARY KEY (district, case_id, seq)
);
CREATE INDEX event_by_day ON public.event USING btree (district, procedure, type, on_day);
CREATE INDEX event_by_entry ON public.event USING btree (district, recorded_at, case_id, seq);

create table file (
  district text not null,
  hash text not null,
  size bigint not null,
  name text,
  type text,
  stored_at timestamp with time zone not null,
  stored_by text,
  PRIMARY KEY (district, hash)
);
CREATE INDEX file_by_age ON public.file USING btree (district, stored_at);

create table file_link (
  district text not null,
  hash text not null,
  case_id uuid not null,
  seq integer not null,
  PRIMARY KEY (district, hash, case_id, seq)
);
CREATE INDEX file_link_by_case ON public.file_link USING btree (district, case_id, seq);

create table idempotency (
  district text not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  case_id uuid,
  response jsonb not null,
  at timestamp with time zone not null,
  PRIMARY KEY (district, actor, key)
);
CREATE INDEX idempotency_by_age ON public.idempotency USING btree (district, at) WHERE (at IS NOT NULL);

create table indicator_delta (
  district text not null,
  id uuid not null,
  indicator text not null,
  month date not null,
  organ text not null,
  dims jsonb not null,
  key text not null,
  of integer not null,
  hit integer not null,
  amount bigint not null,
  PRIMARY KEY (district, id)
);

create table indicator_entry (
  district text not null,
  case_id uuid not null,
  indicator text not null,
  name text not null,
  on_day date not null,
  organ text not null,
  dims jsonb not null,
  key text not null,
  of integer not null,
  hit integer not null,
  amount bigint not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  PRIMARY KEY (district, case_id, name, since)
);
CREATE INDEX indicator_entry_by_day ON public.indicator_entry USING btree (district, indicator, on_day, case_id, name) WHERE (indicator IS NOT NULL);

create table indicator_fold (
  district text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (district)
);

create table indicator_month (
  district text not null,
  indicator text not null,
  month date not null,
  dims jsonb not null,
  organ text not null,
  key text not null,
  of bigint not null,
  hit bigint not null,
  amount bigint not null,
  PRIMARY KEY (district, indicator, month, dims, organ, key)
);

create table indicator_stock (
  district text not null,
  indicator text not null,
  dims jsonb not null,
  organ text not null,
  key text not null,
  of bigint not null,
  hit bigint not null,
  amount bigint not null,
  PRIMARY KEY (district, indicator, dims, organ, key)
);

create table limit_view (
  district text not null,
  case_id uuid not null,
  key text not null,
  start_seq integer not null,
  procedure text not null,
  role text not null,
  organ text,
  kind text not null,
  internal boolean not null,
  started_on date not null,
  due_on date not null,
  due_at timestamp with time zone,
  amber_on date,
  ended_on date,
  status text not null,
  provisional boolean not null,
  on_expiry text,
  PRIMARY KEY (district, case_id, key, start_seq)
);
CREATE INDEX limit_view_amber ON public.limit_view USING btree (district, amber_on, case_id) WHERE (status = 'running'::text);
CREATE INDEX limit_view_lapses ON public.limit_view USING btree (district, due_on, case_id) WHERE ((status = 'running'::text) AND (on_expiry IS NOT NULL));
CREATE INDEX limit_view_provisional ON public.limit_view USING btree (district, case_id) WHERE (provisional AND (status = ANY (ARRAY['running'::text, 'paused'::text])));
CREATE INDEX limit_view_running ON public.limit_view USING btree (district, due_on, case_id) WHERE (status = 'running'::text);

create table master_key (
  district text not null,
  fingerprint text not null,
  state text not null,
  wrapped bytea,
  until timestamp with time zone,
  CHECK ((state = ANY (ARRAY['current'::text, 'coming'::text, 'earlier'::text]))),
  PRIMARY KEY (district, fingerprint)
);
CREATE UNIQUE INDEX master_key_one_of_each ON public.master_key USING btree (district, state) WHERE (state <> 'earlier'::text);

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  PRIMARY KEY (name)
);

create table notice (
  district text not null,
  id uuid not null,
  case_id uuid,
  channel text not null,
  recipient text not null,
  template text not null,
  body jsonb not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  failures integer not null,
  last_failure text,
  PRIMARY KEY (district, id)
);
CREATE INDEX notice_by_case ON public.notice USING btree (district, case_id);
CREATE INDEX notice_waiting ON public.notice USING btree (district, created_at, id) WHERE (sent_at IS NULL);

create table number_series (
  district text not null,
  organ text not null,
  series text not null,
  year integer not null,
  last integer not null,
  PRIMARY KEY (district, organ, series, year)
);

create table party_key (
  district text not null,
  case_id uuid not null,
  party text not null,
  wrapped bytea,
  erased_at timestamp with time zone,
  erased_because text,
  PRIMARY KEY (district, case_id, party)
);

create table public_page (
  district text not null,
  case_id uuid not null,
  procedure text not null,
  edition text not null,
  organ text,
  published_on date not null,
  title_zh text not null,
  title_en text not null,
  body jsonb not null,
  search tsvector not null,
  PRIMARY KEY (district, case_id)
);
CREATE INDEX public_page_all ON public.public_page USING btree (district, published_on, case_id);
CREATE INDEX public_page_newest ON public.public_page USING btree (district, procedure, published_on, case_id);
CREATE INDEX public_page_search ON public.public_page USING gin (district, search);

create table recovery_code (
  district text not null,
  account uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  PRIMARY KEY (district, account, code_hash)
);

create table register_entry (
  district text not null,
  register text not null,
  entry_id uuid not null,
  valid_from date not null,
  valid_until date,
  case_id uuid not null,
  version integer not null,
  organ text,
  external_id text,
  body jsonb not null,
  search tsvector not null,
  PRIMARY KEY (district, register, entry_id, valid_from)
);
CREATE INDEX register_entry_by_case ON public.register_entry USING btree (district, case_id);
CREATE INDEX register_entry_by_external ON public.register_entry USING btree (district, register, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX register_entry_by_organ ON public.register_entry USING btree (district, register, organ, entry_id);
CREATE INDEX register_entry_search ON public.register_entry USING gin (district, search);

create table reminder (
  district text not null,
  case_id uuid not null,
  key text not null,
  start_seq integer not null,
  light text not null,
  due_on date not null,
  sent_at timestamp with time zone not null,
  PRIMARY KEY (district, case_id, key, start_seq, light, due_on)
);

create table sealed_value (
  district text not null,
  case_id uuid not null,
  digest text not null,
  party text not null,
  kind text not null,
  cipher bytea,
  PRIMARY KEY (district, case_id, digest)
);
CREATE INDEX sealed_value_by_party ON public.sealed_value USING btree (district, case_id, party);

create table second_factor (
  district text not null,
  account uuid not null,
  secret bytea,
  proposed bytea,
  confirmed_at timestamp with time zone,
  last_step bigint not null,
  PRIMARY KEY (district, account)
);

create table session (
  district text not null,
  id_hash text not null,
  account uuid not null,
  post text,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (district, id_hash)
);
CREATE INDEX session_by_account ON public.session USING btree (district, account);
CREATE INDEX session_by_end ON public.session USING btree (district, expires_at);

create table setting (
  district text not null,
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  PRIMARY KEY (district, key)
);

create table sign_in_wait (
  district text not null,
  login_hash text not null,
  source_hash text not null,
  known boolean not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  until timestamp with time zone,
  PRIMARY KEY (district, login_hash, source_hash)
);
CREATE INDEX sign_in_wait_by_age ON public.sign_in_wait USING btree (district, last_at);

create function append_group(p_district text, p jsonb) returns TABLE(case_id uuid, version integer) language plpgsql set plan_cache_mode=force_generic_plan set enable_seqscan=off set enable_hashjoin=off set enable_mergejoin=off as $$
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

create function append_numbered(p_district text, p_wanted jsonb, p jsonb) returns jsonb language plpgsql set plan_cache_mode=force_generic_plan set enable_seqscan=off as $$
declare
  w record;
  v_last integer;
  v_said jsonb := '[]';
  v_other boolean := false;
begin
  for w in select * from jsonb_to_recordset(p_wanted) as r(organ text, series text, year integer, n integer, last integer) loop
    select o.last into v_last from number_series o
    where o.district = p_district and o.organ = w.organ and o.series = w.series and o.year = w.year for update;
    if not found then
      insert into number_series as o (district, organ, series, year, last) values (p_district, w.organ, w.series, w.year, 0)
      on conflict (district, organ, series, year) do update set last = o.last returning o.last into v_last;
    end if;
    v_said := v_said || jsonb_build_object('organ', w.organ, 'series', w.series, 'year', w.year, 'last', v_last);
    v_other := v_other or v_last <> w.last;
  end loop;
  if v_other then
    return v_said;
  end if;
  for w in select * from jsonb_to_recordset(p_wanted) as r(organ text, series text, year integer, n integer) loop
    update number_series o set last = o.last + w.n
    where o.district = p_district and o.organ = w.organ and o.series = w.series and o.year = w.year;
  end loop;
  if exists (select from append_group(p_district, p)) then
    raise exception 'a case is no longer at its expected version';
  end if;
  return null;
end $$;

create function fold_deltas(p_district text, p_stocks text[], p_at timestamp with time zone, p_most integer) returns integer language plpgsql set plan_cache_mode=force_custom_plan as $$
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

create function plans_kept() returns text language plpgsql as $$
begin
  return (select case when bool_and(c.reltuples >= 100) then 'force_generic_plan' else 'force_custom_plan' end from pg_class c
    where c.oid = any('{case_view,case_seen,duty,event,idempotency,limit_view}'::regclass[]));
end $$;

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

create function put_delta(p_district text, p_indicator text, p_on date, p_organ text, p_dims jsonb, p_key text, p_of integer, p_hit integer, p_amount bigint) returns void language plpgsql as $$
begin
  insert into indicator_delta (district, id, indicator, month, organ, dims, key, "of", hit, amount)
  values (p_district, gen_random_uuid(), p_indicator, date_trunc('month', p_on)::date, p_organ, p_dims, p_key, p_of, p_hit, p_amount);
end $$;

create function put_entries(p_district text, p jsonb) returns void language plpgsql set plan_cache_mode=force_generic_plan as $$
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

create function put_past_entries(p_district text, p jsonb) returns void language plpgsql set plan_cache_mode=force_custom_plan as $$
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

create function put_rows(p_district text, p jsonb) returns void language plpgsql set plan_cache_mode=force_custom_plan as $$
begin
  perform put_changes(p_district, p);
end $$;

create function put_whole(p_district text, p jsonb) returns void language plpgsql set plan_cache_mode=force_custom_plan set enable_seqscan=on set enable_hashjoin=on set enable_mergejoin=on as $$
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

create function record_accesses(p_district text, p_n bigint, p_hash text, p_rows jsonb) returns TABLE(n bigint, hash text) language plpgsql as $$
#variable_conflict use_column
declare
  v_head access_head;
begin
  select * into v_head from access_head h where h.district = p_district for update;
  if not found then
    if p_n <> 0 then
      raise exception 'the access log of % has no end to go on from', p_district;
    end if;
    -- The first of a district; whoever comes in between writes the same, and waits here.
    insert into access_head (district, n, hash) values (p_district, p_n, p_hash) on conflict do nothing;
    select * into v_head from access_head h where h.district = p_district for update;
  end if;
  if v_head.n <> p_n or v_head.hash <> p_hash then
    return query select v_head.n, v_head.hash;
    return;
  end if;
  insert into access_log select r.* from jsonb_populate_recordset(null::access_log, p_rows) r;
  update access_head h set n = (p_rows->-1->>'n')::bigint, hash = p_rows->-1->>'hash' where h.district = p_district;
end $$;

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
