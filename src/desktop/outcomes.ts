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

export const declineReasons = {
  busy: 'I have my hands full',
  wrong_skill: 'Somebody else knows this better',
  wrong_language: 'I do not speak the language',
  conflict: 'I should not handle this customer',
  leaving: 'My shift or my break begins',
} as const;
export type DeclineReason = keyof typeof declineReasons;

export const transferReasons = {
  wrong_skill: 'It needs another skill',
  wrong_language: 'It needs another language',
  authority: 'It needs somebody who may decide this',
  leaving: 'My shift or my break begins',
  consulted: 'The colleague who was asked about it takes it on',
} as const;
export type TransferReason = keyof typeof transferReasons;

/** What a human changed in a backend, by hand. */
export const changes = {
  refunded: 'Refunded',
  order_changed: 'Order changed',
  address_changed: 'Address changed',
  cancelled: 'Cancelled',
  other: 'Something else changed',
} as const;
export type Change = keyof typeof changes;

/** What a human promised the customer. */
export const vows = {
  callback: 'A callback',
  refund: 'A refund',
  message: 'A written answer',
  other: 'Something else',
} as const;
export type Vow = keyof typeof vows;

/** The wrap-up: was it right that the AI passed it on? */
export const escalationAnswers = {
  yes: 'Yes',
  no: 'No, the AI could have gone on',
  earlier: 'It should have come earlier',
} as const;
export type EscalationAnswer = keyof typeof escalationAnswers;

/** What the brief did not say, or not right. */
export const missingFacts = {
  wish: 'What the customer wants',
  identity: 'Who the customer is',
  tried: 'What had been tried',
  changed: 'What had been changed',
  promised: 'What had been promised',
  mood: 'How the customer feels',
  wrong: 'Nothing, but something in it was wrong',
} as const;
export type MissingFact = keyof typeof missingFacts;
