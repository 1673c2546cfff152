import { useState } from 'preact/hooks';
import { changes, vows } from '../outcomes.ts';
import type { TranscriptLine } from '../wire.ts';
import { byKeys, Codes } from './codes.tsx';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import { DialogFoot } from './dialog-foot.tsx';
import type { DeskState, Doing } from './state.ts';
import { vowWords } from './words.ts';

const asks = {
  changed: {
    title: 'Note a change',
    ask: 'What did you change by hand?',
    codes: changes,
    note: 'In your words (may stay empty)',
  },
  promised: {
    title: 'Note a promise',
    ask: 'What did you promise the customer?',
    codes: vows,
    note: 'In your words, for whoever keeps it',
  },
} as const;

/** By when; the first is chosen until another is. */
const terms = [
  [60, 'an hour'],
  [240, 'four hours'],
  [1_440, 'a day'],
  [4_320, 'three days'],
  [10_080, 'a week'],
] as const;

/** What the agent did beside the talk, on record for whoever comes next: a code by number key, words, and sent. */
export function DoingView({ desk, state, doing }: { desk: Desk; state: DeskState; doing: Doing }) {
  const { title, ask, codes, note: label } = asks[doing];
  const [code, setCode] = useState<string>();
  const [note, setNote] = useState('');
  const [minutes, setMinutes] = useState<number>(terms[0][0]);
  const ready = code !== undefined && (doing === 'changed' || note.trim() !== '');
  const submit = (event: Event) => {
    event.preventDefault();
    if (code === undefined || !ready) return;
    void (doing === 'changed' ? desk.noteChange(code, note) : desk.notePromise(code, note, minutes));
  };
  return (
    <Dialog title={title} onClose={() => desk.overlay(undefined)}>
      <form onSubmit={submit} onKeyDown={byKeys(submit)} class="close">
        <Codes ask={ask} codes={codes} code={code} onCode={setCode} />
        <label for="note">{label}</label>
        <textarea id="note" rows={2} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        {doing === 'promised' && <Term minutes={minutes} onMinutes={setMinutes} />}
        {doing === 'promised' && <OpenVows desk={desk} state={state} />}
        <DialogFoot desk={desk} state={state} ready={ready} does="Put on record" />
      </form>
    </Dialog>
  );
}

const Term = ({ minutes, onMinutes }: { minutes: number; onMinutes: (minutes: number) => void }) => (
  <>
    <label for="term">Within</label>
    <select id="term" value={minutes} onChange={(event) => onMinutes(Number(event.currentTarget.value))}>
      {terms.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  </>
);

/** What was promised and not yet kept, by whomever: one click says that it is. */
function OpenVows({ desk, state }: { desk: Desk; state: DeskState }) {
  const open = openVows(state.open?.lines ?? []);
  if (open.length === 0) return null;
  return (
    <section class="open-vows" aria-label="Open promises">
      <h3>Open promises</h3>
      <ul>
        {open.map(({ seq, agent, promiseId, ...vow }) => (
          <li key={seq}>
            <span>
              {agent}: {vowWords(vow)}
            </span>
            <button type="button" disabled={state.busy} onClick={() => void desk.keepPromise(promiseId)}>
              Kept
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Vow = Extract<TranscriptLine, { kind: 'note' }> & { readonly promiseId: string };

export function openVows(lines: readonly TranscriptLine[]): readonly Vow[] {
  const isVow = (line: TranscriptLine): line is Vow => line.kind === 'note' && line.promiseId !== undefined;
  const vows = lines.filter(isVow);
  const kept = new Set(vows.filter(({ act }) => act === 'kept').map(({ promiseId }) => promiseId));
  return vows.filter(({ act, promiseId }) => act === 'promised' && !kept.has(promiseId));
}
