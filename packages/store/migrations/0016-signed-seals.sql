-- Who sealed the day: signature over its head, with the suite and the public key to check it by. Days sealed before have none.
alter table day_seal add column signature jsonb;
