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

-- Of whom a brief is awaited, the conversation is told when it is late.
create function readback.tells_after_brief() returns trigger language plpgsql as $$
begin
  new.tell_at := greatest(new.tell_at, (select s.brief_until from readback.seek s where s.conversation = new.conversation));
  return new;
end $$;

create trigger tells_after_brief before insert on readback.reservation for each row
  when (new.offer_id is null) execute function readback.tells_after_brief();

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
