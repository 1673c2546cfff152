import { percentile } from '../bench/figures.ts';
import type { Customer, SpokenTurn } from './customer.ts';
import type { Kill } from './killer.ts';
import type { KillKind } from './plan.ts';
import { nominalMs } from './scenario.ts';

/** Times in ms, rounded; `over`: what they are beside an undisturbed turn. */
export interface Spread {
  readonly n: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly worst: number | null;
}

export interface Timings {
  /** What a turn takes beside the model's own time where nothing is disturbed. */
  readonly undisturbed: Spread;
  /** From the kill to the outcome of the turn it hit, one call of the model taken off. */
  readonly seen: Spread;
  readonly unseen: Spread;
  /** Turns with tools: every call of the model after the kill taken off. */
  readonly tools: Spread;
  /** The next turn's added time after its idle worker was killed; the same in a conversation of 300 turns. */
  readonly idle: Spread;
  readonly idleLong: Spread;
  /** From each kill until everything runs again and a customer is answered. */
  readonly answersAgain: Readonly<Record<string, Spread>>;
  readonly insideTurn: number;
}

/** A customer, as far as their times tell. */
type Caller = Pick<Customer, 'conversation' | 'turns'> & {
  readonly channel: { readonly ear: Pick<Customer['channel']['ear'], 'answers'> };
};

export function timingsOf(kills: readonly Kill[], customers: readonly Caller[]): Timings {
  const answers = new Map(customers.map(({ conversation, channel }) => [conversation, channel.ear.answers]));
  const undisturbed = customers.flatMap(({ turns, channel }) =>
    turns
      .filter((turn) => isQuiet(turn, kills))
      .flatMap((turn) => beside(turn, channel.ear.answers.get(turn.turnId)) ?? []),
  );
  const usual = percentile(undisturbed, 50);
  const of = (...kinds: KillKind[]) => kills.filter(({ kind }) => kinds.includes(kind));
  const answerOf = ({ target }: Kill) => target && answers.get(target.conversation)?.get(target.turn.turnId);
  const added = (kill: Kill): number[] => {
    const over = kill.target && beside(kill.target.turn, answerOf(kill));
    return over === undefined ? [] : [over - usual];
  };
  return {
    undisturbed: spread(undisturbed),
    seen: spread(of('turn').flatMap((kill) => untilOutcome(kill, answerOf(kill)))),
    unseen: spread(of('turn_unseen').flatMap((kill) => untilOutcome(kill, answerOf(kill)))),
    tools: spread(of('turn_tools').flatMap(untilOutcomeWithTools)),
    idle: spread(of('idle').flatMap(added)),
    idleLong: spread(of('idle_long').flatMap(added)),
    answersAgain: againOf(kills),
    insideTurn: of('turn', 'turn_unseen', 'turn_tools').filter(isInside).length,
  };
}

/** The turn was open when its worker died. */
function isInside({ at, target }: Kill): boolean {
  return target?.missed === false && target.turn.told !== undefined && target.turn.told.at > at;
}

/** Empty where the turn was over before the kill. A call is taken off only where one was made after it. */
function untilOutcome(kill: Kill, answer: string | undefined): number[] {
  const { target, at } = kill;
  if (target?.turn.told === undefined || !isInside(kill)) return [];
  const call = target.callsAfter.length === 0 || answer === undefined ? 0 : nominalMs(answer);
  return [target.turn.told.at - at - call];
}

function untilOutcomeWithTools(kill: Kill): number[] {
  const { target, at } = kill;
  if (target?.turn.told === undefined || !isInside(kill)) return [];
  return [target.turn.told.at - at - target.callsAfter.reduce((sum, ms) => sum + ms, 0)];
}

/** What a turn took beside the model, where it was a plain answer. */
function beside({ sentAt, told }: Pick<SpokenTurn, 'sentAt' | 'told'>, answer: string | undefined): number | undefined {
  if (told?.outcome !== 'replied' || answer === undefined) return undefined;
  return told.at - sentAt - nominalMs(answer);
}

/** Nobody was dead or coming up again meanwhile. */
function isQuiet({ kind, sentAt, told }: SpokenTurn, kills: readonly Kill[]): boolean {
  if (kind !== 'plain' || told === undefined) return false;
  return kills.every(
    ({ at, answersAfterMs }) => told.at < at || sentAt > at + (answersAfterMs ?? Number.POSITIVE_INFINITY),
  );
}

function againOf(kills: readonly Kill[]): Record<string, Spread> {
  const victims = [...new Set(kills.map(({ victim }) => victim.replace(/-\d+$/, '')))].sort();
  return Object.fromEntries(
    victims.map((victim) => [
      victim,
      spread(kills.flatMap((kill) => (kill.victim.startsWith(victim) ? (kill.answersAfterMs ?? []) : []))),
    ]),
  );
}

function spread(values: readonly number[]): Spread {
  const at = (p: number): number | null => (values.length === 0 ? null : Math.round(percentile(values, p)));
  return { n: values.length, p50: at(50), p95: at(95), worst: at(100) };
}
