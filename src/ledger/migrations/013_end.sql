-- Why a new entry may not stand, or null where it may: custody ends once, too. As in 002, but that nothing passes after the end.
create or replace function readback.fence_of_custody(h readback.head, kind text, body jsonb) returns text
language plpgsql immutable as $$
begin
  if h.ended and kind not in ('called', 'outcome', 'promise_end', 'lapsed', 'decision', 'evidence', 'human') then
    return 'ended';
  end if;
  if kind = 'custody' then
    return case when (body->>'epoch')::integer <= h.epoch then 'stale_epoch' end;
  end if;
  if kind <> 'said' then
    return null;
  end if;
  if (body->>'epoch')::integer is distinct from h.epoch then
    return 'stale_epoch';
  end if;
  case body->>'by'
    when 'ai' then
      if h.holder <> 'ai' then return 'stale_epoch'; end if;
      if (body->>'floor')::integer <> h.floor then return 'floor_moved'; end if;
    when 'human' then
      if h.holder <> 'human' or h.agent is distinct from body->>'agent' then return 'stale_epoch'; end if;
    else
      null;
  end case;
  return null;
end $$;
