/** The packet as the page may have it. */
export type ShownPacket = Readonly<Record<string, unknown>>;
export function packetFrom(words: string | null): ShownPacket | undefined {
  if (words === null) return undefined;
  const { truth: _, ...packet }: Record<string, unknown> = JSON.parse(words);
  return packet;
}
