-- What was done, in order. Written once, never changed: the triggers below refuse it to every role.
create table readback.entry (
  conversation text collate "C" not null,
  seq integer not null check (seq > 0),
  -- ms since the epoch, by this database's clock
  at bigint not null,
  kind text collate "C" not null,
  key text collate "C" not null,
  -- canonical JSON: the hash is over these very bytes, which is why it is text
  body text not null,
  -- HMAC-SHA256 of the words under a key that is kept with them; null where the entry has no words
  mac bytea check (octet_length(mac) = 32),
  prev bytea not null check (octet_length(prev) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (conversation, seq),
  unique (conversation, key)
);

-- What people said and what tools were asked and answered: the part that can be erased.
create table readback.words (
  conversation text collate "C" not null,
  seq integer not null,
  hmac_key bytea not null check (octet_length(hmac_key) = 32),
  words text not null,
  primary key (conversation, seq)
);

-- Where each conversation stands: a cache, every column of it (but the salt) follows from the entries.
create table readback.head (
  conversation text collate "C" primary key,
  channel text not null,
  snapshot text not null,
  seq integer not null,
  hash bytea not null,
  started_at bigint not null,
  -- of the last entry
  at bigint not null,
  holder text not null,
  epoch integer not null,
  agent text,
  -- when custody last passed
  since bigint not null,
  -- seq of the customer's latest act, the highest floor that got its reply, and where that reply stands
  floor integer not null,
  answered integer not null,
  answered_seq integer not null,
  ended boolean not null,
  -- of the last decision other than continue
  tier text,
  rule text,
  -- fingerprints of tool arguments are made under it; goes when the words go
  salt bytea
) with (fillfactor = 50);

-- The desktop asks for the few conversations that somebody other than the AI holds.
create index head_holder on readback.head (holder, agent) where not ended and holder <> 'ai';

create function readback.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'readback.entry is append-only: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;

create trigger append_only before update or delete or truncate on readback.entry
  for each statement execute function readback.refuse_change();
-- fires for replication roles too, so that session_replication_role is no way around it
alter table readback.entry enable always trigger append_only;
