-- Deletes the words of an ended conversation, with the keys and the salt. The head is locked first, as an append does,
-- so that no words slip in between. Answers null for an unknown conversation and -1 for one that has not ended.
create function readback.erase(p_conversation text) returns integer language plpgsql as $$
declare
  over boolean;
  gone integer;
begin
  select ended into over from readback.head where conversation = p_conversation for no key update;
  if over is null then return null; end if;
  if not over then return -1; end if;
  delete from readback.words where conversation = p_conversation;
  get diagnostics gone = row_count;
  update readback.head set salt = null where conversation = p_conversation and salt is not null;
  return gone;
end $$;
