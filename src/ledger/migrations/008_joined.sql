-- Which conversations are one customer's: an index over the entries of kind `joined`, kept in step with them by the
-- database itself. `customer` is the pseudonym of the entry's body.
create table readback.joined (
  customer text collate "C" not null,
  conversation text collate "C" not null,
  seq integer not null,
  primary key (customer, conversation, seq)
);
create index joined_conversation on readback.joined (conversation);

create function readback.join_customer() returns trigger language plpgsql as $$
begin
  insert into readback.joined values (new.body::jsonb->>'customer', new.conversation, new.seq);
  return null;
end $$;

create trigger join_customer after insert on readback.entry
  for each row when (new.kind = 'joined') execute function readback.join_customer();

-- An erased conversation is nobody's any more: its joins go with the salt, in the same transaction. The pseudonym in the
-- chain stays, and leads nowhere.
create function readback.part_customer() returns trigger language plpgsql as $$
begin
  delete from readback.joined where conversation = new.conversation;
  return null;
end $$;

create trigger part_customer after update of salt on readback.head
  for each row when (old.salt is not null and new.salt is null) execute function readback.part_customer();
