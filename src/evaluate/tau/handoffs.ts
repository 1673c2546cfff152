import type { Figure } from '../figure.ts';
import { withInterval } from '../held-out.ts';
import type { Recording } from '../recording.ts';
import { statusOf } from '../recording.ts';
import { harmedBy, type Judged } from './judged.ts';

/** A share with its interval over tasks; NaN of nothing. */
export type Share = Pick<Figure, 'value' | 'interval'>;

/** What handing these runs over, and no others, would have come to. */
export interface Handoffs {
  readonly handedOver: number;
  /** Of all runs. */
  readonly rate: number;
  /** Of those handed over. Where the choice says nothing, it is the share of failures among all. */
  readonly failsGivenHandedOver: Share;
  readonly failuresCaught: Share;
  /** Of the runs that could be harmed. */
  readonly harmful: Share;
}

export function handoffsOf(all: readonly Judged[], handsOver: (one: Judged) => boolean): Handoffs {
  const handedOver = all.filter(handsOver).length;
  /** Of the runs that are `among`, the share that `fits`. */
  const share = (among: (one: Judged) => boolean, fits: (one: Judged) => boolean): Share =>
    withInterval({ groups: all.map(({ group }) => group) }, (rows) => {
      const ones = rows.flatMap((row) => all[row] ?? []).filter(among);
      return ones.filter(fits).length / ones.length;
    });
  return {
    handedOver,
    rate: handedOver / all.length,
    failsGivenHandedOver: share(handsOver, ({ failed }) => failed),
    failuresCaught: share(({ failed }) => failed, handsOver),
    harmful: share(harmedBy, handsOver),
  };
}

/** What plainer rules would hand over: what the policy has to be worth its while beside. */
export const plainRules: Readonly<Record<string, (one: Judged) => boolean>> = {
  never: () => false,
  modelTransfers: ({ transferred }) => transferred,
  toolError: ({ recording }) => callsOf(recording).some(({ result }) => statusOf(result) === 'refused'),
  callRepeated: ({ recording }) => {
    const names = callsOf(recording).map((call) => `${call.tool} ${call.arguments}`);
    return new Set(names).size < names.length;
  },
};

const callsOf = ({ turns }: Recording) => turns.flatMap(({ steps }) => steps.flatMap(({ calls }) => calls));
