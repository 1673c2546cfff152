import type { ReadBackAnswer } from '../../handoff/read-back.ts';
import type { EscalationAnswer, MissingFact } from '../outcomes.ts';
import type { Acted, Refused } from '../wire.ts';
import { type Answer, conversationPath, post } from './api.ts';
import { asides, assistActs } from './assisting.ts';
import { type ActIds, actIds } from './ids.ts';
import { change, type Refresh } from './reading.ts';
import { advanced, type DeskState, freshlyOpened, type Opened, readBackWrong } from './state.ts';
import type { Store } from './store.ts';
import { isSignedOut, refusalWords } from './words.ts';

type Desk = Store<DeskState>;

/** What an agent does with the conversation on the right. */
export const conversationActions = (store: Desk, refresh: Refresh) => ({
  ...views(store, refresh),
  ...acts(store, refresh),
  ...wrapUps(store),
});

function views(store: Desk, refresh: Refresh) {
  const view = (how: (open: Opened) => Opened) => change(store, store.get().open?.conversation, how);
  return {
    ...asides(store),
    async show(conversation: string) {
      if (store.get().open?.conversation === conversation) return;
      store.set((state) => ({ ...state, open: freshlyOpened(conversation), notice: undefined, overlay: undefined }));
      await refresh();
    },
    close: () => store.set((state) => ({ ...state, open: undefined, overlay: undefined })),
    choose: ({ codes }: ReadBackAnswer) => view((open) => ({ ...open, chosen: { ...open.chosen, ...codes } })),
    toggleTranscript: () => view((open) => ({ ...open, showTranscript: !open.showTranscript, cited: undefined })),
    togglePacket: () =>
      view((open) => ({ ...open, aside: undefined, showPacket: open.aside !== undefined || !open.showPacket })),
    toggleDetails: () => view((open) => ({ ...open, showDetails: !open.showDetails })),
    cite: (cited: string) =>
      view((open) =>
        cited.startsWith('packet:')
          ? { ...open, showPacket: true, aside: undefined }
          : { ...open, showTranscript: true, cited },
      ),
    draft: (text: string) =>
      store.set((state) =>
        state.open === undefined ? state : { ...state, drafts: { ...state.drafts, [state.open.conversation]: text } },
      ),
  };
}

function acts(store: Desk, refresh: Refresh) {
  const ids = actIds();
  const act = (door: string, more: object = {}) => perform(store, refresh, ids, door, more);
  return {
    ...assistActs(store, refresh, act),
    async accept() {
      const done = await act('accept');
      if (done?.ok) change(store, done.conversation, (open) => advanced(open, 'reading_back', done.value));
    },
    async decline(reason: string) {
      const done = await act('decline', { reason });
      if (done?.ok) finish(store, 'done', 'Declined. It rings for the others.');
    },
    async readBack() {
      const done = await act('read-back', { codes: store.get().open?.chosen });
      if (done === undefined) return;
      if (done.ok) return change(store, done.conversation, (open) => advanced(open, 'with_human', done.value));
      const { code, wrong = [], offerId } = done.refused;
      if (code !== 'READ_BACK_WRONG') return;
      if (offerId === undefined)
        return finish(store, 'error', 'Twice the answers did not match: it is back in the queue.');
      store.set((state) => ({ ...state, notice: undefined }));
      change(store, done.conversation, (open) => readBackWrong(open, wrong));
    },
    async reply() {
      const { open, drafts } = store.get();
      const text = open && drafts[open.conversation];
      if (text === undefined || text.trim() === '') return;
      const done = await act('reply', { text });
      if (done?.ok !== true) return;
      store.set((state) => ({ ...state, drafts: { ...state.drafts, [done.conversation]: '' } }));
      await refresh();
    },
    async transfer(reason: string, note: string, to: string) {
      const done = await act('transfer', { reason, note, to });
      if (done?.ok) finish(store, 'done', 'Passed on. It rings for another colleague.');
    },
    ...doings(store, act, refresh),
    /** The same packet, read back anew by the one who has looked on. */
    async passToConsulted() {
      const to = store.get().open?.seen?.standing.consult?.colleague;
      if (to === undefined) return;
      const done = await act('transfer', { reason: 'consulted', note: '', to });
      if (done?.ok) finish(store, 'done', `Passed on. It rings for ${to}.`);
    },
    async schedule(from: number, phone: string) {
      const done = await act('schedule', { from, phone });
      if (done?.ok) close(store, done, 'Promised. A human will have it when its window begins.');
    },
    async resolve(outcome: string, note: string) {
      const done = await act('resolve', { outcome, note });
      if (done?.ok) close(store, done, 'Resolved. It has left your desk.');
    },
    async handBack(outcome: string, note: string) {
      const done = await act('hand-back', { outcome, note });
      if (done?.ok) close(store, done, 'Handed back. The AI has the conversation again.');
    },
  };
}

type Act = (door: string, more?: object) => Promise<Done | undefined>;

/** What the agent did beside the talk goes on record, and the talk goes on. */
function doings(store: Desk, act: Act, refresh: Refresh) {
  const record = async (door: string, more: object, text: string) => {
    const done = await act(door, more);
    if (done?.ok !== true) return;
    store.set((state) => ({ ...state, overlay: undefined, notice: { kind: 'done', text } }));
    await refresh();
  };
  return {
    noteChange: (change: string, note: string) => record('changed', { change, note }, 'The change is on record.'),
    notePromise: (promise: string, note: string, withinMinutes: number) =>
      record('promised', { promise, note, withinMinutes }, 'The promise is on record.'),
    keepPromise: (promiseId: string) => record('kept', { promiseId }, 'The promise is kept, and on record.'),
  };
}

/** Looking back in two answers: the first is kept here, the second sends both. */
const wrapUps = (store: Desk) => ({
  judgeEscalation: (escalation: EscalationAnswer) =>
    store.set((state) => (state.wrapUp === undefined ? state : { ...state, wrapUp: { ...state.wrapUp, escalation } })),
  async judgeBrief(missing: readonly MissingFact[]) {
    const { wrapUp, busy } = store.get();
    if (wrapUp?.escalation === undefined || busy) return;
    const { conversation, ...body } = wrapUp;
    store.set((state) => ({ ...state, busy: true }));
    const answer = await post<undefined>(conversationPath(conversation, 'wrap-up'), { ...body, missing });
    store.set((state) => ({ ...state, busy: false }));
    store.set((state) =>
      answer.ok
        ? { ...state, wrapUp: undefined, notice: { kind: 'done', text: 'Thank you: the wrap-up is on record.' } }
        : { ...state, notice: { kind: 'error', text: refusalWords(answer.refused) } },
    );
  },
  skipWrapUp: () => store.set((state) => ({ ...state, wrapUp: undefined, notice: undefined })),
});

function finish(store: Desk, kind: 'done' | 'error', text: string): void {
  store.set((state) => ({ ...state, open: undefined, overlay: undefined, notice: { kind, text } }));
}

/** What was closed is looked back at while it is fresh. */
function close(store: Desk, { conversation, value }: { conversation: string; value: Acted }, text: string): void {
  finish(store, 'done', text);
  store.set((state) => ({ ...state, wrapUp: { conversation, offerId: value.offerId } }));
}

/** `id`: under which it was sent. */
export type Done = Answer<Acted> & { readonly conversation: string; readonly id: string };

/** Acts whose id names more than the act itself. */
const idFields: Readonly<Record<string, string>> = {
  reply: 'replyId',
  ask: 'askId',
  consult: 'consultId',
  'consult-note': 'noteId',
};

/** Sends an act under the offer and epoch that the page shows. Undefined: there is nothing to act on, or an act is under way. */
async function perform(
  store: Desk,
  refresh: Refresh,
  ids: ActIds,
  door: string,
  more: object,
): Promise<Done | undefined> {
  const { open, busy } = store.get();
  const standing = open?.seen?.standing;
  if (open === undefined || standing === undefined || busy) return undefined;
  const { offerId, epoch } = standing;
  const { conversation } = open;
  const what = JSON.stringify([conversation, door, offerId, epoch, more]);
  const id = ids.of(what);
  const named = { [idFields[door] ?? 'actId']: id };
  store.set((state) => ({ ...state, notice: undefined, busy: true }));
  const answer = await post<Acted>(conversationPath(conversation, door), { offerId, epoch, ...named, ...more });
  store.set((state) => ({ ...state, busy: false }));
  if (answer.ok || answer.refused.code !== 'UNAVAILABLE') ids.forget(what);
  if (!answer.ok) refused(store, refresh, answer.refused);
  return { ...answer, conversation, id };
}

const movedOn = [
  'CONSULT_OVER',
  'OFFER_CLOSED',
  'OFFER_TAKEN',
  'OFFER_NOT_YOURS',
  'OFFER_UNKNOWN',
  'EPOCH_STALE',
  'CONVERSATION_ENDED',
];

function refused(store: Desk, refresh: Refresh, refusal: Refused): void {
  store.set((state) => ({ ...state, notice: { kind: 'error', text: refusalWords(refusal) } }));
  // What was written stays, for whoever signs in again here.
  if (isSignedOut(refusal)) store.set((state) => ({ ...state, session: null, overlay: undefined }));
  if (movedOn.includes(refusal.code)) void refresh();
}
