import { isLive, type Other } from '../../handoff/others.ts';
import type { ModelMessage } from '../ports.ts';

/**
 * What the model is told of the customer's other conversations: who is with them elsewhere, what was done there, so that
 * it does not act against it. It is evidence and no lock: two who act on one order at once are told apart by the backend's
 * idempotency, not here. Only where both conversations know who it is: who merely claims a name learns nothing of it.
 */
export function noticesOf(others: readonly Other[], now: number): readonly ModelMessage[] {
  const lines = others.filter(({ trusted }) => trusted).flatMap((other) => [...live(other), ...done(other, now)]);
  return lines.length === 0 ? [] : [{ role: 'narrative', text: lines.join('\n') }];
}

function live(other: Other): readonly string[] {
  if (!isLive(other)) return [];
  const { channel, wants } = other;
  const where = channel === 'voice' ? 'on the phone' : 'in another chat';
  const about = wants.code === 'other' ? '' : ` It is about: ${wants.label}.`;
  switch (other.holder) {
    case 'human':
      return [
        `A colleague is with this customer right now ${where}.${about} Do not act against them: change nothing that they may be changing, and say that the colleague is at it.`,
      ];
    case 'queue':
      return [`This customer also waits for a colleague ${where}.${about} Do not start the same again here.`];
    default:
      return [`You are also with this customer ${where}.${about} Do not do the same thing twice.`];
  }
}

/** What was done lately may not show in what the customer says. */
const lateMs = 86_400_000;

const done = ({ done: doings }: Other, now: number): readonly string[] =>
  doings
    .filter(({ at }) => now - at < lateMs)
    .map(({ tool, status, things }) => {
      const of = things.length === 0 ? '' : ` for ${things.join(', ')}`;
      return status === 'ok'
        ? `Already done in another conversation of this customer: ${tool}${of}. Do not do it again.`
        : `It is not known whether another conversation of this customer did ${tool}${of}. Do not try it again.`;
    });
