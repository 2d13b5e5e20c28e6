-- Signing in: how long a source must wait after failures, second factors, recovery codes.
-- Failures are counted by where they come from, so that nobody can lock somebody else out by failing in their name.
alter table account drop column failures;
alter table account drop column locked_until;

create table sign_in_wait (
  district text not null,
  login_hash text not null,
  source_hash text not null,
  known boolean not null,
  failures integer not null,
  last_at timestamptz not null,
  until timestamptz,
  primary key (district, login_hash, source_hash)
);
create index sign_in_wait_by_age on sign_in_wait (district, last_at);

create table second_factor (
  district text not null,
  account uuid not null,
  secret bytea,
  proposed bytea,
  confirmed_at timestamptz,
  last_step bigint not null,
  primary key (district, account)
);

create table recovery_code (
  district text not null,
  account uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (district, account, code_hash)
);

create index access_log_by_post on access_log (district, post, n);
