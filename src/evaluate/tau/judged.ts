import { type Course, emptyCourse } from '../../policy/course.ts';
import { scoreOf } from '../../policy/score.ts';
import { triggers } from '../../policy/triggers.ts';
import { type Bench, type Driven, drive, type Fallen, handoffIn } from '../drive.ts';
import type { Recording } from '../recording.ts';

/** A recorded run beside what the policy made of it. */
export interface Judged {
  readonly recording: Recording;
  /** Trials of one task resemble each other: they are one group. */
  readonly group: string;
  readonly failed: boolean;
  /** The recorded model handed over by itself. */
  readonly transferred: boolean;
  readonly driven: Driven;
  readonly handoff: Fallen | undefined;
  /** All findings together where the AI's part ended, 0–100. */
  readonly score: number;
  /** The course after each turn of the whole run, whatever the policy would have made of it. */
  readonly courses: readonly Course[];
}

const transfer = 'transfer_to_human_agents';

/** Throws where a recording says nothing of how it ended. */
export function judged(recordings: readonly Recording[], bench: Bench): readonly Judged[] {
  // Without a weight no rule finds anything: the run goes on to its recorded end.
  const watching: Bench = { ...bench, policy: { ...bench.policy, weights: {} } };
  return recordings.map((recording) => {
    const { id, task, domain, reward, turns } = recording;
    if (reward === undefined) throw new Error(`conversation ${id}: reward: must be 0 or 1, is missing`);
    const driven = drive(recording, bench);
    return {
      recording,
      group: `${domain}-${task}`,
      failed: reward === 0,
      transferred: turns.some(({ steps }) => steps.some(({ calls }) => calls.some(({ tool }) => tool === transfer))),
      driven,
      handoff: handoffIn(driven),
      score: scoreOf(driven.tracks.at(-1)?.found ?? {}, triggers),
      courses: drive(recording, watching).tracks.map(({ course }) => course),
    };
  });
}

/** The course as it stood when so many turns were over, or at the run's end where it is shorter. */
export const courseAfter = ({ courses }: Judged, turns: number): Course =>
  courses[Math.min(turns, courses.length) - 1] ?? emptyCourse;

/** The recorded task is solved by handing over. */
export const wantsTransfer = ({ recording }: Judged): boolean => recording.gold.includes(transfer);

/** Solved, and the recorded model had not handed over either: a human's time for nothing, and a customer kept waiting. */
export const harmedBy = ({ failed, transferred }: Judged): boolean => !failed && !transferred;
