import type { AgentSnapshot } from '../../config/agent.ts';
import { type Course, carryCourse, emptyCourse } from '../../policy/course.ts';
import { featuresOf } from '../../policy/features.ts';
import { readLabelled, toolsOf } from '../recording.ts';
import { readChats } from '../star/chat.ts';
import { looksOf } from '../star/evidence.ts';
import { judged } from '../tau/judged.ts';

/** A conversation as it stood after one of its turns, and whether it came to a bad end. */
export interface Row {
  /** Conversations that resemble each other are learnt from, or foretold, together. */
  readonly group: string;
  readonly failed: boolean;
  readonly features: readonly number[];
  /** All rows of a conversation weigh as one. */
  readonly weight: number;
  /** The conversation ended here. */
  readonly last: boolean;
}

/**
 * Every turn is a row, for the estimate is asked after every turn: what is fitted to whole conversations only would be
 * wrong about beginnings.
 */
const rowsOf = (group: string, failed: boolean, courses: readonly Course[]): readonly Row[] =>
  courses.map((course, i) => ({
    group,
    failed,
    features: featuresOf(course),
    weight: 1 / courses.length,
    last: i === courses.length - 1,
  }));

/** Recorded runs of an assistant with tools; bad is a run whose task was not solved. */
export function rowsOfTau(file: string, { policy, agent, limits }: AgentSnapshot): readonly Row[] {
  const recordings = readLabelled(file);
  const all = judged(recordings, { policy, phrases: agent.phrases, limits: limits.chat, tools: toolsOf(recordings) });
  return all.flatMap(({ group, failed, courses }) => rowsOf(`tau ${group}`, failed, courses));
}

/** Chats between people; bad is one whose customer was annoyed. Those who were not asked say nothing. */
export function rowsOfStar(file: string, { agent }: AgentSnapshot): readonly Row[] {
  return readChats(file).flatMap((chat) => {
    if (chat.annoyed === null) return [];
    let course = emptyCourse;
    const after = new Map<string, Course>();
    for (const { turnId, evidence } of looksOf(chat, agent.phrases)) {
      course = evidence.reduce(carryCourse, course);
      after.set(turnId, course);
    }
    return rowsOf(`star ${chat.id}`, chat.annoyed, [...after.values()]);
  });
}
