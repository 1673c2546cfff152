-- Whether this acceptance may stand: its agent is held for the offer, or has room. One that was long on its way may find that the
-- ring's reservation has run out and the human has been given to another. What rang for everybody had held nobody.
create function readback.may_accept(h readback.head, p_offer text, p_agent text) returns boolean language plpgsql as $$
begin
  perform from readback.entry e
    where e.conversation = h.conversation and e.key = 'offer/' || p_offer and e.body::jsonb ? 'only';
  return not found or readback.may_ring(h, p_agent);
end $$;

-- As in 012, but that acceptances are looked at too, and that neither stands once its offer has lapsed: the conversation has gone on.
create or replace function readback.fence(h readback.head, kind text, body jsonb) returns text language plpgsql as $$
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
  return readback.fence_of_assistant(h, kind, body);
end $$;
