import type { Row } from '../../src/activities/ports.ts';
import type { Entry } from '../../src/conversation/entry.ts';

/** What must hold of every conversation that is over, whoever wrote its entries: read from the ledger alone. */

interface Standing {
  readonly holder: string;
  readonly epoch: number;
  readonly agent?: string;
}

/** Everything that does not hold, as sentences; none where all does. */
export function auditHandoffs(rows: readonly Row[]): readonly string[] {
  return [...oneHolder(rows), ...oneOffer(rows), ...outcomes(rows), ...promises(rows), ...ending(rows)];
}

/** Custody passes by ones; only who holds it speaks, under its epoch. */
function oneHolder(rows: readonly Row[]): readonly string[] {
  const faults: string[] = [];
  let now: Standing = { holder: 'nobody', epoch: 0 };
  for (const { seq, entry } of rows) {
    if (entry.kind === 'custody') {
      if (entry.epoch !== now.epoch + 1) faults.push(`${seq}: epoch ${entry.epoch} after ${now.epoch}`);
      if (now.holder === 'ended') faults.push(`${seq}: custody passes after the end`);
      now = entry;
    }
    if (entry.kind === 'said' && !mayHaveSaid(entry, now))
      faults.push(`${seq}: ${entry.by} spoke while ${now.holder} held it`);
  }
  return faults;
}

function mayHaveSaid(entry: Extract<Entry, { kind: 'said' }>, { holder, epoch, agent }: Standing): boolean {
  if (entry.epoch !== epoch) return false;
  if (entry.by === 'ai') return holder === 'ai';
  return entry.by === 'script' || (holder === 'human' && entry.agent === agent);
}

/** One offer at a time, of a packet that is sealed and has its brief; each is closed. A human comes by a read-back alone. */
function oneOffer(rows: readonly Row[]): readonly string[] {
  const faults: string[] = [];
  let open: string | undefined;
  let accepted: { offerId: string; agent: string } | undefined;
  let matched = false;
  for (const { seq, entry } of rows) {
    switch (entry.kind) {
      case 'offer':
        if (open !== undefined) faults.push(`${seq}: ${entry.offerId} rings beside ${open}`);
        if (!isPrepared(rows, seq, entry.epoch)) faults.push(`${seq}: it rings before packet and brief are there`);
        [open, accepted, matched] = [entry.offerId, undefined, false];
        break;
      case 'accepted':
        if (open !== entry.offerId || accepted) faults.push(`${seq}: ${entry.offerId} is accepted and is not open`);
        accepted = entry;
        break;
      case 'read_back':
        if (accepted?.agent !== entry.agent) faults.push(`${seq}: read back by one who has not accepted`);
        matched = entry.wrong.length === 0;
        break;
      case 'lapsed':
        open = undefined;
        break;
      case 'custody':
        if (entry.holder === 'human' && !(matched && accepted?.agent === entry.agent))
          faults.push(`${seq}: a human holds it without a read-back`);
        if (entry.holder !== 'human') open = undefined;
        break;
      default:
        break;
    }
  }
  return open === undefined ? faults : [...faults, `${open} is open at the end`];
}

const isPrepared = (rows: readonly Row[], before: number, epoch: number): boolean =>
  (['packet', 'brief'] as const).every((kind) =>
    rows.some(({ seq, entry }) => seq < before && entry.kind === kind && 'epoch' in entry && entry.epoch === epoch),
  );

/** Every turn has one outcome: it is answered, or an entry says what became of it. */
function outcomes(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ entry }) => {
    if (entry.kind !== 'turn') return [];
    const { turnId } = entry;
    const of = rows.filter(
      (row) =>
        (row.entry.kind === 'outcome' && row.entry.turnId === turnId) ||
        (row.entry.kind === 'said' && row.entry.by === 'ai' && !row.entry.interim && row.entry.turnId === turnId),
    );
    return of.length === 1 ? [] : [`turn ${turnId} has ${of.length} outcomes`];
  });
}

function promises(rows: readonly Row[]): readonly string[] {
  const made = rows.flatMap(({ entry }) => (entry.kind === 'promise' ? [entry.promiseId] : []));
  return made.flatMap((id) => {
    const ends = rows.filter(({ entry }) => entry.kind === 'promise_end' && entry.promiseId === id).length;
    return ends === 1 ? [] : [`promise ${id} has ${ends} ends`];
  });
}

/** It ended, once; nobody was called to it after the customer had gone. */
function ending(rows: readonly Row[]): readonly string[] {
  const faults: string[] = [];
  const ended = rows.filter(({ entry }) => entry.kind === 'ended');
  if (ended.length !== 1) faults.push(`it has ended ${ended.length} times`);
  const end = ended[0]?.seq ?? Number.POSITIVE_INFINITY;
  for (const { seq, entry } of rows) {
    if (seq > end && ['offer', 'accepted', 'custody', 'said'].includes(entry.kind))
      faults.push(`${seq}: ${entry.kind} after the end`);
  }
  return faults;
}
