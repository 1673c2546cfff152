-- The human side: who is present, which conversations look for a human, who is reserved for which. The last two follow the
-- ledger: what is written there changes them in the same transaction. Times in ms since the epoch.

-- The agents whose desktop says that they are here, until it has said nothing for too long.
create table readback.presence (
  agent text collate "C" primary key,
  name text not null,
  -- skills, languages, queues and capacity, as the roster had them when the desktop last spoke
  profile jsonb not null,
  -- missed: a ring went unanswered, and the agent has not said since that they are back
  state text not null check (state in ('available', 'away', 'missed')),
  until bigint not null,
  -- since when they have been free: since they came, or since the last conversation left them
  idle_since bigint not null
) with (fillfactor = 50);

create table readback.seek (
  conversation text collate "C" primary key,
  seek_id text not null,
  tier text not null,
  channel text not null,
  since bigint not null,
  -- when custody came to the queue
  begun bigint not null,
  needs jsonb not null,
  widen_ms bigint not null,
  excepted text[],
  named text
);

-- One human held for one conversation: from the match over the ring to the end of the read-back.
create table readback.reservation (
  conversation text collate "C" primary key,
  seek_id text not null,
  agent text collate "C" not null,
  channel text not null,
  -- from then on it holds nobody, whatever became of the conversation
  until bigint not null,
  -- when the conversation is to be told of it again, until it answers with an offer
  tell_at bigint not null,
  offer_id text,
  accepted boolean not null default false
) with (fillfactor = 50);
create index reservation_agent on readback.reservation (agent);
create index reservation_untold on readback.reservation (tell_at) where offer_id is null;

-- What one agent has on one channel: conversations they hold, and those they are reserved for. In this language it is
-- planned once in a connection, where an SQL function would be for every pair.
create function readback.load_of(p_agent text, p_channel text, p_now bigint) returns bigint language plpgsql stable as $$
begin
  return (select count(*) from readback.head h
      where not h.ended and h.holder = 'human' and h.agent = p_agent and h.channel = p_channel)
    + (select count(*) from readback.reservation r where r.agent = p_agent and r.channel = p_channel and r.until > p_now);
end $$;

-- Reserves pairs that were matched from what stood a moment ago: each only where the search still stands without anybody,
-- and the agent is present, available and below their capacity. One process at a time, so that nobody is counted twice.
create function readback.reserve(
  p_conversations text[], p_seek_ids text[], p_agents text[], p_now bigint, p_tell_at bigint, p_until bigint
) returns setof readback.reservation language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7239118403);
  for i in 1 .. cardinality(p_conversations) loop
    return query
      insert into readback.reservation as r (conversation, seek_id, agent, channel, until, tell_at)
      select s.conversation, s.seek_id, p.agent, s.channel, p_until, p_tell_at
        from readback.seek s join readback.presence p on p.agent = p_agents[i]
        where s.conversation = p_conversations[i] and s.seek_id = p_seek_ids[i]
          and p.state = 'available' and p.until > p_now
          and (p.profile->'capacity'->>s.channel)::integer > readback.load_of(p.agent, s.channel, p_now)
        -- one that is being written to is looked at again when that is done
        for update of s skip locked
      on conflict (conversation) do update set seek_id = excluded.seek_id, agent = excluded.agent, channel = excluded.channel,
        until = excluded.until, tell_at = excluded.tell_at, offer_id = null, accepted = false
        where r.until <= p_now
      returning r.*;
  end loop;
end $$;

-- Holds an agent for an offer that stands in the ledger, whether or not the desk had reserved them.
create function readback.hold(p_conversation text, p_agent text, p_offer text, p_until bigint, p_accepted boolean)
returns void language sql as $$
  insert into readback.reservation (conversation, seek_id, agent, channel, until, tell_at, offer_id, accepted)
    select h.conversation, '', p_agent, h.channel, p_until, 0, p_offer, p_accepted
    from readback.head h where h.conversation = p_conversation
  on conflict (conversation) do update set agent = excluded.agent, until = excluded.until, offer_id = excluded.offer_id,
    accepted = excluded.accepted
$$;

-- The desk follows the ledger.
create function readback.desk_follows() returns trigger language plpgsql as $$
declare
  b jsonb := new.body::jsonb;
begin
  if new.kind <> 'accepted' and new.kind <> 'lapsed' then
    delete from readback.seek s where s.conversation = new.conversation;
  end if;
  case new.kind
    when 'seek' then
      delete from readback.reservation r where r.conversation = new.conversation;
      insert into readback.seek
        select h.conversation, b->>'seekId', b->>'tier', b->>'channel', (b->>'since')::bigint, h.since, b->'needs',
          (b->>'widenMs')::bigint, case when b ? 'except' then array(select jsonb_array_elements_text(b->'except')) end, b->>'only'
        from readback.head h where h.conversation = new.conversation;
    when 'offer' then
      if b ? 'only' then
        -- a little longer than it rings: the conversation says itself when it is over, and may be late
        perform readback.hold(new.conversation, b->>'only', b->>'offerId', (b->>'until')::bigint + 15000, false);
      else
        delete from readback.reservation r where r.conversation = new.conversation;
      end if;
    when 'accepted' then
      -- longer than any read-back: of a conversation that is gone for good, nobody would set the human free
      perform readback.hold(new.conversation, b->>'agent', b->>'offerId', new.at + 900000, true);
    when 'lapsed' then
      if b->>'why' = 'nobody_accepted' then
        update readback.presence p set state = 'missed' from readback.reservation r
          where r.conversation = new.conversation and r.offer_id = b->>'offerId' and not r.accepted
          and p.agent = r.agent and p.state = 'available';
      end if;
      delete from readback.reservation r where r.conversation = new.conversation and r.offer_id = b->>'offerId';
    else
      delete from readback.reservation r where r.conversation = new.conversation;
      if new.kind = 'custody' then
        -- the head still says who held it until now
        update readback.presence p set idle_since = new.at from readback.head h
          where h.conversation = new.conversation and h.holder = 'human' and p.agent = h.agent;
      end if;
  end case;
  return null;
end $$;

-- Every conversation begins with the AI's custody at epoch 1: nobody to set free, and nothing to look up.
create trigger desk_follows after insert on readback.entry for each row
  when (new.kind in ('seek', 'offer', 'accepted', 'lapsed', 'ended') or new.kind = 'custody' and new.key <> 'custody/1')
  execute function readback.desk_follows();
