import type { AgentProfile } from './available.ts';
import type { Needs } from './needs.ts';

/** Who the human agents are, as the configuration has it. */
export interface Member extends AgentProfile {
  /** As the desktop knows them: their name in lower case, with - for what is neither letter nor digit. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export type Role = 'agent' | 'supervisor';

/** What a handoff asks for beside the customer's language. */
export type Asks = Pick<Needs, 'skill' | 'level' | 'queue'>;

/** Which handoff asks for what. Where a rule and an intent both say something of the same, the rule is right. */
export interface NeedsTable {
  readonly rules: Readonly<Record<string, Asks>>;
  readonly intents: Readonly<Record<string, Asks>>;
  /** Languages that somebody speaks; `*`: every one. It makes no sense to wait for another. */
  readonly languages: readonly string[];
}
