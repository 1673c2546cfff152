import type { PresenceState, Push, Queue, Role, SessionInfo } from '../wire.ts';
import { get, post, put, remove } from './api.ts';
import { setServerTime } from './clock.ts';
import { goLive } from './live.ts';
import { conversationActions } from './opened.ts';
import { type Refresh, refresher } from './reading.ts';
import { chime, titleFor } from './ring.ts';
import { type DeskState, firstState, type Overlay, ringingOf } from './state.ts';
import { createStore, type Store } from './store.ts';
import { isSignedOut, refusalWords } from './words.ts';

/** What the page can do. Components call these and draw the state; nothing else talks to the server. */
export type Desk = ReturnType<typeof createDesk>;

/** While something rings and this agent is free, it rings again this often. */
const ringAgainMs = 8_000;

export function createDesk() {
  const store = createStore<DeskState>({
    ...firstState,
    muted: localStorage.getItem('muted') === 'yes',
    singleKeys: localStorage.getItem('singleKeys') !== 'no',
  });
  const { set } = store;
  const refresh = refresher(store);
  let hangUp: (() => void) | undefined;

  const enter = (session: SessionInfo) => {
    set((state) => ({ ...state, session, notice: undefined }));
    hangUp?.();
    hangUp = goLive({
      push: (push) => take(store, refresh, push),
      link(link) {
        set((state) => (state.link === link ? state : { ...state, link }));
        if (link === 'lost') void checkSession();
      },
    });
  };
  const leave = (text?: string) => {
    hangUp?.();
    document.title = titleFor(0);
    const { muted, singleKeys } = store.get();
    set(() => ({
      ...firstState,
      muted,
      singleKeys,
      session: null,
      ...(text === undefined ? {} : { notice: { kind: 'error', text } }),
    }));
  };
  const checkSession = async () => {
    const answer = await get<SessionInfo>('/api/session');
    if (answer.ok || !isSignedOut(answer.refused)) return;
    leave(store.get().session ? refusalWords(answer.refused) : undefined);
  };
  const say = async (state: Exclude<PresenceState, 'missed'>) => {
    const answer = await put<{ state: PresenceState } | undefined>('/api/presence', { state });
    if (answer.ok) set((now) => ({ ...now, presence: answer.value?.state }));
    else set((now) => ({ ...now, notice: { kind: 'error', text: refusalWords(answer.refused) } }));
  };
  setInterval(() => ringAgain(store), ringAgainMs);

  return {
    store,
    ...conversationActions(store, refresh),
    /** Who was signed in before the page was loaded. */
    async resume() {
      const answer = await get<SessionInfo>('/api/session');
      if (answer.ok) return enter(answer.value);
      leave(answer.refused.code === 'NOT_SIGNED_IN' ? undefined : refusalWords(answer.refused));
    },
    async signIn(by: { name: string; role: Role } | { token: string }) {
      const answer = await post<SessionInfo>('/api/session', by);
      if (!answer.ok) return leave(refusalWords(answer.refused));
      enter(answer.value);
      // Whoever signs in is here, whatever was the last that the desk heard of them.
      if (answer.value.role === 'agent') await say('available');
    },
    async signOut() {
      await remove('/api/session');
      leave();
    },
    /** Away, or back. */
    togglePresence: () => say(store.get().presence === 'available' ? 'away' : 'available'),
    toggleMuted() {
      set((state) => ({ ...state, muted: !state.muted }));
      localStorage.setItem('muted', store.get().muted ? 'yes' : 'no');
    },
    toggleSingleKeys() {
      set((state) => ({ ...state, singleKeys: !state.singleKeys }));
      localStorage.setItem('singleKeys', store.get().singleKeys ? 'yes' : 'no');
    },
    overlay: (overlay: Overlay | undefined) => set((state) => ({ ...state, overlay, notice: undefined })),
    dismiss: () => set((state) => ({ ...state, notice: undefined })),
  };
}

function take(store: Store<DeskState>, refresh: Refresh, push: Push): void {
  if (push.type === 'trouble') {
    store.set((state) => ({ ...state, notice: { kind: 'error', text: push.message } }));
    return;
  }
  if (push.type === 'presence') {
    store.set((state) => (state.presence === push.state ? state : { ...state, presence: push.state }));
    return;
  }
  const { queue, changed, overview } = push;
  const before = store.get();
  setServerTime(queue.at);
  store.set((state) => ({ ...state, queue, overview }));
  document.title = titleFor(ringingOf(queue).length);
  if (!before.muted && hasNew(before.queue, queue)) chime();
  const { open } = before;
  // A first push after a silence says nothing of what changed meanwhile.
  if (open !== undefined && (changed.length === 0 || changed.includes(open.conversation))) void refresh();
}

const hasNew = (before: Queue, now: Queue): boolean => {
  const asked = new Set(before.consults.map(({ conversation }) => conversation));
  if (now.consults.some(({ conversation, joined }) => !joined && !asked.has(conversation))) return true;
  const known = new Set(ringingOf(before).map(({ offer }) => offer?.offerId));
  return ringingOf(now).some(({ offer }) => !known.has(offer?.offerId));
};

function ringAgain(store: Store<DeskState>): void {
  const { muted, queue } = store.get();
  if (!muted && queue.mine.length === 0 && ringingOf(queue).length > 0) chime();
}
