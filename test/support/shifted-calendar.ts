import { type CallbackCalendar, openCalendar } from '../../src/desk/calendar.ts';
import type { CallbackWindow } from '../../src/handoff/callbacks/calendar.ts';
import type { CallbackRules } from '../../src/handoff/callbacks/rules.ts';

/**
 * A calendar whose desk lives `shift` ms from now: what lies over a change of clocks there is due in seconds here. All that it
 * works out it works out there; the instants that go in and come out are those of here.
 */
export function shiftedCalendar(url: string, rules: CallbackRules, shift: number): CallbackCalendar {
  const calendar = openCalendar(url, rules, () => Date.now() + shift);
  const there = ({ from, until }: CallbackWindow): CallbackWindow => ({ from: from + shift, until: until + shift });
  return {
    ...calendar,
    words: (window, zone) => calendar.words(there(window), zone),
    async hold({ wish, ...query }) {
      const { from, after, ...rest } = wish;
      const meant = {
        ...rest,
        ...(from === undefined ? {} : { from: from + shift }),
        ...(after === undefined ? {} : { after: after + shift }),
      };
      const held = await calendar.hold({ ...query, wish: meant });
      return held && { ...held, from: held.from - shift, until: held.until - shift };
    },
  };
}
