import type { TargetedKeyboardEvent } from 'preact';
import { useState } from 'preact/hooks';
import { handBackOutcomes, resolveOutcomes } from '../outcomes.ts';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import type { DeskState } from './state.ts';

const ways = {
  resolve: { title: 'Resolve', does: 'Resolve and end', outcomes: resolveOutcomes, ask: 'How did it end?' },
  'hand-back': {
    title: 'Hand back to the AI',
    does: 'Hand back',
    outcomes: handBackOutcomes,
    ask: 'What is the AI to go on from?',
  },
} as const;

/** Resolve or hand back: one outcome out of few, and a note where it helps. */
export function Close({ desk, state, way }: { desk: Desk; state: DeskState; way: 'resolve' | 'hand-back' }) {
  const { title, does, outcomes, ask } = ways[way];
  const [outcome, setOutcome] = useState<string>();
  const [note, setNote] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (outcome === undefined) return;
    void (way === 'resolve' ? desk.resolve(outcome, note) : desk.handBack(outcome, note));
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && event.ctrlKey) submit(event);
    if (event.target instanceof HTMLTextAreaElement) return;
    const radio = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key) - 1];
    radio?.click();
    radio?.focus();
  };
  return (
    <Dialog title={title} onClose={() => desk.overlay(undefined)}>
      <form onSubmit={submit} onKeyDown={onKey} class="close">
        <fieldset>
          <legend>{ask}</legend>
          {Object.entries(outcomes).map(([code, words], i) => (
            <label key={code} class="choice">
              <input
                type="radio"
                name="outcome"
                value={code}
                required
                checked={outcome === code}
                onChange={() => setOutcome(code)}
              />
              <kbd>{i + 1}</kbd> {words}
            </label>
          ))}
        </fieldset>
        <label for="note">Note, for whoever looks at this next</label>
        <textarea id="note" rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        <p class="close-error" role="alert">
          {state.notice?.kind === 'error' ? state.notice.text : ''}
        </p>
        <div class="dialog-foot">
          <button type="button" onClick={() => desk.overlay(undefined)}>
            Cancel <kbd>Esc</kbd>
          </button>
          <button type="submit" class="primary" disabled={state.busy || outcome === undefined}>
            {does} <kbd>Ctrl Enter</kbd>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
