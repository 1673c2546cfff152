-- A conversation whose brief is being written is not told of the human who is reserved for it: the step that writes the brief
-- asks for them when it is done, and saves the conversation a message and a task.
alter table readback.seek add column brief_until bigint not null default 0;

-- Behind `desk_follows`, which triggers of one table come in the order of their names.
create function readback.desk_follows_brief() returns trigger language plpgsql as $$
begin
  update readback.seek set brief_until = (new.body::jsonb->>'briefUntil')::bigint where conversation = new.conversation;
  return null;
end $$;

create trigger desk_follows_brief after insert on readback.entry for each row
  when (new.kind = 'seek' and new.body::jsonb ? 'briefUntil') execute function readback.desk_follows_brief();

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
