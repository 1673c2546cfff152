import { assists } from './assist.ts';
import { branches } from './branches.ts';
import { briefs } from './brief.ts';
import { crashes } from './crashes.ts';
import { handoffs } from './handoff.ts';
import { hangUps } from './hang-ups.ts';
import { judgements } from './judgement.ts';
import { searches } from './seeking.ts';
import { surveys } from './survey.ts';
import { turns } from './turns.ts';
import type { Way } from './way.ts';

/** Every way through the protocol that has a recorded history, by name. */
export const ways: Readonly<Record<string, Way>> = {
  ...turns,
  ...handoffs,
  ...briefs,
  ...searches,
  ...surveys,
  ...assists,
  ...branches,
  ...hangUps,
  ...crashes,
  ...judgements,
};
