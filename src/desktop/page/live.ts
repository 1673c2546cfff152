import type { Push } from '../wire.ts';

export type Link = 'connecting' | 'live' | 'lost';

interface Listener {
  push(push: Push): void;
  link(link: Link): void;
}

const backoffMs = [250, 500, 1_000, 2_000, 4_000] as const;

/** The live queue: a socket that comes back by itself, at once when the machine wakes or the network returns. */
export function goLive(listener: Listener): () => void {
  let socket: WebSocket | undefined;
  let timer: number | undefined;
  let failures = 0;
  let over = false;

  const connect = () => {
    window.clearTimeout(timer);
    const next = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/live`);
    socket = next;
    next.onmessage = ({ data }) => {
      failures = 0;
      listener.link('live');
      listener.push(JSON.parse(data));
    };
    next.onclose = () => {
      if (over || socket !== next) return;
      listener.link('lost');
      const wait = backoffMs[Math.min(failures, backoffMs.length - 1)] ?? 0;
      failures += 1;
      timer = window.setTimeout(connect, wait * (0.75 + Math.random() / 2));
    };
  };
  const wake = () => {
    if (!over && socket?.readyState === WebSocket.CLOSED) connect();
  };
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  listener.link('connecting');
  connect();
  return () => {
    over = true;
    window.clearTimeout(timer);
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', wake);
    socket?.close();
  };
}
