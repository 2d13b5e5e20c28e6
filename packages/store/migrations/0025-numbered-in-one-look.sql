-- Appends that take running numbers, in one round trip: the writer says after which numbers its cases were computed. Where these are the last ones,
-- numbers and cases are written together; where somebody else took some meanwhile nothing is written, and the last ones are told, to compute anew.
-- `p_wanted`: organ, series, year, n (how many) and last (before these), in one order for all writers, so that none locks another out.
-- Written: null. A case that is not as the writer knew it takes all of the group back, numbers included, so that none is missing.
create function append_numbered(p_district text, p_wanted jsonb, p jsonb) returns jsonb language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  w record;
  v_last integer;
  v_said jsonb := '[]';
  v_other boolean := false;
begin
  for w in select * from jsonb_to_recordset(p_wanted) as r(organ text, series text, year integer, n integer, last integer) loop
    select o.last into v_last from number_series o
    where o.district = p_district and o.organ = w.organ and o.series = w.series and o.year = w.year for update;
    if not found then
      insert into number_series as o (district, organ, series, year, last) values (p_district, w.organ, w.series, w.year, 0)
      on conflict (district, organ, series, year) do update set last = o.last returning o.last into v_last;
    end if;
    v_said := v_said || jsonb_build_object('organ', w.organ, 'series', w.series, 'year', w.year, 'last', v_last);
    v_other := v_other or v_last <> w.last;
  end loop;
  if v_other then
    return v_said;
  end if;
  for w in select * from jsonb_to_recordset(p_wanted) as r(organ text, series text, year integer, n integer) loop
    update number_series o set last = o.last + w.n
    where o.district = p_district and o.organ = w.organ and o.series = w.series and o.year = w.year;
  end loop;
  if exists (select from append_group(p_district, p)) then
    raise exception 'a case is no longer at its expected version';
  end if;
  return null;
end $$;
