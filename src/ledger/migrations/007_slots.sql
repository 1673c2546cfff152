-- Who holds a window for a callback. A hold comes before the promise and lives as long as it: the promise keeps it, its
-- end frees it, in the transaction that writes the entry.
create table readback.slot_hold (
  conversation text collate "C" not null,
  promise_id text collate "C" not null,
  queue text collate "C" not null,
  from_at bigint not null,
  until_at bigint not null check (until_at > from_at),
  -- of a hold that nothing is promised upon yet; null once it is
  expires_at bigint,
  primary key (conversation, promise_id)
);
create index slot_hold_window on readback.slot_hold (queue, from_at);

-- Holds the first of these windows that is free, under the queue's lock. Windows are free while fewer holds than their
-- capacity lie over them, however they were cut. Asked again for the same promise it answers the same.
create function readback.hold_slot(
  p_conversation text, p_promise_id text, p_queue text, p_from bigint[], p_until bigint[], p_capacity integer, p_keep_ms bigint
) returns table (from_at bigint, until_at bigint) language plpgsql as $$
declare
  now_ms bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('readback/slots/' || p_queue, 0));
  now_ms := (extract(epoch from clock_timestamp()) * 1000)::bigint;
  delete from readback.slot_hold s where s.queue = p_queue and s.expires_at <= now_ms;
  return query select s.from_at, s.until_at from readback.slot_hold s
    where s.conversation = p_conversation and s.promise_id = p_promise_id;
  if found then return; end if;
  return query
    insert into readback.slot_hold
    select p_conversation, p_promise_id, p_queue, w.f, w.u, now_ms + p_keep_ms
      from unnest(p_from, p_until) with ordinality w(f, u, i)
      where p_capacity > (
        select count(*) from readback.slot_hold s where s.queue = p_queue and s.from_at < w.u and s.until_at > w.f)
      order by w.i limit 1
    returning slot_hold.from_at, slot_hold.until_at;
end $$;

-- A promise keeps its hold, even one that had run out; its end frees it, and so does whatever takes a conversation away
-- that was only about to be promised something.
create function readback.keep_slots() returns trigger language plpgsql as $$
declare
  b jsonb := new.body::jsonb;
begin
  if new.kind = 'promise_end' then
    delete from readback.slot_hold where conversation = new.conversation and promise_id = b->>'promiseId';
  elsif new.kind = 'custody' then
    if b->>'holder' in ('ai', 'ended') then
      delete from readback.slot_hold where conversation = new.conversation and expires_at is not null;
    end if;
  elsif b->>'queue' is not null then
    insert into readback.slot_hold values (
      new.conversation, b->>'promiseId', b->>'queue', (b->>'due')::bigint, (b->>'until')::bigint, null)
      on conflict (conversation, promise_id) do update set expires_at = null;
  end if;
  return null;
end $$;

create trigger keep_slots after insert on readback.entry for each row
  when (new.kind in ('promise', 'promise_end') or (new.kind = 'custody' and new.key <> 'custody/1'))
  execute function readback.keep_slots();

-- As before, but that a caller who has gone and is called back has been heard: their hang-up ends nothing.
create or replace function readback.open_acts(p_age_ms bigint, p_within_ms bigint, p_most integer)
returns table (conversation text, turn_id text, seq integer, answered integer, answered_seq integer)
language sql stable as $$
  with clock as (select (extract(epoch from clock_timestamp()) * 1000)::bigint as now),
  near as (
    select h.conversation, h.ended from readback.head h, clock where not h.ended and h.at >= clock.now - p_within_ms
    union all
    select h.conversation, h.ended from readback.head h, clock where h.ended and h.since >= clock.now - p_within_ms
  ),
  open as (
    select e.conversation, e.seq, e.at, substr(e.key, 6) as turn_id
      from near join readback.entry e on e.conversation = near.conversation and e.key > 'turn/' and e.key < 'turn0'
      where not exists (
        select from readback.entry o where o.conversation = e.conversation and o.key = 'outcome/' || substr(e.key, 6))
    union all
    select e.conversation, e.seq, e.at, null
      from near join readback.entry e on e.conversation = near.conversation and e.key = 'hung_up' where not near.ended
        and not exists (
          select from readback.entry g where g.conversation = e.conversation and g.key > 'gone/' and g.key < 'gone0')
  )
  select open.conversation, open.turn_id, open.seq, coalesce(s.floor, 0), coalesce(s.seq, 0)
    from clock, open left join lateral (
      select (e.body::jsonb->>'floor')::integer as floor, e.seq from readback.entry e
      where e.conversation = open.conversation and e.seq < open.seq
        and e.kind = 'said' and not (e.body::jsonb->>'interim')::boolean
      order by e.seq desc limit 1) s on true
    where open.at <= clock.now - p_age_ms
    order by open.at, open.conversation, open.seq limit p_most
$$;
