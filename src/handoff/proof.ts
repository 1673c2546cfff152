import type { Join } from '../conversation/entry.ts';
import { identityIn } from './gather.ts';
import type { Other } from './others.ts';
import type { Row } from './row.ts';

type Carried = Extract<Join, { by: 'conversation' }>;

/**
 * What was verified in one conversation counts in another only while it lasts, and only where both know who it is: by a
 * tool's proof, or by a channel that had the customer sign in; a proof without an end counts in its own conversation
 * alone. Within one conversation, which is one channel session, nobody is asked twice: identityIn keeps the proof.
 *
 * Where the rule comes from: “the caller has to re-verify identity even though the bot already confirmed it” (seed 2) asks
 * that proofs travel; NIST SP 800-63B, section 7, that a proof is bound to an authenticated session and ends at a set time,
 * so that a name that anybody can say, such as a caller's number, carries none.
 */
export function carriedProof(rows: readonly Row[], others: readonly Other[]): Carried | undefined {
  const now = rows.at(-1)?.at ?? 0;
  const own = identityIn(rows);
  if (own.level === 'verified' && (own.until ?? Number.POSITIVE_INFINITY) > now) return undefined;
  const proofs = others.flatMap(({ conversation, trusted, known, proof }) =>
    trusted && known !== undefined && proof !== undefined && proof.at <= now && proof.until > now
      ? [{ ...known, ...proof, from: conversation }]
      : [],
  );
  const [longest] = proofs.sort((a, b) => b.until - a.until);
  return longest === undefined ? undefined : { by: 'conversation', level: 'verified', ...longest };
}
