import { createHash } from 'node:crypto';
import { type Entry, keys } from '../conversation/entry.ts';
import type { PacketRef } from '../conversation/state.ts';
import type { Other } from '../handoff/others.ts';
import { buildPacket } from '../handoff/packet.ts';
import { pastHuman } from '../handoff/past-human.ts';
import { matterOf } from '../handoff/repeat.ts';
import { needsOf } from '../handoff/routing/needs-of.ts';
import { beating } from './beat.ts';
import { customerOf } from './customer-of.ts';
import type { SealPorts } from './join.ts';
import { carried, othersOf } from './others.ts';
import type { Row } from './ports.ts';
import { write } from './record.ts';
import type { SealInput, Sealing } from './types.ts';

/**
 * Seals the packet's facts under an epoch. What the workflow has to say goes first, so that the customer hears the
 * transition script while the packet is made. The codes of the read-back, and of whom to look for, go to
 * the workflow alone.
 */
export const seal =
  (ports: SealPorts) =>
  (input: SealInput): Promise<Sealing> =>
    beating(async () => {
      const outcomes = await write(ports, input);
      return { packet: await sealed(ports, input), outcomes };
    });

async function sealed(ports: SealPorts, input: SealInput): Promise<PacketRef> {
  const { ledger, agent, tools } = ports;
  const { conversation, epoch, handoff } = input;
  const key = keys.packet(epoch);
  const all = await ledger.rows(conversation);
  // A try that comes after a sealing sees what that one saw.
  const stands = all.find((row) => row.key === key);
  const before = stands === undefined ? all : all.filter(({ seq }) => seq < stands.seq);
  const [customer, others] = await Promise.all([
    stands === undefined ? customerOf(ports, before) : undefined,
    othersOf(ports, conversation, before),
  ]);
  const rows = stands === undefined ? await withProof(ports, conversation, before, others) : before;
  const { packet, truth } = buildPacket(rows, {
    conversation,
    epoch,
    rule: handoff.rule,
    tier: handoff.tier,
    intents: agent.intents,
    sideEffectTools: tools.specs.flatMap(({ name, sideEffect }) => (sideEffect ? [name] : [])),
    ...(customer === undefined ? {} : { customer }),
    others,
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const past = pastHuman(matterOf(rows, packet.wants), others);
  const needs = {
    ...(past === undefined ? {} : { past }),
    ...(agent.needs === undefined ? {} : needsOf(packet, rows, agent.needs)),
  };
  const codes = { truth, needs };
  // The codes follow from the rows alone; the CRM may say something else by now, and an older worker said less.
  if (stands?.entry.kind === 'packet') return { epoch, seq: stands.seq, hash: stands.entry.hash, ...codes };
  const { hash } = packet;
  const entry: Entry = { kind: 'packet', epoch, hash };
  const [place] = await ledger.append(conversation, [{ key, entry, words: JSON.stringify(packet) }]);
  // Another try was quicker: its packet is the one that a human sees.
  if (place !== undefined && 'written' in place && !place.written) return await sealed(ports, input);
  return { epoch, seq: place !== undefined && 'seq' in place ? place.seq : 0, hash, ...codes };
}

/** What was proven in another conversation is put on record before the facts are sealed: the human reads it as proven. */
async function withProof(
  { ledger }: SealPorts,
  conversation: string,
  rows: readonly Row[],
  others: readonly Other[],
): Promise<readonly Row[]> {
  const proofs = carried(rows, others);
  if (proofs.length === 0) return rows;
  await ledger.append(conversation, proofs);
  return await ledger.rows(conversation);
}
