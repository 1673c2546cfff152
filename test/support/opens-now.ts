import type { CallbackRules } from '../../src/handoff/callbacks/rules.ts';

const minute = 60_000;

/** Windows of `windowMs` for the next half hour, so that a test sees one come. */
export function opensNow(windowMs: number): CallbackRules {
  const now = new Date();
  const from = now.getUTCHours() * 60 + now.getUTCMinutes();
  const span = { from, to: Math.min(1440, from + 30) };
  const week = Array.from({ length: 7 }, () => [span]);
  const opening = { zone: 'UTC', week, windowMinutes: windowMs / minute, capacity: 50, reserved: 0 };
  return { locale: 'en-GB', quiet: { from: 0, to: 0 }, horizonDays: 0, leadMinutes: 0.05, queues: { '*': opening } };
}
