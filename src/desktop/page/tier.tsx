import type { Tier } from '../../policy/decision.ts';
import { tierWords } from './words.ts';

/** A shape and a word for each tier: colour alone tells nobody anything. */
const shapes: Readonly<Record<Tier, string>> = {
  critical: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
  high: 'M8 1l7.5 13.5H.5z',
  medium: 'M8 .5L15.5 8 8 15.5.5 8z',
  low: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  info: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
};

export function TierMark({ tier }: { tier: Tier }) {
  return (
    <span class={`tier tier-${tier}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={shapes[tier]} fill="currentColor" fill-rule="evenodd" />
      </svg>
      {tierWords[tier]}
    </span>
  );
}
