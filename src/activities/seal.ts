import { createHash } from 'node:crypto';
import { type Entry, keys } from '../conversation/entry.ts';
import type { PacketRef } from '../conversation/state.ts';
import { buildPacket } from '../handoff/packet.ts';
import { beating } from './beat.ts';
import { customerOf } from './customer-of.ts';
import type { SealPorts } from './join.ts';
import { carried, othersOf } from './others.ts';
import { write } from './record.ts';
import type { SealInput, Sealing } from './types.ts';

/**
 * Seals the packet's facts under an epoch. What the workflow has to say goes first, so that the customer hears the
 * transition script while the packet is made. The codes of the read-back go to the workflow alone.
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
  const [customer, others] =
    stands === undefined
      ? await Promise.all([customerOf(ports, before), othersOf(ports, conversation, before)])
      : [undefined, []];
  const proofs = carried(before, others);
  if (proofs.length > 0) await ledger.append(conversation, proofs);
  const rows = proofs.length > 0 ? await ledger.rows(conversation) : before;
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
  // The truth follows from the rows alone; the CRM may say something else by now, and an older worker said less.
  if (stands?.entry.kind === 'packet') return { epoch, seq: stands.seq, hash: stands.entry.hash, truth };
  const { hash } = packet;
  const entry: Entry = { kind: 'packet', epoch, hash };
  const [place] = await ledger.append(conversation, [{ key, entry, words: JSON.stringify(packet) }]);
  // Another try was quicker: its packet is the one that a human sees.
  if (place !== undefined && 'written' in place && !place.written) return await sealed(ports, input);
  return { epoch, seq: place !== undefined && 'seq' in place ? place.seq : 0, hash, truth };
}
