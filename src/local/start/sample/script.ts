/** The sample conversation: what the customer and the human say. What the AI and the scripts say comes from the house. */

/** An order that the sample backend has, so that the refund in the middle really happens. */
export const sampleOrder = '100003';

/** Each is said once the one before has its outcome. The last asks for a human, whatever model answers. */
export const customerSays = [
  `Hello. The sleeping bag from order ${sampleOrder} arrived torn. I would like my money back.`,
  'It was sent to 50667.',
  'Yes, please refund it.',
  'Thank you. The zip of the tent I had from you last year is broken as well. I want to talk to a human about it.',
] as const;

export const human = {
  name: 'Ada',
  says: 'Hello, this is Ada. Your refund is on its way, and I am sending you a new zip for the tent today.',
  note: 'Zip for the tent is sent separately.',
} as const;

/** To the human, who by then holds the conversation. */
export const customerThanks = 'Wonderful, thank you, Ada. That is all.';

/** Satisfaction and effort, when they are asked. */
export const customerGrades = '5 and 1';
