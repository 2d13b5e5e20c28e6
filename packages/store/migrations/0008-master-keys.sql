-- Which master key a district's wrapped keys are under, by a fingerprint that tells nothing of the key. While a new one is coming,
-- values under both lie side by side. Earlier ones stay, wrapped under the present one: what parties were handed was derived from them.
create table master_key (
  district text not null,
  fingerprint text not null,
  state text not null check (state in ('current', 'coming', 'earlier')),
  wrapped bytea,
  until timestamptz,
  primary key (district, fingerprint)
);
create unique index master_key_one_of_each on master_key (district, state) where state <> 'earlier';
