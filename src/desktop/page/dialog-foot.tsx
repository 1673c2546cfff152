import type { Desk } from './desk.ts';
import type { DeskState } from './state.ts';

/** The end of a dialog that sends something: what went wrong, the way out, and the way on. `does`: in the button's words. */
export function DialogFoot({
  desk,
  state,
  ready,
  does,
}: {
  desk: Desk;
  state: DeskState;
  ready: boolean;
  does: string;
}) {
  return (
    <>
      <p class="close-error" role="alert">
        {state.notice?.kind === 'error' ? state.notice.text : ''}
      </p>
      <div class="dialog-foot">
        <button type="button" onClick={() => desk.overlay(undefined)}>
          Cancel <kbd>Esc</kbd>
        </button>
        <button type="submit" class="primary" disabled={state.busy || !ready}>
          {does} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </>
  );
}
