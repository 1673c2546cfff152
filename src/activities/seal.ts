import { createHash } from 'node:crypto';
import { type Entry, keys } from '../conversation/entry.ts';
import type { PacketRef } from '../conversation/state.ts';
import { buildPacket } from '../handoff/packet.ts';
import { beating } from './beat.ts';
import type { SealPorts } from './join.ts';
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

async function sealed(
  { ledger, agent, tools }: SealPorts,
  { conversation, epoch, handoff }: SealInput,
): Promise<PacketRef> {
  const all = await ledger.rows(conversation);
  // A try that comes after a sealing sees what that one saw.
  const stands = all.find(({ key }) => key === keys.packet(epoch));
  const rows = stands === undefined ? all : all.filter(({ seq }) => seq < stands.seq);
  const { packet, truth } = buildPacket(rows, {
    conversation,
    epoch,
    rule: handoff.rule,
    tier: handoff.tier,
    intents: agent.intents,
    sideEffectTools: tools.specs.flatMap(({ name, sideEffect }) => (sideEffect ? [name] : [])),
    sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  });
  const entry: Entry = { kind: 'packet', epoch, hash: packet.hash };
  const [appended] = await ledger.append(conversation, [
    { key: keys.packet(epoch), entry, words: JSON.stringify(packet) },
  ]);
  const seq = appended !== undefined && 'seq' in appended ? appended.seq : (stands?.seq ?? 0);
  return { epoch, seq, hash: packet.hash, truth };
}
