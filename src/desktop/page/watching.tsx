import type { Desk } from './desk.ts';
import { DetailsButton, PacketView } from './packet.tsx';
import type { DeskState, Opened } from './state.ts';
import { TranscriptView } from './transcript.tsx';

/** A supervisor reads what another holds: packet and transcript, and no act. That they read it is on record. */
export function Watching({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  return (
    <>
      <div class="body watching">
        <PacketView desk={desk} open={open} narrow />
        <TranscriptView open={open} me={state.session?.agent} />
      </div>
      <div class="actions">
        <DetailsButton desk={desk} open={open} />
        <p class="hint">
          To read only: somebody else holds this conversation. <kbd>Esc</kbd> goes back.
        </p>
      </div>
    </>
  );
}
