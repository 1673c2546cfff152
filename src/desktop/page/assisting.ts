import type { AssistAsk } from '../../conversation/entry.ts';
import { answerTo } from './assistant.tsx';
import type { Done } from './opened.ts';
import { change, type Refresh } from './reading.ts';
import type { Aside, DeskState } from './state.ts';
import type { Store } from './store.ts';

/** What an agent asks of the assistant and of a colleague. Neither is heard by the customer. */

type Desk = Store<DeskState>;
export type Act = (door: string, more?: object) => Promise<Done | undefined>;

export function asides(store: Desk) {
  const view = (aside: Aside | undefined) =>
    change(store, store.get().open?.conversation, (open) => ({ ...open, aside }));
  return {
    toggleAside(aside: Aside) {
      view(store.get().open?.aside === aside ? undefined : aside);
    },
    /** What was drafted becomes text in the reply box, after what stands there; a human sends it or does not. */
    takeDraft: (askId: string) => putDraft(store, askId),
    /** The draft that was asked for last goes into an empty reply box by itself, once. */
    placeDraft() {
      const { open, drafts } = store.get();
      if (open?.drafting === undefined || answerTo(open.lines, open.drafting) === undefined) return;
      if ((drafts[open.conversation] ?? '').trim() === '') putDraft(store, open.drafting);
      change(store, open.conversation, (now) => ({ ...now, drafting: undefined }));
    },
  };
}

function putDraft(store: Desk, askId: string): void {
  const { open, drafts } = store.get();
  if (open === undefined) return;
  const draft = (answerTo(open.lines, askId)?.claims ?? []).map(({ text }) => text).join(' ');
  const before = (drafts[open.conversation] ?? '').trim();
  const text = [before, draft].filter((part) => part !== '').join('\n');
  store.set((state) => ({ ...state, drafts: { ...state.drafts, [open.conversation]: text } }));
  document.getElementById('reply')?.focus();
}

export function assistActs(store: Desk, refresh: Refresh, act: Act) {
  const told = async (done: Done | undefined): Promise<boolean> => {
    if (done?.ok === true) await refresh();
    return done?.ok === true;
  };
  const consultId = () => store.get().open?.seen?.standing.consult?.consultId;
  return {
    /** Answers whether it was asked. */
    async ask(ask: AssistAsk, text: string): Promise<boolean> {
      change(store, store.get().open?.conversation, (open) => ({ ...open, aside: 'assistant' }));
      const done = await act('ask', { ask, text });
      if (done?.ok && ask === 'draft') change(store, done.conversation, (open) => ({ ...open, drafting: done.id }));
      return told(done);
    },
    consult: async (to: string) => told(await act('consult', { to })),
    joinConsult: async () => told(await act('consult-join', { consultId: consultId() })),
    noteConsult: async (text: string) => told(await act('consult-note', { consultId: consultId(), text })),
    endConsult: async () => told(await act('consult-end', { consultId: consultId() })),
  };
}
