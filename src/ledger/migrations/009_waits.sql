-- Every wait for a human that the desk has seen, and what came of it: what honest waits and forecasts are worked out from.
-- One row for each time that custody came to the queue; it follows the ledger, in the same transaction. Times in ms since the epoch.
create table readback.wait (
  conversation text collate "C" not null,
  epoch integer not null,
  tier text not null,
  channel text not null,
  -- '' where none was asked for
  queue text collate "C" not null,
  at bigint not null,
  -- the last ring, and for whom
  offered bigint,
  agent text collate "C",
  -- the first acceptance: the end of the wait
  accepted bigint,
  -- custody passed to that human, and from them
  held bigint,
  free bigint,
  -- it ended without a human: gave up, called back, called off
  given_up bigint,
  -- what the line alone said, and when; once
  stated bigint,
  model_from bigint,
  model_to bigint,
  primary key (conversation, epoch)
) with (fillfactor = 50);
create index wait_at on readback.wait (at);
create index wait_open on readback.wait (agent) where free is null and given_up is null;
create index wait_handled on readback.wait (channel, queue, free) where free is not null;
create index wait_stated on readback.wait (channel, queue, stated) where stated is not null;

create function readback.waits_follow() returns trigger language plpgsql as $$
declare
  b jsonb := new.body::jsonb;
begin
  case new.kind
    when 'seek' then
      insert into readback.wait (conversation, epoch, tier, channel, queue, at)
        values (new.conversation, (b->>'epoch')::integer, b->>'tier', b->>'channel', coalesce(b->'needs'->>'queue', ''), new.at)
        on conflict do nothing;
    when 'offer' then
      update readback.wait w set offered = new.at, agent = b->>'only'
        where w.conversation = new.conversation and w.epoch = (b->>'epoch')::integer;
    when 'accepted' then
      update readback.wait w set accepted = coalesce(w.accepted, new.at), agent = b->>'agent'
        where w.conversation = new.conversation and w.given_up is null and w.free is null;
    else
      if b->>'holder' = 'human' then
        update readback.wait w set held = new.at, agent = b->>'agent'
          where w.conversation = new.conversation and w.given_up is null and w.free is null;
      else
        update readback.wait w set free = case when w.held is not null then new.at end,
            given_up = case when w.held is null then new.at end
          where w.conversation = new.conversation and w.given_up is null and w.free is null;
      end if;
  end case;
  return null;
end $$;

-- Every conversation begins with the AI's custody at epoch 1: nobody has waited yet.
create trigger waits_follow after insert on readback.entry for each row
  when (new.kind in ('seek', 'offer', 'accepted') or new.kind = 'custody' and new.key <> 'custody/1')
  execute function readback.waits_follow();
