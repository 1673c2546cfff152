import { useState } from 'preact/hooks';
import type { ConsultInfo, TranscriptLine } from '../wire.ts';
import type { Desk } from './desk.ts';
import { DetailsButton, PacketView } from './packet.tsx';
import type { DeskState, Opened } from './state.ts';
import { TranscriptView } from './transcript.tsx';
import { timeWords } from './words.ts';

interface Props {
  desk: Desk;
  state: DeskState;
  open: Opened;
}

/** The one who holds the conversation asks a colleague, and the two write to each other. */
export function ConsultPanel({ desk, state, open }: Props) {
  const consult = open.seen?.standing.consult;
  return (
    <section class="aside consult" aria-label="Consult">
      <header class="aside-head">
        <h3>Consult</h3>
        <p class="hint">
          {consult === undefined ? 'A colleague looks on; you keep the conversation.' : whoWords(consult)}
        </p>
      </header>
      {consult === undefined ? (
        <AskColleague desk={desk} state={state} />
      ) : (
        <>
          <Notes open={open} consult={consult} me={state.session?.agent} />
          <NoteBox desk={desk} state={state} off={consult.colleague === undefined} />
          <div class="aside-buttons aside-foot">
            {consult.colleague !== undefined && (
              <button type="button" disabled={state.busy} onClick={() => void desk.passToConsulted()}>
                Pass on to {consult.colleague}
              </button>
            )}
            <button type="button" disabled={state.busy} onClick={() => void desk.endConsult()}>
              End the consult
            </button>
          </div>
        </>
      )}
    </section>
  );
}

const whoWords = ({ to, colleague }: ConsultInfo): string =>
  colleague === undefined
    ? `${to ?? 'Everybody here'} is asked.`
    : `${colleague} looks on. The customer hears nothing.`;

function AskColleague({ desk, state }: Pick<Props, 'desk' | 'state'>) {
  const [name, setName] = useState('');
  return (
    <form
      class="aside-form"
      onSubmit={(event) => {
        event.preventDefault();
        void desk.consult(name);
      }}
    >
      <label for="consulted">Whom? By name, or nobody: then whoever comes first</label>
      <input
        id="consulted"
        type="text"
        maxLength={80}
        autocomplete="off"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" disabled={state.busy}>
        Ask <kbd>Enter</kbd>
      </button>
    </form>
  );
}

/** What the two wrote, apart from the transcript. */
function Notes({ open, consult, me }: { open: Opened; consult: ConsultInfo; me: string | undefined }) {
  const notes = open.lines.filter(
    (line): line is Extract<TranscriptLine, { kind: 'consult' }> =>
      line.kind === 'consult' && line.act === 'noted' && line.consultId === consult.consultId,
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach
    <div class="aside-list" role="log" aria-label="Notes" tabIndex={0} data-scrolls>
      <ol>
        {notes.length === 0 && <li class="empty">Nothing written yet.</li>}
        {notes.map(({ seq, at, agent, text }) => (
          <li key={seq} class="exchange">
            <p class="exchange-ask">
              {agent === me ? 'You' : agent}
              <time dateTime={new Date(at).toISOString()}>{timeWords(at)}</time>
            </p>
            <p>{text ?? <em>erased</em>}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function NoteBox({ desk, state, off }: Pick<Props, 'desk' | 'state'> & { off: boolean }) {
  const [text, setText] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '' && (await desk.noteConsult(text))) setText('');
  };
  return (
    <form class="aside-form" onSubmit={(event) => void submit(event)}>
      <label class="unseen" for="note-to-colleague">
        Write to your colleague
      </label>
      <input
        id="note-to-colleague"
        type="text"
        maxLength={1000}
        autocomplete="off"
        disabled={off}
        placeholder={off ? 'Nobody has joined yet' : 'Write to your colleague'}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={off || state.busy || text.trim() === ''}>
        Write <kbd>Enter</kbd>
      </button>
    </form>
  );
}

/** As the colleague sees it: packet and transcript to read, notes to write, no word to the customer. */
export function Consulting({ desk, state, open }: Props) {
  const consult = open.seen?.standing.consult;
  if (consult === undefined) return null;
  const joined = consult.colleague !== undefined;
  return (
    <>
      <div class="body">
        {open.showPacket && <PacketView desk={desk} open={open} narrow />}
        <div class="consult-side">
          <TranscriptView open={open} me={state.session?.agent} />
          {joined && (
            <section class="aside consult" aria-label="Consult">
              <header class="aside-head">
                <h3>Consult</h3>
                <p class="hint">With {consult.by}. The customer hears nothing.</p>
              </header>
              <Notes open={open} consult={consult} me={state.session?.agent} />
              <NoteBox desk={desk} state={state} off={false} />
            </section>
          )}
        </div>
      </div>
      <div class="actions">
        {joined ? (
          <button type="button" disabled={state.busy} onClick={() => void desk.endConsult()}>
            Leave
          </button>
        ) : (
          <button type="button" class="primary" disabled={state.busy} onClick={() => void desk.joinConsult()}>
            Join <kbd>a</kbd>
          </button>
        )}
        <button type="button" aria-pressed={open.showPacket} onClick={() => desk.togglePacket()}>
          Packet <kbd>p</kbd>
        </button>
        {open.showPacket && <DetailsButton desk={desk} open={open} />}
        <p class="hint">{consult.by} holds the conversation and asks you to look on.</p>
      </div>
    </>
  );
}
