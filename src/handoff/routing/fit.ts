import type { AgentProfile } from './available.ts';
import type { Seek } from './seek.ts';

/** How far a search has widened: each step gives up one more of what was asked for, the language last. */
export const steps = ['exact', 'any_level', 'any_skill', 'any_queue', 'any_language'] as const;
export const widest = steps.length - 1;

/** The step of a search at `now`. What is critical begins one step wider. */
export function stepOf({ tier, from, widenMs }: Pick<Seek, 'tier' | 'from' | 'widenMs'>, now: number): number {
  const waited = widenMs > 0 ? Math.floor(Math.max(0, now - from) / widenMs) : 0;
  return Math.min(widest, waited + (tier === 'critical' ? 1 : 0));
}

/** The level of an agent in what is needed; 0 for none. Whoever needs no skill is served by all alike. */
export const levelIn = ({ skills }: Pick<AgentProfile, 'skills'>, skill: string | undefined): number =>
  skill === undefined ? 0 : Math.max(has(skills, skill), has(skills, '*'));

/** Whether this agent will do at this step; whether they are free or named is another question. */
export function fits(
  profile: AgentProfile,
  { skill, level = 1, language, queue }: Seek['needs'],
  step: number,
): boolean {
  if (step < 2 && skill !== undefined && levelIn(profile, skill) < (step === 0 ? level : 1)) return false;
  if (step < 3 && !among(profile.queues, queue)) return false;
  return step >= 4 || among(profile.languages, language);
}

const has = (skills: AgentProfile['skills'], skill: string): number =>
  Object.hasOwn(skills, skill) ? (skills[skill] ?? 0) : 0;

const among = (offered: readonly string[], asked: string | undefined): boolean =>
  asked === undefined || offered.includes(asked) || offered.includes('*');
