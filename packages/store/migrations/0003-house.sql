-- Accounts, sessions, who read what, messages, settings.
create table account (
  district text not null,
  id uuid not null,
  login text not null,
  person text not null,
  name text not null,
  secret text,
  subject text,
  administrator boolean not null,
  failures integer not null,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  primary key (district, id)
);
create unique index account_by_login on account (district, login);
create unique index account_by_subject on account (district, subject) where subject is not null;
create index account_by_person on account (district, person);

create table session (
  district text not null,
  id_hash text not null,
  account uuid not null,
  post text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (district, id_hash)
);
create index session_by_account on session (district, account);
create index session_by_end on session (district, expires_at);

-- Chained like the log: a row that is changed or taken out shows.
create table access_log (
  district text not null,
  n bigint not null,
  at timestamptz not null,
  account text not null,
  post text,
  case_id uuid,
  act text not null,
  purpose text,
  body jsonb not null,
  previous text not null,
  hash text not null,
  primary key (district, n)
);
create index access_log_by_case on access_log (district, case_id, n);
create index access_log_by_account on access_log (district, account, n);
create table access_head (
  district text not null,
  n bigint not null,
  hash text not null,
  primary key (district)
);

create table reminder (
  district text not null,
  case_id uuid not null,
  key text not null,
  start_seq integer not null,
  light text not null,
  due_on date not null,
  sent_at timestamptz not null,
  primary key (district, case_id, key, start_seq, light, due_on)
);

create table notice (
  district text not null,
  id uuid not null,
  case_id uuid,
  channel text not null,
  recipient text not null,
  template text not null,
  body jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failures integer not null,
  last_failure text,
  primary key (district, id)
);
create index notice_waiting on notice (district, created_at, id) where sent_at is null;
create index notice_by_case on notice (district, case_id);

create table calendar_change (
  district text not null,
  id uuid not null,
  notice text not null,
  published_on date not null,
  body jsonb not null,
  entered_at timestamptz not null,
  entered_by text not null,
  primary key (district, id)
);
create unique index calendar_change_by_notice on calendar_change (district, notice);

create table setting (
  district text not null,
  key text not null,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (district, key)
);
