import type { Refused, ShownPacket, StandingInfo, Transcript } from '../wire.ts';
import { conversationPath, get } from './api.ts';
import { type DeskState, freshlyOpened, type Opened, withLines, withStanding } from './state.ts';
import type { Store } from './store.ts';
import { refusalWords } from './words.ts';

/** Keeps the open conversation as the server has it. */

type Desk = Store<DeskState>;

export type Refresh = () => Promise<void>;

/** One reading at a time, so that an older answer never covers a newer one; what is asked for meanwhile is read after it. */
export function refresher(store: Desk): Refresh {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await readAgain(store);
    } while (again);
    running = undefined;
  };
  return () => {
    again = true;
    running ??= run();
    return running;
  };
}

interface PacketAnswer {
  readonly standing: StandingInfo;
  readonly packet: ShownPacket;
}

/** Reads again where the open conversation stands, and what was said since. */
async function readAgain(store: Desk): Promise<void> {
  const { open } = store.get();
  if (open === undefined) return;
  const { conversation, next, seen } = open;
  const lines = await get<Transcript>(`${conversationPath(conversation, 'transcript')}?after=${next}`);
  if (!lines.ok) return lost(store, conversation, lines.refused);
  // A new offer may have a packet sealed anew.
  const stale = seen?.standing.offerId !== lines.value.standing.offerId;
  const packet = stale ? await get<PacketAnswer>(conversationPath(conversation, 'packet')) : undefined;
  if (packet?.ok === false) return lost(store, conversation, packet.refused);
  change(store, conversation, ({ gone: _, ...now }) => {
    const { standing } = packet?.value ?? lines.value;
    const { elsewhere } = lines.value;
    return withLines({ ...withStanding(now, standing, packet?.value.packet), elsewhere }, lines.value);
  });
}

/** The conversation is not this agent's to see any more. When nothing answers, what is shown stays. */
function lost(store: Desk, conversation: string, refusal: Refused): void {
  if (refusal.code === 'UNAVAILABLE') {
    store.set((state) => ({ ...state, notice: { kind: 'error', text: refusalWords(refusal) } }));
    return;
  }
  change(store, conversation, () => ({ ...freshlyOpened(conversation), gone: refusalWords(refusal) }));
}

/** Changes the open conversation, if it is still this one. */
export const change = (store: Desk, conversation: string | undefined, how: (open: Opened) => Opened): void =>
  store.set((state) =>
    state.open === undefined || state.open.conversation !== conversation ? state : { ...state, open: how(state.open) },
  );
