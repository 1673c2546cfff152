/**
 * All that is spoken while histories are recorded. Each sentence has words of its own, so that a test can look for them
 * in the histories and find none.
 */
export const sayings = {
  hello: 'Good morning, marmalade lovers.',
  more: 'Also, my umbrella squeaks.',
  parcel: 'Tell me about my parcel, the lighthouse keeper wonders.',
  answer: 'Certainly, tangerines are splendid today.',
  heard: 'Certainly, tangerines',
  cutIn: 'Enough, gramophone!',
  wantsHuman: 'I want to talk to a human about my windmill.',
  human: 'Hello, this is your blacksmith speaking.',
  noHelp: 'That did not help, my accordion snores.',
  noHelpEither: 'That did not help, the chandelier giggles on.',
  yes: 'Yes please, splendid rhubarb.',
  no: 'No thanks, rather turnips.',
  transfers: 'I will transfer you to a human colleague, dear peppermint.',
  neverMind: 'Never mind, the xylophone sings.',
  danger: 'I want to kill myself, says the cuckoo clock.',
  question: 'Which crocodile paid, dear sundial?',
  thanks: 'Wonderful, cheerio pelican.',
  grades: '5 and 1, quoth the porcupine.',
  asksMore: 'And why does the kaleidoscope whistle?',
} as const;

/** The sample shop's orders that tools are asked for. */
export const orders = { open: '100001', shipped: '100002', delivered: '100003', alsoOpen: '100005' } as const;

/** Words of these that are codes too, and stand in histories as such. */
export const codesAmongThem: readonly string[] = ['human', 'never', 'transfer', 'thanks'];
