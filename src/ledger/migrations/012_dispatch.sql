-- Whoever brings those who seek and those who are free together is told when there may be something to bring together, and
-- of nothing else: most of what the ledger is told of changes neither.
create function readback.tell_dispatch() returns trigger language plpgsql as $$
begin
  perform pg_notify('readback_desk', '');
  return null;
end $$;

create trigger sought after insert on readback.seek for each row execute function readback.tell_dispatch();
create trigger set_free after delete on readback.reservation for each row execute function readback.tell_dispatch();
create trigger came after insert on readback.presence for each row execute function readback.tell_dispatch();
-- back at the desk, or done with a conversation; a heartbeat changes neither
create trigger came_back after update on readback.presence for each row
  when (new.state <> old.state or new.idle_since <> old.idle_since) execute function readback.tell_dispatch();
