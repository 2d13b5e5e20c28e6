-- A password that somebody else made or knows: it opens nothing but its own change.
alter table account add column first_password boolean not null default false;
