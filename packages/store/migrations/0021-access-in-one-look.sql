-- Writes rows at the end of a district's access log, computed on the head that the caller remembers. Where the log has gone on since,
-- nothing is written and the head as it stands is returned: the caller chains its rows to that one and asks again.
create function record_accesses(p_district text, p_n bigint, p_hash text, p_rows jsonb) returns table (n bigint, hash text) language plpgsql as $$
#variable_conflict use_column
declare
  v_head access_head;
begin
  select * into v_head from access_head h where h.district = p_district for update;
  if not found then
    if p_n <> 0 then
      raise exception 'the access log of % has no end to go on from', p_district;
    end if;
    -- The first of a district; whoever comes in between writes the same, and waits here.
    insert into access_head (district, n, hash) values (p_district, p_n, p_hash) on conflict do nothing;
    select * into v_head from access_head h where h.district = p_district for update;
  end if;
  if v_head.n <> p_n or v_head.hash <> p_hash then
    return query select v_head.n, v_head.hash;
    return;
  end if;
  insert into access_log select r.* from jsonb_populate_recordset(null::access_log, p_rows) r;
  update access_head h set n = (p_rows->-1->>'n')::bigint, hash = p_rows->-1->>'hash' where h.district = p_district;
end $$;
