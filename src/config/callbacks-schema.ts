import { z } from 'zod';
import type { Opening, Span } from '../handoff/callbacks/calendar.ts';
import { type CallbackRules, everyQueue } from '../handoff/callbacks/rules.ts';

/** The shape of callbacks.yaml. Times are of the local day, `HH:MM`. */

const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time from 00:00 to 24:00')
  .transform(minuteOf);

const span = z
  .string()
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'must be two times as 08:00-17:30')
  .transform((text) => text.split('-'))
  .pipe(z.tuple([time, time]))
  .transform(([from, to]): Span => ({ from, to }))
  .refine(({ from, to }) => from < to, 'must end after it begins, on the same day');

const zone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'must be a zone as Europe/Berlin');

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const queue = z
  .strictObject({
    zone,
    week: z.strictObject({
      sun: z.array(span),
      mon: z.array(span),
      tue: z.array(span),
      wed: z.array(span),
      thu: z.array(span),
      fri: z.array(span),
      sat: z.array(span),
    }),
    windowMinutes: z.int().min(5).max(480),
    capacity: z.int().min(1).max(1000),
    reserved: z.int().min(0).default(0),
  })
  .refine(({ capacity, reserved }) => reserved < capacity, { message: 'must be below capacity', path: ['reserved'] })
  .transform(
    ({ week, ...rest }): Opening => ({
      ...rest,
      week: dayNames.map((day) => week[day].toSorted((one, other) => one.from - other.from)),
    }),
  );

const locale = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}, 'must be a language tag as en-GB');

export const callbacksSchema = z.strictObject({
  locale,
  quiet: z.strictObject({ from: time, to: time }),
  horizonDays: z.int().min(1).max(60),
  leadMinutes: z.int().min(0).max(1440),
  queues: z
    .record(
      z.string().regex(/^(?:\*|[a-z][a-z0-9_-]{0,39})$/, 'must be * or at most 40 lower-case letters, digits, - or _'),
      queue,
    )
    .refine((queues) => Object.hasOwn(queues, everyQueue), `must have ${everyQueue}, for all that are not named`),
}) satisfies z.ZodType<CallbackRules>;
