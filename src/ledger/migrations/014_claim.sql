-- A conversation whose brief is being written is not told of the human who is reserved for it: the step that writes the brief
-- asks for them when it is done, and saves the conversation a message and a task.
alter table readback.seek add column brief_until bigint not null default 0;

-- As in 006, but that a search may say how long its brief takes at most.
create or replace function readback.desk_follows() returns trigger language plpgsql as $$
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
          (b->>'widenMs')::bigint, case when b ? 'except' then array(select jsonb_array_elements_text(b->'except')) end, b->>'only',
          coalesce((b->>'briefUntil')::bigint, 0)
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

-- As in 006, but that only those are given back who are to be told now: of whom a brief is awaited, is told when it is late.
create or replace function readback.reserve(
  p_conversations text[], p_seek_ids text[], p_agents text[], p_now bigint, p_tell_at bigint, p_until bigint
) returns setof readback.reservation language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7239118403);
  for i in 1 .. cardinality(p_conversations) loop
    return query
      with reserved as (
        insert into readback.reservation as r (conversation, seek_id, agent, channel, until, tell_at)
        select s.conversation, s.seek_id, p.agent, s.channel, p_until, greatest(p_tell_at, s.brief_until)
          from readback.seek s join readback.presence p on p.agent = p_agents[i]
          where s.conversation = p_conversations[i] and s.seek_id = p_seek_ids[i]
            and p.state = 'available' and p.until > p_now
            and (p.profile->'capacity'->>s.channel)::integer > readback.load_of(p.agent, s.channel, p_now)
          -- one that is being written to is looked at again when that is done
          for update of s skip locked
        on conflict (conversation) do update set seek_id = excluded.seek_id, agent = excluded.agent, channel = excluded.channel,
          until = excluded.until, tell_at = excluded.tell_at, offer_id = null, accepted = false
          where r.until <= p_now
        returning r.*)
      select r.* from reserved r where r.tell_at <= p_tell_at;
  end loop;
end $$;

-- Whom the desk has reserved for a search whose brief is in place. Where nobody is, the conversation is told of whoever will be:
-- the lock on the search orders this with a reservation that is being made.
create function readback.claim(p_conversation text, p_seek_id text, p_now bigint, p_tell_at bigint)
returns setof readback.reservation language plpgsql as $$
begin
  update readback.seek set brief_until = 0 where conversation = p_conversation and seek_id = p_seek_id;
  return query
    update readback.reservation set tell_at = p_tell_at
      where conversation = p_conversation and seek_id = p_seek_id and offer_id is null and until > p_now
      returning *;
  if not found then
    perform pg_notify('readback_desk', '');
  end if;
end $$;

-- The step that wrote the brief was lost with its worker, and will ask for nobody: the conversation is told at once.
create function readback.brief_lost() returns trigger language plpgsql as $$
begin
  update readback.seek set brief_until = 0 where conversation = new.conversation;
  update readback.reservation set tell_at = 0 where conversation = new.conversation and offer_id is null;
  perform pg_notify('readback_desk', '');
  return null;
end $$;

create trigger brief_lost after insert on readback.entry for each row
  when (new.kind = 'brief' and new.body::jsonb->>'why' = 'lost') execute function readback.brief_lost();
