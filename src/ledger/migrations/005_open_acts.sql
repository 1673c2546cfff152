-- What customers did that nobody may have heard of. Neither index has a column that changes with every entry.
create index head_live on readback.head (conversation) where not ended;
create index head_ended on readback.head (since) where ended;

-- Turns without an outcome, and hang-ups without an end, that were written at least `p_age_ms` ago, in conversations
-- whose last entry is at most `p_within_ms` old; oldest first. A conversation that ended counts by when it did.
create function readback.open_acts(p_age_ms bigint, p_within_ms bigint, p_most integer)
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
