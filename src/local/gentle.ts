import { writeFileSync } from 'node:fs';

const gentleness = 10;
/** Who is not up after so long is on a machine where waiting for the others does not end. */
const mostMs = 10_000;
const againMs = 200;

/**
 * Lets everybody else go first while this process starts: whoever carries on for one that was killed has its customers
 * waiting. On Linux a session has a niceness of its own, which (unlike that of a process) whoever lowered it may raise again;
 * elsewhere nothing happens.
 */
export function startGently(pid: number, ready: Promise<unknown>): void {
  setNiceness(pid, gentleness);
  const late = new Promise((over) => setTimeout(over, mostMs).unref());
  void Promise.race([ready, late]).then(() => setNiceness(pid, 0));
}

function setNiceness(pid: number, niceness: number): void {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch (error) {
    // A user other than root may do it ten times a second.
    const tooOften = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
    if (tooOften) setTimeout(() => setNiceness(pid, niceness), againMs).unref();
  }
}
