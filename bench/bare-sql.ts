/** Tables of the floor: state, history, one duty and one job for each case, with the keys and the two indexes any worklist needs. */
export const bareSchema = `
create table if not exists bare_case (district text not null, id uuid not null, version integer not null, stage text not null, organ text, due_on date,
  body jsonb not null, primary key (district, id));
create index if not exists bare_case_open on bare_case (district, organ, due_on, id);
create table if not exists bare_event (district text not null, case_id uuid not null, seq integer not null, body jsonb not null,
  primary key (district, case_id, seq));
create table if not exists bare_duty (district text not null, case_id uuid not null, post text not null, due_on date not null,
  primary key (district, case_id));
create index if not exists bare_duty_by_post on bare_duty (district, post, due_on);
create table if not exists bare_job (district text not null, id uuid not null default gen_random_uuid(), body jsonb not null, primary key (district, id))`

export const bareCreate = `
with c as (insert into bare_case values ('990101', $1, 1, 'filed', 'centre', current_date + 30, $2)),
  d as (insert into bare_duty values ('990101', $1, 'post', current_date + 30))
insert into bare_event values ('990101', $1, 1, $2)`

export const bareStep = `
with c as (update bare_case set version = version + 1, stage = 'next', due_on = current_date + 20 where district = '990101' and id = $1 and version = $2 returning id, version),
  e as (insert into bare_event select '990101', id, version, $3 from c),
  j as (insert into bare_job (district, body) select '990101', $3 from c),
  d as (update bare_duty set due_on = current_date + 20 from c where district = '990101' and case_id = c.id)
select version from c`

export const bareWorklist = `
select id, version, stage, organ, due_on, body from bare_case where district = '990101' and organ = $1 order by due_on, id limit 20`
