-- The hot path in one round trip: version check, events, sealed values, views. Views come as rows computed by the projections;
-- what did not change is not written again.
create function put_views(p_district text, p_case uuid, p jsonb, p_new boolean) returns void language plpgsql as $$
begin
  -- Dynamic, so that they are planned at each call: a session that first plans them while the tables are empty would take any index
  -- of the district, and keep reading the whole district through it when the tables are large. A new case has nothing to delete.
  if not p_new then
    execute 'delete from limit_view o where o.district = $1 and o.case_id = $2 and not exists (
      select from jsonb_populate_recordset(null::limit_view, $3) n where n.key = o.key and n.start_seq = o.start_seq)' using p_district, p_case, p->'limit_view';
    execute 'delete from duty o where o.district = $1 and o.case_id = $2 and not exists (
      select from jsonb_populate_recordset(null::duty, $3) n where n.id = o.id)' using p_district, p_case, p->'duty';
    execute 'delete from register_entry o where o.district = $1 and o.case_id = $2 and not exists (
      select from jsonb_populate_recordset(null::register_entry, $3) n where n.register = o.register and n.entry_id = o.entry_id and n.valid_from = o.valid_from)' using p_district, p_case, p->'register_entry';
    execute 'delete from public_page o where o.district = $1 and o.case_id = $2 and not exists (
      select from jsonb_populate_recordset(null::public_page, $3) n where true)' using p_district, p_case, p->'public_page';
  end if;
  insert into case_view as o select n.* from jsonb_populate_recordset(null::case_view, p->'case_view') n
  on conflict (district, case_id) do update set
    procedure = excluded.procedure,
    edition = excluded.edition,
    reference = excluded.reference,
    title_zh = excluded.title_zh,
    title_en = excluded.title_en,
    stage = excluded.stage,
    organ = excluded.organ,
    version = excluded.version,
    began_on = excluded.began_on,
    closed_on = excluded.closed_on,
    outcome = excluded.outcome,
    head_hash = excluded.head_hash,
    handlers = excluded.handlers,
    posts = excluded.posts,
    links = excluded.links,
    limit_key = excluded.limit_key,
    limit_zh = excluded.limit_zh,
    limit_en = excluded.limit_en,
    started_on = excluded.started_on,
    due_on = excluded.due_on,
    amber_on = excluded.amber_on,
    paused = excluded.paused,
    provisional = excluded.provisional,
    rating = excluded.rating,
    search = excluded.search,
    updated_at = excluded.updated_at
  where (o.procedure, o.edition, o.reference, o.title_zh, o.title_en, o.stage, o.organ, o.version, o.began_on, o.closed_on, o.outcome, o.head_hash, o.handlers, o.posts, o.links, o.limit_key, o.limit_zh, o.limit_en, o.started_on, o.due_on, o.amber_on, o.paused, o.provisional, o.rating, o.search)
    is distinct from (excluded.procedure, excluded.edition, excluded.reference, excluded.title_zh, excluded.title_en, excluded.stage, excluded.organ, excluded.version, excluded.began_on, excluded.closed_on, excluded.outcome, excluded.head_hash, excluded.handlers, excluded.posts, excluded.links, excluded.limit_key, excluded.limit_zh, excluded.limit_en, excluded.started_on, excluded.due_on, excluded.amber_on, excluded.paused, excluded.provisional, excluded.rating, excluded.search);
  insert into limit_view as o select n.* from jsonb_populate_recordset(null::limit_view, p->'limit_view') n
  on conflict (district, case_id, key, start_seq) do update set
    procedure = excluded.procedure,
    role = excluded.role,
    organ = excluded.organ,
    kind = excluded.kind,
    internal = excluded.internal,
    started_on = excluded.started_on,
    due_on = excluded.due_on,
    due_at = excluded.due_at,
    amber_on = excluded.amber_on,
    ended_on = excluded.ended_on,
    status = excluded.status,
    provisional = excluded.provisional,
    on_expiry = excluded.on_expiry
  where (o.procedure, o.role, o.organ, o.kind, o.internal, o.started_on, o.due_on, o.due_at, o.amber_on, o.ended_on, o.status, o.provisional, o.on_expiry)
    is distinct from (excluded.procedure, excluded.role, excluded.organ, excluded.kind, excluded.internal, excluded.started_on, excluded.due_on, excluded.due_at, excluded.amber_on, excluded.ended_on, excluded.status, excluded.provisional, excluded.on_expiry);
  insert into duty as o select n.* from jsonb_populate_recordset(null::duty, p->'duty') n
  on conflict (district, case_id, id) do update set
    kind = excluded.kind,
    procedure = excluded.procedure,
    role = excluded.role,
    duty = excluded.duty,
    post = excluded.post,
    organ = excluded.organ,
    not_posts = excluded.not_posts,
    reference = excluded.reference,
    title_zh = excluded.title_zh,
    title_en = excluded.title_en,
    what_zh = excluded.what_zh,
    what_en = excluded.what_en,
    draft = excluded.draft,
    started_on = excluded.started_on,
    due_on = excluded.due_on,
    amber_on = excluded.amber_on,
    internal = excluded.internal,
    urged = excluded.urged
  where (o.kind, o.procedure, o.role, o.duty, o.post, o.organ, o.not_posts, o.reference, o.title_zh, o.title_en, o.what_zh, o.what_en, o.draft, o.started_on, o.due_on, o.amber_on, o.internal, o.urged)
    is distinct from (excluded.kind, excluded.procedure, excluded.role, excluded.duty, excluded.post, excluded.organ, excluded.not_posts, excluded.reference, excluded.title_zh, excluded.title_en, excluded.what_zh, excluded.what_en, excluded.draft, excluded.started_on, excluded.due_on, excluded.amber_on, excluded.internal, excluded.urged);
  insert into register_entry as o select n.* from jsonb_populate_recordset(null::register_entry, p->'register_entry') n
  on conflict (district, register, entry_id, valid_from) do update set
    valid_until = excluded.valid_until,
    case_id = excluded.case_id,
    version = excluded.version,
    organ = excluded.organ,
    external_id = excluded.external_id,
    body = excluded.body,
    search = excluded.search
  where (o.valid_until, o.case_id, o.version, o.organ, o.external_id, o.body, o.search)
    is distinct from (excluded.valid_until, excluded.case_id, excluded.version, excluded.organ, excluded.external_id, excluded.body, excluded.search);
  insert into public_page as o select n.* from jsonb_populate_recordset(null::public_page, p->'public_page') n
  on conflict (district, case_id) do update set
    procedure = excluded.procedure,
    edition = excluded.edition,
    organ = excluded.organ,
    published_on = excluded.published_on,
    title_zh = excluded.title_zh,
    title_en = excluded.title_en,
    body = excluded.body,
    search = excluded.search
  where (o.procedure, o.edition, o.organ, o.published_on, o.title_zh, o.title_en, o.body, o.search)
    is distinct from (excluded.procedure, excluded.edition, excluded.organ, excluded.published_on, excluded.title_zh, excluded.title_en, excluded.body, excluded.search);
end $$;

-- Returns null when the events were written, else the version the case really has.
create function append_events(p_district text, p_case uuid, p_expected integer, p_previous text, p jsonb)
returns integer language plpgsql as $$
declare
  v_version integer;
  v_head text;
begin
  select version, head_hash into v_version, v_head from case_view
  where district = p_district and case_id = p_case for update;
  if coalesce(v_version, 0) <> p_expected then return coalesce(v_version, 0); end if;
  if p_expected > 0 and v_head <> p_previous then
    raise exception 'the head of case % is %, the caller built on %', p_case, v_head, p_previous;
  end if;
  insert into event (district, case_id, seq, type, on_day, recorded_at, procedure, edition, body, previous, hash)
  select p_district, p_case, (e->'body'->>'seq')::integer, e->'body'->>'type', (e->'body'->>'on')::date,
    (e->'body'->>'recordedAt')::timestamptz, e->'body'->>'procedure', e->'body'->>'edition', e->'body',
    e->'body'->>'previous', e->>'hash'
  from jsonb_array_elements(p->'events') e;
  insert into party_key as o (district, case_id, party, wrapped)
  select p_district, p_case, k->>'party', decode(k->>'wrapped', 'base64') from jsonb_array_elements(p->'keys') k
  on conflict (district, case_id, party) do update set wrapped = excluded.wrapped, erased_at = null, erased_because = null
  where o.wrapped is null;
  insert into sealed_value (district, case_id, digest, party, kind, cipher)
  select p_district, p_case, s->>'digest', s->>'party', s->>'kind', decode(s->>'cipher', 'base64')
  from jsonb_array_elements(p->'sealed') s;
  insert into file_link (district, hash, case_id, seq)
  select p_district, f->>'hash', p_case, (f->>'seq')::integer from jsonb_array_elements(p->'files') f
  on conflict do nothing;
  perform put_views(p_district, p_case, p->'views', p_expected = 0);
  if p ? 'idempotency' then
    insert into idempotency (district, actor, key, request_hash, case_id, response, at)
    select p_district, i.actor, i.key, i.request_hash, p_case, i.response, i.at
    from jsonb_populate_record(null::idempotency, p->'idempotency') i;
  end if;
  return null;
end $$;
