import { useState } from 'preact/hooks';
import type { BoardHold, BoardWindow, CallbackBoard } from '../wire.ts';
import { serverNow } from './clock.ts';
import { byKeys } from './codes.tsx';
import type { Desk } from './desk.ts';
import { Dialog } from './dialog.tsx';
import { DialogFoot } from './dialog-foot.tsx';
import type { DeskState } from './state.ts';
import { TierMark } from './tier.tsx';
import { useAnswer } from './use-answer.ts';
import { ruleWords } from './words.ts';

/** Today and tomorrow by window: what is promised, to whom, and what is free. */
export function Calendar({ desk, state }: { desk: Desk; state: DeskState }) {
  const { value: board, trouble } = useBoard(state.queue.at);
  return (
    <Dialog title="Callbacks" onClose={() => desk.overlay(undefined)}>
      <Board board={board} trouble={trouble} />
      <form method="dialog" class="dialog-foot">
        <button type="submit">
          Close <kbd>Esc</kbd>
        </button>
      </form>
    </Dialog>
  );
}

/** The same, to choose a window that the customer agrees to. */
export function Schedule({ desk, state }: { desk: Desk; state: DeskState }) {
  const { value: board, trouble } = useBoard(state.queue.at);
  const [from, setFrom] = useState<number>();
  const [phone, setPhone] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (from !== undefined) void desk.schedule(from, phone.trim());
  };
  return (
    <Dialog title="Agree a callback" onClose={() => desk.overlay(undefined)}>
      <form onSubmit={submit} onKeyDown={byKeys(submit)} class="close">
        <Board board={board} trouble={trouble} chosen={from} onChoose={setFrom} />
        <label for="phone">Number to call, as +49… (may stay empty: then this channel is the line)</label>
        <input
          id="phone"
          type="tel"
          maxLength={16}
          autocomplete="off"
          value={phone}
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
        <DialogFoot desk={desk} state={state} ready={from !== undefined} does="Promise it" />
      </form>
    </Dialog>
  );
}

/** Read again whenever the queue is told anew. */
const useBoard = (told: number) => useAnswer<CallbackBoard>('/api/callbacks', told);

interface BoardProps {
  board: CallbackBoard | undefined;
  trouble: string;
  chosen?: number | undefined;
  onChoose?: ((from: number) => void) | undefined;
}

function Board({ board, trouble, chosen, onChoose }: BoardProps) {
  if (trouble !== '') return <p role="alert">{trouble}</p>;
  if (board === undefined) return <p>Loading…</p>;
  if (board.windows.length === 0) return <p>No window is open today or tomorrow.</p>;
  const days = Map.groupBy(board.windows, ({ day }) => day);
  const free = board.windows.filter(isFree);
  return (
    <section class="board" aria-label="Windows" tabIndex={onChoose === undefined ? 0 : undefined}>
      {[...days].map(([day, windows]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ul>
            {windows.map((window) => (
              <li key={window.from} class={window.from <= serverNow() ? 'under-way' : ''}>
                <Window window={window} chosen={chosen} onChoose={onChoose} nth={free.indexOf(window)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p class="hint">Times of {board.zone}</p>
    </section>
  );
}

const isFree = ({ from, capacity, holds }: BoardWindow): boolean => from > serverNow() && holds.length < capacity;

interface WindowProps extends Pick<BoardProps, 'chosen' | 'onChoose'> {
  window: BoardWindow;
  nth: number;
}

function Window({ window, chosen, onChoose, nth }: WindowProps) {
  const { from, time, capacity, holds } = window;
  const told = (
    <>
      <span class="board-time">{time}</span>
      <span class="board-count">
        {holds.length} of {capacity}
        <span class="unseen"> promised</span>
      </span>
      <span class="board-holds">
        {holds.map((hold) => (
          <HoldMark key={hold.conversation} hold={hold} />
        ))}
      </span>
    </>
  );
  if (onChoose === undefined) return <div class="board-row">{told}</div>;
  return (
    <label class="board-row">
      <span class="board-pick">
        <input
          type="radio"
          name="window"
          value={from}
          required
          disabled={nth < 0}
          checked={chosen === from}
          onChange={() => onChoose(from)}
        />
        {nth >= 0 && nth < 9 && <kbd>{nth + 1}</kbd>}
      </span>
      {told}
    </label>
  );
}

/** Whose it is. A window that is held is promised in a moment, or free again. */
const HoldMark = ({ hold }: { hold: BoardHold }) =>
  hold.tier === undefined ? (
    <span class="board-hold">being promised</span>
  ) : (
    <span class="board-hold" title={hold.conversation}>
      <TierMark tier={hold.tier} /> {ruleWords(hold.rule ?? '')}
    </span>
  );
