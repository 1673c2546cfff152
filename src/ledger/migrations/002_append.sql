-- The hash of one entry: every field is framed, by its length or by being of fixed size, so that no two entries share bytes.
create function readback.frame(field bytea) returns bytea language sql immutable parallel safe as $$
  select case when field is null then int4send(-1) else int4send(octet_length(field)) || field end
$$;

create function readback.entry_hash(
  prev bytea, conversation text, seq integer, at bigint, kind text, key text, body text, mac bytea
) returns bytea language sql immutable parallel safe as $$
  select sha256(
    convert_to('readback/entry/1', 'UTF8') || prev
    || readback.frame(convert_to(conversation, 'UTF8')) || int4send(seq) || int8send(at)
    || readback.frame(convert_to(kind, 'UTF8')) || readback.frame(convert_to(key, 'UTF8'))
    || readback.frame(convert_to(body, 'UTF8')) || readback.frame(mac))
$$;

-- Why a new entry may not stand, or null where it may.
create function readback.fence(h readback.head, kind text, body jsonb) returns text language plpgsql immutable as $$
begin
  if h.ended and kind not in ('called', 'outcome', 'promise_end', 'lapsed', 'decision', 'evidence', 'human')
     and not (kind = 'custody' and body->>'holder' = 'ended') then
    return 'ended';
  end if;
  if kind = 'custody' then
    return case when (body->>'epoch')::integer <= h.epoch then 'stale_epoch' end;
  end if;
  if kind <> 'said' then
    return null;
  end if;
  if (body->>'epoch')::integer is distinct from h.epoch then
    return 'stale_epoch';
  end if;
  case body->>'by'
    when 'ai' then
      if h.holder <> 'ai' then return 'stale_epoch'; end if;
      if (body->>'floor')::integer <> h.floor then return 'floor_moved'; end if;
    when 'human' then
      if h.holder <> 'human' or h.agent is distinct from body->>'agent' then return 'stale_epoch'; end if;
    else
      null;
  end case;
  return null;
end $$;

-- What an entry, once written, does to the conversation's head.
create function readback.advance(h readback.head, kind text, body jsonb) returns readback.head language plpgsql immutable as $$
begin
  case kind
    when 'turn', 'barged', 'hung_up' then
      h.floor := h.seq;
    when 'said' then
      if body->>'by' = 'ai' and not (body->>'interim')::boolean then
        h.answered := (body->>'floor')::integer;
        h.answered_seq := h.seq;
      end if;
    when 'custody' then
      h.holder := body->>'holder';
      h.epoch := (body->>'epoch')::integer;
      h.agent := body->>'agent';
      h.since := h.at;
    when 'decision' then
      if body->>'decision' <> 'continue' then
        h.tier := body->>'tier';
        h.rule := body->>'rule';
      end if;
    when 'ended' then
      h.ended := true;
    else
      null;
  end case;
  return h;
end $$;

-- What became of one draft. status: written, stood (its key was there before), or why it was refused.
create type readback.appended as (
  status text,
  seq integer,
  at bigint,
  -- the highest floor that had its reply when the entry was written, and where that reply stands
  answered integer,
  answered_seq integer,
  -- whether the words that stand there are those of the draft; erased words count as the same
  same boolean,
  -- of the conversation, after the draft
  ended boolean
);

-- The answer for a key that stands already.
create function readback.standing(p_conversation text, p_key text, p_words text, p_ended boolean) returns readback.appended
language plpgsql as $$
declare
  r readback.appended;
  e readback.entry;
  stored text;
begin
  select * into e from readback.entry where conversation = p_conversation and key = p_key;
  if not found then return null; end if;
  select words into stored from readback.words where conversation = p_conversation and seq = e.seq;
  r := ('stood', e.seq, e.at, 0, 0, coalesce(stored = p_words, true), p_ended);
  if e.kind in ('turn', 'barged', 'hung_up') then
    select (body::jsonb->>'floor')::integer, seq into r.answered, r.answered_seq from readback.entry
      where conversation = p_conversation and seq < e.seq and kind = 'said' and not (body::jsonb->>'interim')::boolean
      order by seq desc limit 1;
    r.answered := coalesce(r.answered, 0);
    r.answered_seq := coalesce(r.answered_seq, 0);
  end if;
  return r;
end $$;

-- Whether anybody waits to hear of it. Notifying serialises commits, so what the workflow alone reads goes without.
create function readback.tells(kind text, holder text) returns boolean language sql immutable as $$
  select holder <> 'ai' or kind not in ('turn', 'barged', 'asked', 'calling', 'called', 'evidence', 'decision')
$$;

-- The head of a conversation that starts now, locked. Where another connection starts it too, the one row that stands.
create function readback.create_head(p_conversation text, started jsonb, now_ms bigint) returns readback.head language plpgsql as $$
declare
  h readback.head;
begin
  insert into readback.head values (
    p_conversation, started->>'channel', started->>'snapshot', 0, decode(repeat('00', 32), 'hex'), now_ms, now_ms,
    'ai', 0, null, now_ms, 0, 0, 0, false, null, null,
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  ) on conflict do nothing;
  select * into strict h from readback.head where conversation = p_conversation for no key update;
  return h;
end $$;

-- Appends a batch in order, each key once, under the lock of the conversation's head row. The first draft of an unknown
-- conversation must be `started`; anything else is answered `unknown`.
create function readback.append(
  p_conversation text, p_keys text[], p_bodies text[], p_words text[], p_hmac_keys bytea[], p_macs bytea[]
) returns setof readback.appended language plpgsql as $$
declare
  h readback.head;
  r readback.appended;
  b jsonb;
  k text;
  prior bytea;
  refused text;
  now_ms bigint := (extract(epoch from clock_timestamp()) * 1000)::bigint;
  wrote boolean := false;
  tell boolean := false;
begin
  select * into h from readback.head where conversation = p_conversation for no key update;
  if not found then
    if (p_bodies[1]::jsonb)->>'kind' is distinct from 'started' then
      return query select 'unknown', 0, 0::bigint, 0, 0, true, false from unnest(p_keys);
      return;
    end if;
    h := readback.create_head(p_conversation, p_bodies[1]::jsonb, now_ms);
  end if;
  for i in 1 .. cardinality(p_keys) loop
    r := readback.standing(p_conversation, p_keys[i], p_words[i], h.ended);
    if r.status is null then
      b := p_bodies[i]::jsonb;
      k := b->>'kind';
      refused := readback.fence(h, k, b);
      if refused is not null then
        r := (refused, 0, 0, h.answered, h.answered_seq, true, h.ended);
      else
        prior := h.hash;
        h.seq := h.seq + 1;
        -- a clock that is set back must not make the transcript run backwards
        h.at := greatest(h.at, now_ms);
        h.hash := readback.entry_hash(prior, p_conversation, h.seq, h.at, k, p_keys[i], p_bodies[i], p_macs[i]);
        insert into readback.entry values (p_conversation, h.seq, h.at, k, p_keys[i], p_bodies[i], p_macs[i], prior, h.hash);
        -- without its salt the conversation is erased: a side effect that ends late brings no words back
        if p_macs[i] is not null and h.salt is not null then
          insert into readback.words values (p_conversation, h.seq, p_hmac_keys[i], p_words[i]);
        end if;
        r := ('written', h.seq, h.at, h.answered, h.answered_seq, true, false);
        h := readback.advance(h, k, b);
        r.ended := h.ended;
        wrote := true;
        tell := tell or readback.tells(k, h.holder);
      end if;
    end if;
    return next r;
  end loop;
  if wrote then
    update readback.head set seq = h.seq, hash = h.hash, at = h.at, holder = h.holder, epoch = h.epoch, agent = h.agent,
      since = h.since, floor = h.floor, answered = h.answered, answered_seq = h.answered_seq, ended = h.ended, tier = h.tier, rule = h.rule
      where conversation = p_conversation;
  end if;
  if tell then
    perform pg_notify('readback', p_conversation || ':' || h.seq);
  end if;
end $$;

-- Starts a conversation with its first entries, once: where it stands already nothing is added.
create function readback.start(
  p_conversation text, p_keys text[], p_bodies text[], p_words text[], p_hmac_keys bytea[], p_macs bytea[]
) returns table (repeated boolean, ended boolean) language plpgsql as $$
begin
  return query select true, h.ended from readback.head h where h.conversation = p_conversation;
  if not found then
    perform readback.append(p_conversation, p_keys, p_bodies, p_words, p_hmac_keys, p_macs);
    return query select false, false;
  end if;
end $$;
