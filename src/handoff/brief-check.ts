import type { Brief, Claim } from './brief.ts';
import { type Facts, factsIn, namesIn, visible } from './brief-facts.ts';
import type { Row } from './row.ts';

/**
 * What of a model's brief may stand: a claim that cites nothing, cites what does not exist, or says a number, a name, a
 * date or an amount that the cited text does not carry is dropped, whatever else it says.
 */
export interface Checked {
  /** Undefined where no situation is left: then the deterministic brief stands. */
  readonly brief?: Brief;
  readonly dropped: number;
}

export function checkBrief(draft: Brief, rows: readonly Pick<Row, 'entry' | 'words'>[]): Checked {
  const carried = factsOf(carriedBy(rows));
  let dropped = 0;
  const kept = (claims: readonly Claim[]): readonly Claim[] => {
    const stands = claims.flatMap((claim) => checkClaim(claim, carried, strict) ?? []);
    dropped += claims.length - stands.length;
    return stands;
  };
  const brief: Brief = {
    situation: kept(draft.situation),
    background: kept(draft.background),
    assessment: kept(draft.assessment),
    recommendation: kept(draft.recommendation),
  };
  return brief.situation.length === 0 ? { dropped } : { brief, dropped };
}

/** `uncited`: what says nothing that can be checked may stand without a cite. `nouns`: a capital within a sentence may be any noun's. */
export interface Leniency {
  readonly uncited: boolean;
  readonly nouns: boolean;
}
const strict: Leniency = { uncited: false, nouns: false };

/** The same for claims on their own. `texts`: what each cite carries. */
export function checkClaims(
  claims: readonly Claim[],
  texts: ReadonlyMap<string, string>,
  leniency: Leniency = strict,
): { readonly claims: readonly Claim[]; readonly dropped: number } {
  const carried = factsOf(texts);
  const stands = claims.flatMap((claim) => checkClaim(claim, carried, leniency) ?? []);
  return { claims: stands, dropped: claims.length - stands.length };
}

/** What each cite carries: a turn what the customer said in it, a call its tool, what became of it, and its answer. */
function carriedBy(rows: readonly Pick<Row, 'entry' | 'words'>[]): ReadonlyMap<string, string> {
  const carried = new Map<string, string>();
  for (const { entry, words } of rows) {
    if (entry.kind === 'turn') carried.set(`turn:${entry.turnId}`, words ?? '');
    if (entry.kind === 'calling') carried.set(`call:${entry.callId}`, entry.tool);
    if (entry.kind === 'called')
      carried.set(`call:${entry.callId}`, `${entry.tool}\n${entry.status.replace('_', ' ')}\n${words ?? ''}`);
  }
  return carried;
}

/** What a cite carries, read once; undefined where it does not exist. */
type Carried = (cite: string) => Facts | undefined;

function factsOf(texts: ReadonlyMap<string, string>): Carried {
  const known = new Map<string, Facts>();
  return (cite) => {
    const text = texts.get(cite);
    if (text === undefined || known.has(cite)) return known.get(cite);
    const facts = factsIn(text);
    known.set(cite, facts);
    return facts;
  };
}

/** The claim as it may be shown, or undefined. */
function checkClaim({ text, cites }: Claim, carried: Carried, { uncited, nouns }: Leniency): Claim | undefined {
  const shown = visible(text);
  const unique = [...new Set(cites)];
  const cited = unique.flatMap((cite) => carried(cite) ?? []);
  if (shown === '' || (unique.length === 0 && !uncited) || cited.length < unique.length) return undefined;
  return carries(cited, shown, nouns) ? { text: shown, cites: unique } : undefined;
}

/** Whether the cited texts together say all of the claim that can be checked. */
function carries(cited: readonly Facts[], claim: string, nouns: boolean): boolean {
  const has = (key: string): boolean => cited.some(({ keys }) => keys.has(key));
  const keys = [...factsIn(claim).keys].filter((key) => !derived.test(key));
  if (!keys.every((key) => has(key) || follows(key, cited, has))) return false;
  return nouns || namesIn(claim).every((name) => cited.some(({ words }) => words.has(name)));
}

/** Keys that say only how another key was written. */
const derived = /^(?:bare|part) /;

/** An amount is carried by its bare number beside the unit; a day without its year by the day with it. */
function follows(key: string, cited: readonly Facts[], has: (key: string) => boolean): boolean {
  const [kind, what = '', unit = ''] = key.split(' ');
  if (kind === 'amount') return cited.some(({ keys, units }) => keys.has(`bare ${what}`) && units.has(unit));
  if (kind === 'date') return has(`part ${what}`);
  return false;
}
