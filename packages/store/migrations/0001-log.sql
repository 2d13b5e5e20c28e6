-- The log and what seals it. Every key and index starts with the district: the same schema runs distributed by district.
create extension if not exists btree_gin;

create table event (
  district text not null,
  case_id uuid not null,
  seq integer not null check (seq > 0),
  type text not null,
  on_day date not null,
  recorded_at timestamptz not null,
  procedure text not null,
  edition text not null,
  body jsonb not null,
  previous text not null,
  hash text not null,
  primary key (district, case_id, seq)
);
create index event_by_day on event (district, procedure, type, on_day);
create index event_by_entry on event (district, recorded_at, case_id, seq);

-- Personal values: the log holds only their digests. Salt and value are in the cipher; without the salt a digest cannot be guessed back.
create table sealed_value (
  district text not null,
  case_id uuid not null,
  digest text not null,
  party text not null,
  kind text not null,
  cipher bytea,
  primary key (district, case_id, digest)
);
create index sealed_value_by_party on sealed_value (district, case_id, party);

-- One key per party and case, wrapped by the master key. Erasure blanks it and the ciphers under it.
create table party_key (
  district text not null,
  case_id uuid not null,
  party text not null,
  wrapped bytea,
  erased_at timestamptz,
  erased_because text,
  primary key (district, case_id, party)
);

create table number_series (
  district text not null,
  organ text not null,
  series text not null,
  year integer not null,
  last integer not null,
  primary key (district, organ, series, year)
);

create table day_seal (
  district text not null,
  day date not null,
  cases integer not null,
  events integer not null,
  heads text not null,
  previous text not null,
  head text not null,
  sealed_at timestamptz not null,
  primary key (district, day)
);

create table idempotency (
  district text not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  case_id uuid,
  response jsonb not null,
  at timestamptz not null,
  primary key (district, actor, key)
);
create index idempotency_by_age on idempotency (district, at);

-- A file is named by the SHA-256 of its content; the content is in the folder (or object store), never here.
create table file (
  district text not null,
  hash text not null,
  size bigint not null,
  name text,
  type text,
  stored_at timestamptz not null,
  stored_by text,
  primary key (district, hash)
);
create index file_by_age on file (district, stored_at);
create table file_link (
  district text not null,
  hash text not null,
  case_id uuid not null,
  seq integer not null,
  primary key (district, hash, case_id, seq)
);
create index file_link_by_case on file_link (district, case_id, seq);
