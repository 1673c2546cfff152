import type { Desk } from './desk.ts';
import type { Link } from './live.ts';
import type { DeskState } from './state.ts';

const linkWords: Readonly<Record<Link, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Connection lost, trying again…',
};

export function Bar({ desk, state, name }: { desk: Desk; state: DeskState; name: string }) {
  const { link, muted } = state;
  return (
    <header class="bar">
      <h1 class="brand">
        <img src="/icon.svg" alt="" width="20" height="20" /> Readback
      </h1>
      <p class={`link link-${link}`} role="status">
        <span class="dot" aria-hidden="true" /> {linkWords[link]}
      </p>
      <div class="bar-right">
        <button type="button" class="quiet" aria-pressed={!muted} onClick={() => desk.toggleMuted()}>
          {muted ? 'Sound off' : 'Sound on'} <kbd>m</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => desk.overlay('calendar')}>
          Callbacks <kbd>c</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => desk.overlay('help')}>
          Keys <kbd>?</kbd>
        </button>
        <span class="who">{name}</span>
        <button type="button" class="quiet" onClick={() => void desk.signOut()}>
          Sign out
        </button>
      </div>
    </header>
  );
}
