import type { Trigger } from '../trigger.ts';

/** The customer is back about the same thing: what was done the last time did not end it. */
export const repeatContact: Trigger = {
  id: 'repeat-contact',
  version: 1,
  source: 'seed 4, repeat contact rate; seed 2, the caller should never have to repeat themselves',
  does: 'adds',
  find(evidence, { policy: { bars } }) {
    if (evidence.type !== 'repeat_contact') return undefined;
    const { turnId, days, times, resolved, trusted } = evidence;
    if (days >= (bars.repeatDays ?? 0)) return undefined;
    const again = times > 1 ? 1 : resolved ? 0.6 : 0.8;
    return {
      // who is merely said to be the customer may be somebody who wants to be served first
      part: trusted ? again : again / 2,
      turns: [turnId],
      because: `The customer was here about the same thing ${when(days)}${times > 1 ? `, ${times} times in all` : ''}${resolved ? '; it counted as solved' : ''}.`,
      unless: 'had it been settled the first time',
    };
  },
};

function when(days: number): string {
  if (days === 0) return 'within a day';
  return days === 1 ? 'a day ago' : `${days} days ago`;
}
