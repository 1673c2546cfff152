-- Whoever brings those who seek and those who are free together is told when there may be something to bring together, and
-- of nothing else: most of what the ledger is told of changes neither.
create function readback.tell_dispatch() returns trigger language plpgsql as $$
begin
  perform pg_notify('readback_desk', '');
  return null;
end $$;

create trigger sought after insert on readback.seek for each row execute function readback.tell_dispatch();
create trigger set_free after delete on readback.reservation for each row execute function readback.tell_dispatch();
create trigger came after insert on readback.presence for each row execute function readback.tell_dispatch();
-- back at the desk, or done with a conversation; a heartbeat changes neither
create trigger came_back after update on readback.presence for each row
  when (new.state <> old.state or new.idle_since <> old.idle_since) execute function readback.tell_dispatch();

-- Whether an offer may ring for this agent now: the reservation that it comes of still holds them, or they have room without
-- it. An offer that was long on its way may find that its reservation has run out and the human has been given to another.
create function readback.may_ring(h readback.head, p_agent text) returns boolean language plpgsql as $$
declare
  now_ms bigint := (extract(epoch from clock_timestamp()) * 1000)::bigint;
  room integer;
begin
  perform from readback.reservation r where r.conversation = h.conversation and r.agent = p_agent and r.until > now_ms;
  if found then return true; end if;
  select (p.profile->'capacity'->>h.channel)::integer into room from readback.presence p where p.agent = p_agent;
  -- whom the desk does not know it cannot have given to another
  if not found then return true; end if;
  -- as who reserves: nobody is counted twice
  perform pg_advisory_xact_lock(7239118403);
  return readback.load_of(p_agent, h.channel, now_ms) < room;
end $$;

alter function readback.fence(readback.head, text, jsonb) rename to fence_of_assistant;

-- Why a new entry may not stand, or null where it may.
create function readback.fence(h readback.head, kind text, body jsonb) returns text language plpgsql as $$
begin
  if kind = 'offer' and not h.ended and body ? 'only' and not readback.may_ring(h, body->>'only') then
    -- the conversation takes it for ringing unanswered, and seeks on then; until that nobody is held for it
    delete from readback.seek s where s.conversation = h.conversation;
    return 'not_free';
  end if;
  return readback.fence_of_assistant(h, kind, body);
end $$;
