-- A worklist is a look into one index. views-change: the rows are computed again when this is applied.
-- One row for each case and each key under which it is seen (a post, or a duty in an organ), in the order of the list: an array in the
-- case's own row could say who sees it, but not in which order, so that a page of a busy office read and sorted all its cases.
create table case_seen (
  district text not null,
  case_id uuid not null,
  key text not null,
  procedure text not null,
  open boolean not null,
  -- The day it is listed by: when it is due (the last of days where nothing is), or when it was closed.
  on_day date not null,
  primary key (district, case_id, key)
);
create index case_seen_in_order on case_seen (district, key, open, on_day, case_id) include (procedure);
drop index case_view_seen_by;

-- For those who supervise an organ, in the same order.
drop index case_view_open_by_organ;
create index case_view_open_by_organ on case_view (district, organ, (coalesce(due_on, date '9999-12-31')), case_id) include (procedure) where closed_on is null;

-- Counting what a post owes looks at the index alone.
drop index duty_by_office;
drop index duty_by_post;
create index duty_by_office on duty (district, duty, organ, (coalesce(due_on, date '9999-12-31')), id) include (case_id, due_on, amber_on, not_posts, kind) where post is null;
create index duty_by_post on duty (district, post, (coalesce(due_on, date '9999-12-31')), id) include (case_id, due_on, amber_on, kind) where post is not null;

alter function put_rows(text, jsonb) rename to put_view_rows;

create function put_seen_rows(p_district text, p jsonb) returns void language plpgsql
set plan_cache_mode = force_custom_plan as $$
declare
  v_cases uuid[];
begin
  if jsonb_array_length(p->'whole') > 0 then
    select array_agg(w::uuid) into v_cases from jsonb_array_elements_text(p->'whole') w;
    delete from case_seen o where o.district = p_district and o.case_id = any(v_cases) and not exists (
      select from jsonb_populate_recordset(null::case_seen, p->'case_seen') n where n.case_id = o.case_id and n.key = o.key);
  end if;
  if jsonb_array_length(p->'gone_case_seen') > 0 then
    select array_agg(distinct (g->>'case_id')::uuid) into v_cases from jsonb_array_elements(p->'gone_case_seen') g;
    delete from case_seen o where o.district = p_district and o.case_id = any(v_cases) and exists (
      select from jsonb_to_recordset(p->'gone_case_seen') as g(case_id uuid, key text) where o.case_id = g.case_id and o.key = g.key);
  end if;
  if jsonb_array_length(p->'case_seen') > 0 then
    insert into case_seen as o select n.* from jsonb_populate_recordset(null::case_seen, p->'case_seen') n
    on conflict (district, case_id, key) do update set procedure = excluded.procedure, open = excluded.open, on_day = excluded.on_day
    where (o.procedure, o.open, o.on_day) is distinct from (excluded.procedure, excluded.open, excluded.on_day);
  end if;
end $$;

create function put_rows(p_district text, p jsonb) returns void language plpgsql as $$
begin
  perform put_view_rows(p_district, p);
  perform put_seen_rows(p_district, p);
end $$;
