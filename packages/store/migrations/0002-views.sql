-- What projections write. Every row here can be dropped and computed again from the log (src/rebuild.ts).
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
  updated_at timestamptz not null,
  primary key (district, case_id)
);
create index case_view_by_reference on case_view (district, reference) where reference is not null;
create index case_view_open on case_view (district, due_on, case_id) where closed_on is null;
create index case_view_open_by_procedure on case_view (district, procedure, due_on, case_id) where closed_on is null;
create index case_view_open_by_organ on case_view (district, organ, due_on, case_id) where closed_on is null;
create index case_view_closed on case_view (district, closed_on, case_id) where closed_on is not null;
create index case_view_search on case_view using gin (district, search);
create index case_view_seen_by on case_view using gin (district, posts);

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
  due_at timestamptz,
  amber_on date,
  ended_on date,
  status text not null,
  provisional boolean not null,
  on_expiry text,
  primary key (district, case_id, key, start_seq)
);
create index limit_view_running on limit_view (district, due_on, case_id) where status = 'running';
create index limit_view_amber on limit_view (district, amber_on, case_id) where status = 'running';
create index limit_view_lapses on limit_view (district, due_on, case_id) where status = 'running' and on_expiry is not null;
create index limit_view_provisional on limit_view (district, case_id) where provisional and status in ('running', 'paused');

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
  primary key (district, case_id, id)
);
create index duty_by_organ on duty (district, organ, due_on, id);
create index duty_by_post on duty (district, post, due_on, id) where post is not null;

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
  primary key (district, register, entry_id, valid_from)
);
create index register_entry_by_case on register_entry (district, case_id);
create index register_entry_by_external on register_entry (district, register, external_id) where external_id is not null;
create index register_entry_by_organ on register_entry (district, register, organ, entry_id);
create index register_entry_search on register_entry using gin (district, search);

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
  primary key (district, case_id)
);
create index public_page_newest on public_page (district, procedure, published_on, case_id);
create index public_page_all on public_page (district, published_on, case_id);
create index public_page_search on public_page using gin (district, search);
