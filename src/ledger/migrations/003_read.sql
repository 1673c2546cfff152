-- Appends the drafts, then reads the last `p_turns` turns and all that followed them, oldest first, in one round trip.
-- Rows are JSON arrays [seq, at, key, body, words]: one value is read far faster than many columns.
create function readback.window(
  p_conversation text, p_turns integer,
  p_keys text[], p_bodies text[], p_words text[], p_hmac_keys bytea[], p_macs bytea[]
) returns table (channel text, epoch integer, floor integer, ended boolean, salt bytea, entries text) language plpgsql as $$
declare
  first integer;
begin
  if cardinality(p_keys) > 0 then
    perform readback.append(p_conversation, p_keys, p_bodies, p_words, p_hmac_keys, p_macs);
  end if;
  select e.seq into first from readback.entry e
    where e.conversation = p_conversation and e.kind = 'turn' order by e.seq desc offset greatest(p_turns, 1) - 1 limit 1;
  return query select h.channel, h.epoch, h.floor, h.ended, h.salt, (
      select json_agg(json_build_array(e.seq, e.at, e.key, e.body::json, w.words) order by e.seq)::text
      from readback.entry e left join readback.words w using (conversation, seq)
      where e.conversation = p_conversation and e.seq >= coalesce(first, 1))
    from readback.head h where h.conversation = p_conversation;
end $$;
