-- Lists that stay flat however many cases there are. views-change: the rows are computed again when this is applied.
-- The line of the limit that presses most stands in the case's row: a page of a worklist reads no log.
alter table case_view add column segments jsonb not null default '[]';

-- In the order in which a worklist shows them; what has no due day comes last.
drop index case_view_open;
create index case_view_open on case_view (district, (coalesce(due_on, date '9999-12-31')), case_id) where closed_on is null;

-- Duties are looked up by who may take them, each way in the order shown.
drop index duty_by_organ;
drop index duty_by_post;
create index duty_by_office on duty (district, duty, organ, (coalesce(due_on, date '9999-12-31')), id) where post is null;
create index duty_by_post on duty (district, post, (coalesce(due_on, date '9999-12-31')), id) where post is not null;

create or replace function put_rows(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  v_cases uuid[];
begin
  if jsonb_array_length(p->'whole') > 0 then
    select array_agg(w::uuid) into v_cases from jsonb_array_elements_text(p->'whole') w;
    delete from limit_view o where o.district = p_district and o.case_id = any(v_cases) and not exists (
      select from jsonb_populate_recordset(null::limit_view, p->'limit_view') n where n.case_id = o.case_id and n.key = o.key and n.start_seq = o.start_seq);
    delete from duty o where o.district = p_district and o.case_id = any(v_cases) and not exists (
      select from jsonb_populate_recordset(null::duty, p->'duty') n where n.case_id = o.case_id and n.id = o.id);
    delete from register_entry o where o.district = p_district and o.case_id = any(v_cases) and not exists (
      select from jsonb_populate_recordset(null::register_entry, p->'register_entry') n where n.case_id = o.case_id and n.register = o.register and n.entry_id = o.entry_id and n.valid_from = o.valid_from);
    delete from public_page o where o.district = p_district and o.case_id = any(v_cases) and not exists (
      select from jsonb_populate_recordset(null::public_page, p->'public_page') n where n.case_id = o.case_id);
  end if;
  if jsonb_array_length(p->'gone_limit_view') > 0 then
    select array_agg(distinct (g->>'case_id')::uuid) into v_cases from jsonb_array_elements(p->'gone_limit_view') g;
    delete from limit_view o where o.district = p_district and o.case_id = any(v_cases) and exists (
      select from jsonb_to_recordset(p->'gone_limit_view') as g(case_id uuid, key text, start_seq integer) where o.case_id = g.case_id and o.key = g.key and o.start_seq = g.start_seq);
  end if;
  if jsonb_array_length(p->'gone_duty') > 0 then
    select array_agg(distinct (g->>'case_id')::uuid) into v_cases from jsonb_array_elements(p->'gone_duty') g;
    delete from duty o where o.district = p_district and o.case_id = any(v_cases) and exists (
      select from jsonb_to_recordset(p->'gone_duty') as g(case_id uuid, id text) where o.case_id = g.case_id and o.id = g.id);
  end if;
  if jsonb_array_length(p->'gone_register_entry') > 0 then
    select array_agg(distinct (g->>'case_id')::uuid) into v_cases from jsonb_array_elements(p->'gone_register_entry') g;
    delete from register_entry o where o.district = p_district and o.case_id = any(v_cases) and exists (
      select from jsonb_to_recordset(p->'gone_register_entry') as g(case_id uuid, register text, entry_id uuid, valid_from date) where o.case_id = g.case_id and o.register = g.register and o.entry_id = g.entry_id and o.valid_from = g.valid_from);
  end if;
  if jsonb_array_length(p->'gone_public_page') > 0 then
    select array_agg(distinct (g->>'case_id')::uuid) into v_cases from jsonb_array_elements(p->'gone_public_page') g;
    delete from public_page o where o.district = p_district and o.case_id = any(v_cases) and exists (
      select from jsonb_to_recordset(p->'gone_public_page') as g(case_id uuid) where o.case_id = g.case_id);
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
  if jsonb_array_length(p->'limit_view') > 0 then
    insert into limit_view as o select n.* from jsonb_populate_recordset(null::limit_view, p->'limit_view') n
    on conflict (district, case_id, key, start_seq) do update set
      procedure = excluded.procedure, role = excluded.role, organ = excluded.organ, kind = excluded.kind,
      internal = excluded.internal, started_on = excluded.started_on, due_on = excluded.due_on, due_at = excluded.due_at,
      amber_on = excluded.amber_on, ended_on = excluded.ended_on, status = excluded.status, provisional = excluded.provisional,
      on_expiry = excluded.on_expiry
    where (o.procedure, o.role, o.organ, o.kind, o.internal, o.started_on, o.due_on, o.due_at, o.amber_on, o.ended_on, o.status, o.provisional, o.on_expiry)
      is distinct from (excluded.procedure, excluded.role, excluded.organ, excluded.kind, excluded.internal, excluded.started_on, excluded.due_on, excluded.due_at, excluded.amber_on, excluded.ended_on, excluded.status, excluded.provisional, excluded.on_expiry);
  end if;
  if jsonb_array_length(p->'duty') > 0 then
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
  if jsonb_array_length(p->'register_entry') > 0 then
    insert into register_entry as o select n.* from jsonb_populate_recordset(null::register_entry, p->'register_entry') n
    on conflict (district, register, entry_id, valid_from) do update set
      valid_until = excluded.valid_until, case_id = excluded.case_id, version = excluded.version, organ = excluded.organ,
      external_id = excluded.external_id, body = excluded.body, search = excluded.search
    where (o.valid_until, o.case_id, o.version, o.organ, o.external_id, o.body, o.search)
      is distinct from (excluded.valid_until, excluded.case_id, excluded.version, excluded.organ, excluded.external_id, excluded.body, excluded.search);
  end if;
  if jsonb_array_length(p->'public_page') > 0 then
    insert into public_page as o select n.* from jsonb_populate_recordset(null::public_page, p->'public_page') n
    on conflict (district, case_id) do update set
      procedure = excluded.procedure, edition = excluded.edition, organ = excluded.organ, published_on = excluded.published_on,
      title_zh = excluded.title_zh, title_en = excluded.title_en, body = excluded.body, search = excluded.search
    where (o.procedure, o.edition, o.organ, o.published_on, o.title_zh, o.title_en, o.body, o.search)
      is distinct from (excluded.procedure, excluded.edition, excluded.organ, excluded.published_on, excluded.title_zh, excluded.title_en, excluded.body, excluded.search);
  end if;
end $$;
