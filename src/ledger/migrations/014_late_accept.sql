-- Whether this human may be rung, or taken, for this conversation now: the reservation that it comes of still holds them, with
-- seconds to spare, or they have room beside it. What was long on its way may find that the reservation has run out and the human
-- has been given to another.
create function readback.may_ring(h readback.head, p_agent text) returns boolean language plpgsql as $$
declare
  now_ms bigint := (extract(epoch from clock_timestamp()) * 1000)::bigint;
  room integer;
  own integer;
begin
  perform from readback.reservation r
    where r.conversation = h.conversation and r.agent = p_agent and r.until > now_ms + 5000;
  if found then return true; end if;
  select (p.profile->'capacity'->>h.channel)::integer into room from readback.presence p where p.agent = p_agent;
  -- whom the desk does not know it cannot have given to another
  if not found then return true; end if;
  -- as who reserves: nobody is counted twice
  perform pg_advisory_xact_lock(7239118403);
  select count(*) into own from readback.reservation r
    where r.conversation = h.conversation and r.agent = p_agent and r.until > now_ms;
  return readback.load_of(p_agent, h.channel, now_ms) - own < room;
end $$;

-- Whether this acceptance may stand. What rang for everybody had held nobody.
create function readback.may_accept(h readback.head, p_offer text, p_agent text) returns boolean language plpgsql as $$
begin
  perform from readback.entry e
    where e.conversation = h.conversation and e.key = 'offer/' || p_offer and e.body::jsonb ? 'only';
  return not found or readback.may_ring(h, p_agent);
end $$;

alter function readback.fence(readback.head, text, jsonb) rename to fence_of_assistant;

-- Why a new entry may not stand, or null where it may. Neither an offer nor its acceptance does once the offer has lapsed: the
-- conversation has gone on. Custody comes to no human whose acceptance was refused, while they are another's, and to nobody after
-- the end.
create function readback.fence(h readback.head, kind text, body jsonb) returns text language plpgsql as $$
declare
  offer text := body->>'offerId';
begin
  if kind in ('offer', 'accepted') and not h.ended then
    perform from readback.entry e where e.conversation = h.conversation and e.key = 'lapsed/' || offer;
    if found then return 'not_free'; end if;
    if kind = 'accepted' and not readback.may_accept(h, offer, body->>'agent') then return 'not_free'; end if;
    if kind = 'offer' and body ? 'only' and not readback.may_ring(h, body->>'only') then
      -- until the conversation seeks on, which it does when it hears of this, nobody is held for it
      delete from readback.seek s where s.conversation = h.conversation;
      return 'not_free';
    end if;
  end if;
  if kind = 'custody' and h.ended then return 'ended'; end if;
  if kind = 'custody' and body->>'holder' = 'human' and not readback.may_ring(h, body->>'agent') then
    return 'not_free';
  end if;
  return readback.fence_of_assistant(h, kind, body);
end $$;
