/** How a human can decline, pass on or close a conversation: codes for the ledger, sentences for the page. */

export const resolveOutcomes = {
  solved: 'Solved',
  follow_up: 'Follow-up arranged outside this conversation',
  not_possible: 'Could not be done, and the customer knows why',
  not_needed: 'No human was needed',
} as const;
export type ResolveOutcome = keyof typeof resolveOutcomes;

export const handBackOutcomes = {
  answered: 'Question answered, the AI can go on',
  fixed: 'Problem fixed, the AI can go on',
  not_needed: 'No human was needed',
} as const;
export type HandBackOutcome = keyof typeof handBackOutcomes;
