-- What humans write among themselves while one of them holds the conversation stands under custody as what is said does.
-- The fence that stood is kept as it is, behind this one.
alter function readback.fence(readback.head, text, jsonb) rename to fence_of_custody;

create function readback.fence(h readback.head, kind text, body jsonb) returns text language plpgsql immutable as $$
begin
  if not h.ended and kind in ('asked_assistant', 'assisted', 'consulted')
     and (h.holder <> 'human' or (body->>'epoch')::integer is distinct from h.epoch) then
    return 'stale_epoch';
  end if;
  -- only who holds it asks
  if not h.ended and (kind = 'asked_assistant' or (kind = 'consulted' and body->>'act' = 'asked'))
     and h.agent is distinct from body->>'agent' then
    return 'stale_epoch';
  end if;
  -- a colleague joins, the holder is there already
  if not h.ended and kind = 'consulted' and body->>'act' = 'joined' and h.agent = body->>'agent' then
    return 'stale_epoch';
  end if;
  return readback.fence_of_custody(h, kind, body);
end $$;
