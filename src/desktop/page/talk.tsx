import { useEffect, useRef } from 'preact/hooks';
import { AssistantPanel } from './assistant.tsx';
import { ConsultPanel } from './consult.tsx';
import type { Desk } from './desk.ts';
import { DetailsButton, PacketView } from './packet.tsx';
import type { DeskState, Opened } from './state.ts';
import { TranscriptView } from './transcript.tsx';

/** The conversation is this agent's: what was said, a reply box, and the packet beside it. */
export function Talk({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  return (
    <>
      <div class="body talk">
        <div class="talk-main">
          <TranscriptView open={open} me={state.session?.agent} />
          <Reply desk={desk} state={state} open={open} />
        </div>
        {open.aside === 'assistant' && <AssistantPanel desk={desk} state={state} open={open} />}
        {open.aside === 'consult' && <ConsultPanel desk={desk} state={state} open={open} />}
        {open.aside === undefined && open.showPacket && <PacketView desk={desk} open={open} narrow />}
      </div>
      <div class="actions">
        <button type="button" onClick={() => desk.overlay('resolve')}>
          Resolve <kbd>e</kbd>
        </button>
        <button type="button" onClick={() => desk.overlay('transfer')}>
          Pass on <kbd>x</kbd>
        </button>
        <button type="button" onClick={() => desk.overlay('hand-back')}>
          Hand back to the AI <kbd>b</kbd>
        </button>
        <button type="button" onClick={() => desk.overlay('changed')}>
          Changed <kbd>g</kbd>
        </button>
        <button type="button" onClick={() => desk.overlay('promised')}>
          Promised <kbd>v</kbd>
        </button>
        <button
          type="button"
          aria-pressed={open.aside === undefined && open.showPacket}
          onClick={() => desk.togglePacket()}
        >
          Packet <kbd>p</kbd>
        </button>
        <button type="button" aria-pressed={open.aside === 'assistant'} onClick={() => desk.toggleAside('assistant')}>
          Assistant <kbd>s</kbd>
        </button>
        <button type="button" aria-pressed={open.aside === 'consult'} onClick={() => desk.toggleAside('consult')}>
          Consult <kbd>c</kbd>
        </button>
        {open.aside === undefined && open.showPacket && <DetailsButton desk={desk} open={open} />}
        <p class="hint">
          <kbd>Esc</kbd> leaves the text box, then the keys act.
        </p>
      </div>
    </>
  );
}

function Reply({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = state.drafts[open.conversation] ?? '';
  useEffect(() => box.current?.focus(), [open.conversation]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void desk.reply();
  };
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.reply();
      }}
    >
      <label class="unseen" for="reply">
        Reply to the customer
      </label>
      <textarea
        id="reply"
        ref={box}
        rows={3}
        placeholder="Reply to the customer"
        value={text}
        onInput={(event) => desk.draft(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <button type="submit" class="primary" disabled={state.busy || text.trim() === ''}>
        Send <kbd>Ctrl Enter</kbd>
      </button>
    </form>
  );
}
