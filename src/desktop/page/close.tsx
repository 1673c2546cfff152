import { useState } from 'preact/hooks';
import { declineReasons, handBackOutcomes, resolveOutcomes, transferReasons } from '../outcomes.ts';
import { byKeys, Codes } from './codes.tsx';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import { DialogFoot } from './dialog-foot.tsx';
import type { DeskState, Way } from './state.ts';

/** What each act is called, asks for and takes beside its code. */
interface Asks {
  readonly title: string;
  readonly does: string;
  readonly ask: string;
  readonly codes: Readonly<Record<string, string>>;
  readonly takes: readonly ('note' | 'colleague')[];
}

const ways: Readonly<Record<Way, Asks>> = {
  decline: { title: 'Decline', does: 'Decline', ask: 'Why not?', codes: declineReasons, takes: [] },
  transfer: {
    title: 'Pass on to a colleague',
    does: 'Pass on',
    ask: 'Why does it need somebody else?',
    codes: transferReasons,
    takes: ['note', 'colleague'],
  },
  resolve: {
    title: 'Resolve',
    does: 'Resolve and end',
    ask: 'How did it end?',
    codes: resolveOutcomes,
    takes: ['note'],
  },
  'hand-back': {
    title: 'Hand back to the AI',
    does: 'Hand back',
    ask: 'What is the AI to go on from?',
    codes: handBackOutcomes,
    takes: ['note'],
  },
};

interface Filled {
  readonly code: string;
  readonly note: string;
  readonly colleague: string;
}

function send(desk: Desk, way: Way, { code, note, colleague }: Filled): Promise<void> {
  switch (way) {
    case 'decline':
      return desk.decline(code);
    case 'transfer':
      return desk.transfer(code, note, colleague);
    case 'resolve':
      return desk.resolve(code, note);
    case 'hand-back':
      return desk.handBack(code, note);
  }
}

/** Decline, pass on, resolve or hand back: one code out of few, and a note where it helps. */
export function Close({ desk, state, way }: { desk: Desk; state: DeskState; way: Way }) {
  const { title, does, codes, ask, takes } = ways[way];
  const [code, setCode] = useState<string>();
  const [note, setNote] = useState('');
  const [colleague, setColleague] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (code !== undefined) void send(desk, way, { code, note, colleague });
  };
  return (
    <Dialog title={title} onClose={() => desk.overlay(undefined)}>
      <form onSubmit={submit} onKeyDown={byKeys(submit)} class="close">
        <Codes ask={ask} codes={codes} code={code} onCode={setCode} />
        {takes.includes('note') && (
          <>
            <label for="note">Note, for whoever looks at this next</label>
            <textarea id="note" rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
          </>
        )}
        {takes.includes('colleague') && (
          <>
            <label for="colleague">Ask this colleague first, by name (may stay empty)</label>
            <input
              id="colleague"
              type="text"
              maxLength={80}
              autocomplete="off"
              value={colleague}
              onInput={(event) => setColleague(event.currentTarget.value)}
            />
          </>
        )}
        <DialogFoot desk={desk} state={state} ready={code !== undefined} does={does} />
      </form>
    </Dialog>
  );
}
