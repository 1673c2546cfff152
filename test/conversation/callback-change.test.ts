import { expect, test } from 'vitest';
import { carried } from '../../src/conversation/decide.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import { offsetAt } from '../../src/desk/zones.ts';
import { windowsFrom } from '../../src/handoff/callbacks/calendar.ts';
import { World } from '../support/world.ts';

/**
 * A callback agreed before a change of clocks, in virtual time: the pure machine and the real calendar, the state taken
 * apart and put together again in between, as a new run of the workflow has it.
 */

const week = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 17 * 60 }]);
const opening = { zone: 'Europe/Berlin', week, windowMinutes: 30, capacity: 4, reserved: 0 };
const calendar = { opening, quiet: { from: 21 * 60, to: 8 * 60 }, horizonDays: 3 };
const local = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });

test.each([
  ['into winter', '2026-10-24T18:00:00Z', '25/10/2026, 09:00', 14],
  ['into summer', '2027-03-27T18:00:00Z', '28/03/2027, 09:00', 13],
])(
  'agreed on the evening before clocks change %s: rings at nine in the morning by the new clock, and not before',
  (_, evening, shown, hours) => {
    const world = new World('voice', { bookMs: 3_000, acceptMs: 60_000 });
    world.at = Date.parse(evening);
    world.turn('t1');
    world.thought('request');
    world.sealed();
    world.ring();
    world.ring();
    const [window] = windowsFrom(world.at, calendar, 'Europe/Berlin', offsetAt);
    if (window === undefined) throw new Error('no window is open');
    world.booked({ ...window, phone: 'known' });
    world.hangUp();

    world.state = carried(JSON.parse(JSON.stringify(world.state)));
    expect(obligation(world.state)).toEqual({ kind: 'timer', name: 'callback due', at: window.from });
    expect(local.format(window.from)).toBe(shown);
    expect((window.from - Date.parse(evening)) / 3_600_000).toBe(hours);

    // An alarm by the old clock, or one that comes early, rings nobody.
    world.at = window.from - 1;
    world.tell({ type: 'alarm' });
    expect(world.state.phase.name).toBe('callback');
    world.ring();
    world.sealed();
    expect(world.state.phase.name).toBe('ringing');
    world.act('accept');
    world.act('read_back');
    expect(world.at).toBeLessThan(window.until);
    expect(world.wrote('promise_end')).toMatchObject([{ state: 'kept' }]);
  },
);
