import type { Trigger } from './trigger.ts';
import { attemptsExhausted } from './triggers/attempts-exhausted.ts';
import { backendStreak } from './triggers/backend-streak.ts';
import { bargeInStorm } from './triggers/barge-in-storm.ts';
import { courseRisk } from './triggers/course-risk.ts';
import { emptyPromise } from './triggers/empty-promise.ts';
import { explicitRequest } from './triggers/explicit-request.ts';
import { failedAttempts } from './triggers/failed-attempts.ts';
import { hardBoundary } from './triggers/hard-boundary.ts';
import { inDoubt } from './triggers/in-doubt.ts';
import { injection } from './triggers/injection.ts';
import { latencyBudget } from './triggers/latency-budget.ts';
import { loopCap } from './triggers/loop-cap.ts';
import { loosePromise } from './triggers/loose-promise.ts';
import { lowConfidence } from './triggers/low-confidence.ts';
import { lowMood } from './triggers/low-mood.ts';
import { moodFall } from './triggers/mood-fall.ts';
import { nothingFound } from './triggers/nothing-found.ts';
import { offerTaken } from './triggers/offer-taken.ts';
import { ourSilence } from './triggers/our-silence.ts';
import { outOfScope } from './triggers/out-of-scope.ts';
import { repeatContact } from './triggers/repeat-contact.ts';
import { sameAnswer } from './triggers/same-answer.ts';
import { secondLook } from './triggers/second-look.ts';
import { tokenBudget } from './triggers/token-budget.ts';

/** Every rule, each in a file of its own; what it weighs is the policy's to say. */
export const triggers: readonly Trigger[] = [
  explicitRequest,
  offerTaken,
  hardBoundary,
  backendStreak,
  inDoubt,
  ourSilence,
  loopCap,
  latencyBudget,
  tokenBudget,
  emptyPromise,
  loosePromise,
  attemptsExhausted,
  failedAttempts,
  lowConfidence,
  secondLook,
  courseRisk,
  lowMood,
  moodFall,
  sameAnswer,
  outOfScope,
  nothingFound,
  bargeInStorm,
  injection,
  repeatContact,
];
