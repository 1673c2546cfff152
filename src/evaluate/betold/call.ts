import { z } from 'zod';
import { readArray } from '../input.ts';

/** A recorded phone call of the BETOLD set, as intents only; `luhf`: forwarded to a person, or hung up, late. */
const call = z.object({
  LUHF: z.enum(['luhf', 'not_luhf']),
  utterances_annotations: z.array(
    z.object({
      /** `nlu`: the caller; `nlg`: the bot. */
      caller_name: z.enum(['nlu', 'nlg']),
      intent: z.string(),
      entities: z.array(z.unknown()),
    }),
  ),
});
type Call = z.infer<typeof call>;

/** How a call began: what was to come of it is not among the events. */
export interface Beginning {
  readonly id: string;
  readonly failed: boolean;
  readonly events: readonly Event[];
}

export interface Event {
  readonly by: 'bot' | 'caller';
  readonly intent: string;
}

/** The last events of a call give its outcome away: only so many from its start are looked at. */
export const eventsMost = 16;

export const readCalls = (file: string): readonly Beginning[] => readArray(file, call).map(beginningOf);

const beginningOf = ({ LUHF, utterances_annotations }: Call, place: number): Beginning => ({
  id: `call ${place + 1}`,
  failed: LUHF === 'luhf',
  events: utterances_annotations
    .slice(0, eventsMost)
    .map(({ caller_name, intent }) => ({ by: caller_name === 'nlg' ? 'bot' : 'caller', intent })),
});
