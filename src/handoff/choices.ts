import { type Intent, otherIntent } from './intents.ts';
import { type Choice, type Choices, type CriticalField, criticalFields, type Question } from './read-back.ts';

/** What the choices of one packet are made from. */
export interface ChoiceFacts {
  /** The true answer to each field. */
  readonly truth: Readonly<Record<CriticalField, Choice>>;
  readonly intents: readonly Intent[];
  /** Names of the tools that have a side effect. */
  readonly sideEffectTools: readonly string[];
  /** The tool of the last side effect, if any: its other outcomes are the most plausible mistakes. */
  readonly lastTool?: string;
  /** The packet's hash in hex, at least 40 digits: it alone decides which others are shown, and the order. */
  readonly hash: string;
}

/** The truth and up to three others for each field, never fewer than two. */
export function choicesOf(facts: ChoiceFacts): Choices {
  const pools: Record<CriticalField, Pool> = {
    identity: { others: identityChoices },
    wants: { others: wantsOthers(facts.intents), padding: generalWants },
    lastSideEffect: sideEffectPool(facts),
    promise: { others: promiseChoices },
  };
  const shown = (field: CriticalField) =>
    choose(facts.truth[field], pools[field], randomOf(facts.hash, criticalFields.indexOf(field)));
  return {
    identity: shown('identity'),
    wants: shown('wants'),
    lastSideEffect: shown('lastSideEffect'),
    promise: shown('promise'),
  };
}

/**
 * The choices as three questions, so that a human is done in three answers: what was done and what is promised are asked
 * together, as the four pairs of the truth and one mistake of each, which give neither away.
 */
export function questionsOf(
  choices: Choices,
  truth: Readonly<Record<CriticalField, string>>,
  hash: string,
): readonly Question[] {
  const random = randomOf(hash, criticalFields.length);
  const two = (field: CriticalField) => {
    const others = shuffled(
      choices[field].filter(({ code }) => code !== truth[field]),
      random,
    );
    return [...choices[field].filter(({ code }) => code === truth[field]), ...others.slice(0, 1)];
  };
  const promises = two('promise');
  const pairs = two('lastSideEffect').flatMap((effect) =>
    promises.map((promise) => ({
      codes: { lastSideEffect: effect.code, promise: promise.code },
      label: `${effect.label} · ${promise.label}`,
    })),
  );
  const single = (field: 'identity' | 'wants'): Question => ({
    fields: [field],
    answers: choices[field].map(({ code, label }) => ({ codes: { [field]: code }, label })),
  });
  return [
    single('identity'),
    single('wants'),
    { fields: ['lastSideEffect', 'promise'], answers: shuffled(pairs, random) },
  ];
}

/** `near`: the likeliest mistakes, always shown. `padding` only where the rest is too small to hide the truth in. */
interface Pool {
  readonly near?: readonly Choice[];
  readonly others: readonly Choice[];
  readonly padding?: readonly Choice[];
}

export const identityChoices = [
  { code: 'none', label: 'Not identified' },
  { code: 'claimed', label: 'Claimed, not proven' },
  { code: 'verified', label: 'Verified' },
] as const satisfies readonly Choice[];

export const promiseChoices = [
  { code: 'none', label: 'Nothing was promised' },
  { code: 'callback', label: 'A callback' },
  { code: 'refund', label: 'A refund' },
  { code: 'message', label: 'A written answer' },
] as const satisfies readonly Choice[];

export const noSideEffect: Choice = { code: 'none', label: 'Nothing was changed' };

const outcomes = {
  ok: 'done',
  in_doubt: 'not known whether it was done',
} as const;
export type SideEffectOutcome = keyof typeof outcomes;

/** `<tool>:<outcome>`, cut to 40 characters of ASCII. */
export function sideEffectChoice(tool: string, outcome: SideEffectOutcome): Choice {
  const room = codeChars - outcome.length - 1;
  const name = tool.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, room);
  return { code: `${name}:${outcome}`, label: `${tool}: ${outcomes[outcome]}` };
}

const codeChars = 40;
const othersShown = 3;

const othersLeast = 2;

const wantsOthers = (intents: readonly Intent[]): readonly Choice[] =>
  [...intents, otherIntent].map(({ code, label }) => ({ code, label }));

const generalWants: readonly Choice[] = [
  { code: 'information', label: 'Information only' },
  { code: 'complaint', label: 'Make a complaint' },
];

function sideEffectPool({ sideEffectTools, lastTool }: ChoiceFacts): Pool {
  const others = sideEffectTools.filter((tool) => tool !== lastTool);
  const last = lastTool === undefined ? [] : [sideEffectChoice(lastTool, 'ok'), sideEffectChoice(lastTool, 'in_doubt')];
  return {
    near: [noSideEffect, ...last],
    others: others.flatMap((tool) => [sideEffectChoice(tool, 'ok'), sideEffectChoice(tool, 'in_doubt')]),
    padding: [sideEffectChoice('account_change', 'ok'), sideEffectChoice('account_change', 'in_doubt')],
  };
}

function choose(truth: Choice, pool: Pool, random: (below: number) => number): readonly Choice[] {
  const codes = new Set([truth.code]);
  const fresh = (choices: readonly Choice[]) => choices.filter(({ code }) => !codes.has(code) && codes.add(code));
  const shown = fresh(pool.near ?? []);
  shown.push(...shuffled(fresh(pool.others), random).slice(0, othersShown - shown.length));
  shown.push(...fresh(pool.padding ?? []).slice(0, Math.max(0, othersLeast - shown.length)));
  return shuffled([truth, ...shown], random);
}

function shuffled<T>(items: readonly T[], random: (below: number) => number): T[] {
  const left = [...items];
  const out: T[] = [];
  while (left.length > 0) out.push(...left.splice(random(left.length), 1));
  return out;
}

/** Numbers drawn from the hash: the same packet always shows the same, and no field gives another's order away. */
function randomOf(hash: string, field: number): (below: number) => number {
  let state = Number.parseInt(hash.slice(field * 8, field * 8 + 8), 16) >>> 0;
  return (below) => {
    // A step of xorshift32, started off zero, where it would stay.
    state = state === 0 ? 0x9e3779b9 : state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

/** A code with the label it has among these. */
export function labelled(choices: readonly Choice[], code: string): Choice {
  const { label = code } = choices.find((choice) => choice.code === code) ?? {};
  return { code, label };
}
