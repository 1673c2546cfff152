import { useEffect, useState } from 'preact/hooks';
import type { SignInWays } from '../wire.ts';
import { get } from './api.ts';
import type { Desk } from './desk.ts';
import type { DeskState } from './state.ts';

/** By token where the server takes tokens, by name where a name is enough; by either where both are on. */
export function SignIn({ desk, state }: { desk: Desk; state: DeskState }) {
  const [ways, setWays] = useState<SignInWays>();
  useEffect(() => {
    // A server that does not answer says so when somebody tries.
    void get<SignInWays>('/api/sign-in').then((answer) =>
      setWays(answer.ok ? answer.value : { local: true, token: true }),
    );
  }, []);
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <h1>
          <img src="/icon.svg" alt="" width="32" height="32" /> Readback
        </h1>
        <p>A conversation is yours once you have read back what matters.</p>
        {ways?.local && <ByName desk={desk} />}
        {ways?.token && <ByToken desk={desk} first={!ways.local} />}
        <p class="sign-in-error" role="alert">
          {state.notice?.text}
        </p>
      </div>
    </main>
  );
}

function ByName({ desk }: { desk: Desk }) {
  const [name, setName] = useState('');
  const [supervisor, setSupervisor] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.signIn({ name, role: supervisor ? 'supervisor' : 'agent' });
  };
  return (
    <form onSubmit={submit}>
      <label for="name">Your name</label>
      <input
        id="name"
        type="text"
        autocomplete="name"
        required
        maxLength={60}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        // The page holds nothing else.
        ref={focusOnce}
      />
      <label class="tick">
        <input type="checkbox" checked={supervisor} onChange={(event) => setSupervisor(event.currentTarget.checked)} />{' '}
        As a supervisor, who sees what the others hold
      </label>
      <button type="submit" class="primary">
        Sign in
      </button>
    </form>
  );
}

function ByToken({ desk, first }: { desk: Desk; first: boolean }) {
  const [token, setToken] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.signIn({ token: token.trim() });
  };
  return (
    <form onSubmit={submit}>
      <label for="token">Token of your organisation</label>
      <input
        id="token"
        type="password"
        autocomplete="off"
        required
        value={token}
        onInput={(event) => setToken(event.currentTarget.value)}
        {...(first ? { ref: focusOnce } : {})}
      />
      <button type="submit" class={first ? 'primary' : ''}>
        Sign in by token
      </button>
    </form>
  );
}

const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
