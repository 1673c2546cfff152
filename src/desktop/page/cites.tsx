import type { Desk } from './desk.ts';
import type { Opened } from './state.ts';

interface CitesProps {
  desk: Desk;
  open: Opened;
  /** `turn:<turnId>` or `call:<callId>`. */
  cites: readonly string[];
}

/** What a claim rests on: each leads to its line of the transcript. */
export function Cites({ desk, open, cites }: CitesProps) {
  return (
    <span class="cites">
      {cites.map((cite) => (
        <button
          key={cite}
          type="button"
          class="cite"
          aria-label={`Show ${nameOf(open, cite)} in the transcript`}
          onClick={() => desk.cite(cite)}
        >
          {nameOf(open, cite)}
        </button>
      ))}
    </span>
  );
}

/** Ids mean nothing to people: turns are counted, calls have their tool's name. */
function nameOf({ lines, seen }: Opened, cite: string): string {
  const id = cite.slice(cite.indexOf(':') + 1);
  if (cite.startsWith('call:')) return seen?.packet.calls.find(({ callId }) => callId === id)?.tool ?? 'call';
  const turns = lines.flatMap((line) => (line.kind === 'customer' ? [line.turnId] : []));
  return `turn ${turns.indexOf(id) + 1 || '?'}`;
}
