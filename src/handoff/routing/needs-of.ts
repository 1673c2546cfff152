import type { PacketFacts } from '../packet.ts';
import type { Row } from '../row.ts';
import type { Needs } from './needs.ts';
import type { NeedsTable } from './roster.ts';

/** A guess that says less than this of the customer's language must not keep them waiting for a speaker of it. */
const languageShare = 0.5;

/** Whom a handoff asks for: by its rule, by what the customer wants, by their language, and by who had them before. */
export function needsOf(
  { reason, wants, language }: Pick<PacketFacts, 'reason' | 'wants' | 'language'>,
  rows: readonly Row[],
  table: NeedsTable,
): Needs {
  const [rule = ''] = reason.rule.split('@');
  const past = pastIn(rows);
  return {
    ...entryOf(table.intents, wants.code),
    ...entryOf(table.rules, rule),
    ...(spoken(language, table.languages) ? { language: language.tag } : {}),
    ...(past === undefined ? {} : { past }),
  };
}

const entryOf = (table: NeedsTable['rules'], code: string) => (Object.hasOwn(table, code) ? table[code] : undefined);

const spoken = ({ tag, share }: PacketFacts['language'], languages: readonly string[]): boolean =>
  tag !== 'und' && share >= languageShare && (languages.includes(tag) || languages.includes('*'));

/** The human who last had this conversation, unless they passed it on or fell silent. */
function pastIn(rows: readonly Row[]): string | undefined {
  const passes = rows.flatMap(({ entry }) => (entry.kind === 'custody' ? [entry] : []));
  const last = passes.findLastIndex(({ holder }) => holder === 'human');
  const left = passes[last + 1];
  return left?.why === 'transferred' || left?.why === 'human_silent' ? undefined : passes[last]?.agent;
}
