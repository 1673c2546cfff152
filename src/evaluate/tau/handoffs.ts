import type { Recording } from '../recording.ts';
import { type Interval, interval } from '../statistics/bootstrap.ts';
import { harmedBy, type Judged } from './judged.ts';

/** What handing these conversations over, and no others, would have come to. Shares are NaN-free: null of nothing. */
export interface Handoffs {
  readonly handedOver: number;
  /** Of all conversations. */
  readonly rate: number;
  /** How many of those handed over the AI failed by itself; chance is the share of failures among all. */
  readonly failsGivenHandedOver: number | null;
  readonly failsGivenHandedOverInterval: Interval | null;
  readonly failuresCaught: number | null;
  readonly harmful: number;
  /** Of the conversations that could be harmed. */
  readonly harmfulRate: number | null;
}

export function handoffsOf(
  all: readonly Judged[],
  handsOver: (one: Judged) => boolean,
  chance: { readonly seed: number; readonly rounds: number },
): Handoffs {
  const handed = all.map(handsOver);
  const count = (fits: (one: Judged) => boolean): number => all.filter((one, i) => handed[i] && fits(one)).length;
  const handedOver = count(() => true);
  const failed = count((one) => one.failed);
  const harmful = count(harmedBy);
  const groups = all.map(({ group }) => group);
  return {
    handedOver,
    rate: handedOver / all.length,
    failsGivenHandedOver: share(failed, handedOver),
    failsGivenHandedOverInterval:
      handedOver === 0 ? null : interval(groups, (drawn) => failsAmong(all, handed, drawn), chance),
    failuresCaught: share(failed, all.filter((one) => one.failed).length),
    harmful,
    harmfulRate: share(harmful, all.filter(harmedBy).length),
  };
}

function failsAmong(all: readonly Judged[], handed: readonly boolean[], drawn: readonly number[]): number {
  const inHand = drawn.filter((i) => handed[i]);
  return inHand.filter((i) => all[i]?.failed).length / inHand.length;
}

export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** What plainer rules would hand over: what the policy has to be worth its while beside. */
export const plainRules: Readonly<Record<string, (one: Judged) => boolean>> = {
  never: () => false,
  modelTransfers: ({ transferred }) => transferred,
  toolError: ({ recording }) =>
    callsOf(recording).some(({ result }) => result !== undefined && /^error\b/i.test(result)),
  callRepeated: ({ recording }) => {
    const names = callsOf(recording).map((call) => `${call.tool} ${call.arguments}`);
    return new Set(names).size < names.length;
  },
};

const callsOf = ({ turns }: Recording) => turns.flatMap(({ steps }) => steps.flatMap(({ calls }) => calls));
