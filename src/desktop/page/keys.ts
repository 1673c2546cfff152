import type { Desk } from './desk.ts';
import { openReadBackChoice } from './read-back-focus.ts';
import { type Aside, type DeskState, rowsOf, wrappingUp } from './state.ts';
import { answerWrapUp } from './wrap-up.tsx';

/** The keys of the page, in one table: what they do, when, and what the help says of them. */
interface Shortcut {
  readonly keys: readonly string[];
  readonly shown: string;
  readonly does: string;
  readonly group: 'Queue' | 'Conversation' | 'Desk';
  when?(state: DeskState): boolean;
  run(desk: Desk, key: string): void;
}

const stage = (state: DeskState) => state.open?.seen?.standing.stage;
const talking = (state: DeskState) => stage(state) === 'with_human';

export const shortcuts: readonly Shortcut[] = [
  {
    keys: ['j', 'ArrowDown'],
    shown: 'j ↓',
    does: 'Next conversation',
    group: 'Queue',
    run: (desk) => moveFocus(desk, 1),
  },
  {
    keys: ['k', 'ArrowUp'],
    shown: 'k ↑',
    does: 'Previous conversation',
    group: 'Queue',
    run: (desk) => moveFocus(desk, -1),
  },
  // A row is a button: the browser itself opens it.
  { keys: [], shown: 'Enter', does: 'Open it', group: 'Queue', run: () => {} },
  {
    keys: ['a'],
    shown: 'a',
    does: 'Accept what rings',
    group: 'Conversation',
    when: (state) => stage(state) === 'ringing',
    run: (desk) => void desk.accept(),
  },
  {
    keys: ['a'],
    shown: 'a',
    does: 'Join a colleague who asks',
    group: 'Conversation',
    when: (state) => stage(state) === 'consulting' && state.open?.seen?.standing.consult?.colleague === undefined,
    run: (desk) => void desk.joinConsult(),
  },
  {
    keys: ['d'],
    shown: 'd',
    does: 'Decline',
    group: 'Conversation',
    when: (state) => stage(state) === 'ringing' || stage(state) === 'reading_back',
    run: (desk) => desk.overlay('decline'),
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 – 4',
    does: 'Choose an answer and go to the next question',
    group: 'Conversation',
    when: (state) => stage(state) === 'reading_back' && state.open?.showPacket === false,
    run: (_desk, key) => openReadBackChoice(Number(key)),
  },
  {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1 – 8',
    does: 'Answer the wrap-up',
    group: 'Conversation',
    when: (state) => wrappingUp(state) !== undefined,
    run(desk, key) {
      const wrapUp = wrappingUp(desk.store.get());
      if (wrapUp !== undefined) answerWrapUp(desk, wrapUp, Number(key));
    },
  },
  {
    keys: ['p'],
    shown: 'p',
    does: 'Show or hide the packet',
    group: 'Conversation',
    when: (state) => stage(state) === 'reading_back' || talking(state),
    run: (desk) => desk.togglePacket(),
  },
  {
    keys: ['i'],
    shown: 'i',
    does: 'The packet’s details, or its brief',
    group: 'Conversation',
    when: ({ open }) => open?.seen?.packet.details !== undefined && open.showPacket,
    run: (desk) => desk.toggleDetails(),
  },
  {
    keys: ['t'],
    shown: 't',
    does: 'Show or hide the transcript',
    group: 'Conversation',
    when: (state) => stage(state) !== undefined && !talking(state) && stage(state) !== 'consulting',
    run: (desk) => desk.toggleTranscript(),
  },
  {
    keys: ['r'],
    shown: 'r',
    does: 'Write a reply',
    group: 'Conversation',
    when: talking,
    run: () => document.getElementById('reply')?.focus(),
  },
  { keys: [], shown: 'Ctrl Enter', does: 'Send the reply', group: 'Conversation', run: () => {} },
  {
    keys: ['g'],
    shown: 'g',
    does: 'Note what you changed by hand',
    group: 'Conversation',
    when: talking,
    run: (desk) => desk.overlay('changed'),
  },
  {
    keys: ['v'],
    shown: 'v',
    does: 'Note what you promised, or that it is kept',
    group: 'Conversation',
    when: talking,
    run: (desk) => desk.overlay('promised'),
  },
  {
    keys: ['s'],
    shown: 's',
    does: 'Ask the assistant, which only you hear',
    group: 'Conversation',
    when: talking,
    run: (desk) => openAside(desk, 'assistant', 'question'),
  },
  {
    keys: ['n'],
    shown: 'n',
    does: 'What next? The assistant proposes',
    group: 'Conversation',
    when: talking,
    run: (desk) => void desk.ask('next', ''),
  },
  {
    keys: ['d'],
    shown: 'd',
    does: 'The assistant drafts a reply into the box',
    group: 'Conversation',
    when: talking,
    run: (desk) => void desk.ask('draft', ''),
  },
  {
    keys: ['c'],
    shown: 'c',
    does: 'Ask a colleague to look on',
    group: 'Conversation',
    when: talking,
    run: (desk) => openAside(desk, 'consult', 'consulted', 'note-to-colleague'),
  },
  {
    keys: ['x'],
    shown: 'x',
    does: 'Pass on to a colleague',
    group: 'Conversation',
    when: talking,
    run: (desk) => desk.overlay('transfer'),
  },
  {
    keys: ['e'],
    shown: 'e',
    does: 'Resolve',
    group: 'Conversation',
    when: talking,
    run: (desk) => desk.overlay('resolve'),
  },
  {
    keys: ['b'],
    shown: 'b',
    does: 'Hand back to the AI',
    group: 'Conversation',
    when: talking,
    run: (desk) => desk.overlay('hand-back'),
  },
  { keys: [], shown: 'Esc', does: 'Leave the text box, then the conversation', group: 'Conversation', run: () => {} },
  {
    keys: ['w'],
    shown: 'w',
    does: 'Go away, or come back: nobody is asked who is away',
    group: 'Desk',
    when: ({ presence }) => presence !== undefined,
    run: (desk) => void desk.togglePresence(),
  },
  { keys: ['m'], shown: 'm', does: 'Sound on or off', group: 'Desk', run: (desk) => desk.toggleMuted() },
  { keys: ['?'], shown: '?', does: 'These keys', group: 'Desk', run: (desk) => desk.overlay('help') },
];

/** Acts on a key of the page. Keys with a modifier, or pressed while a dialog is open, are left alone. */
export function pressed(desk: Desk, event: KeyboardEvent): void {
  const { session, overlay } = desk.store.get();
  if (!session || overlay !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') leave(desk, event.target);
  else act(desk, event);
}

function act(desk: Desk, event: KeyboardEvent): void {
  const { target, key } = event;
  const state = desk.store.get();
  if (isText(target) || (key.startsWith('Arrow') ? isTakenBy(target) : !state.singleKeys)) return;
  const shortcut = shortcuts.find(({ keys, when }) => keys.includes(key) && (when?.(state) ?? true));
  if (shortcut === undefined) return;
  event.preventDefault();
  shortcut.run(desk, key);
}

/** Arrow keys move between radio buttons, and scroll the right side. */
const isTakenBy = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || (target instanceof Element && target.closest('[data-scrolls]') !== null);

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** Shows it, or hides it again; shown, its box has the focus. */
function openAside(desk: Desk, aside: Aside, ...boxes: string[]): void {
  desk.toggleAside(aside);
  requestAnimationFrame(() => boxes.flatMap((id) => document.getElementById(id) ?? [])[0]?.focus());
}

function leave(desk: Desk, target: EventTarget | null): void {
  if (isText(target)) {
    document.getElementById('conversation')?.focus();
    return;
  }
  const { open } = desk.store.get();
  if (open === undefined) {
    desk.skipWrapUp();
    return;
  }
  desk.close();
  focusRow(open.conversation);
}

export function focusRow(conversation: string): void {
  // After the page has drawn what changed.
  requestAnimationFrame(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-row], [data-watch]')];
    (rows.find(({ dataset: { row, watch } }) => (row ?? watch) === conversation) ?? rows[0])?.focus();
  });
}

function moveFocus(desk: Desk, by: 1 | -1): void {
  const { queue, open } = desk.store.get();
  const rows = rowsOf(queue);
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.row : undefined;
  const from = rows.indexOf(focused ?? open?.conversation ?? '');
  const to = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by));
  const next = rows[to];
  if (next !== undefined) focusRow(next);
}
