import { MockActivityEnvironment } from '@temporalio/testing';
import { callTool } from '../../src/activities/call-tool.ts';
import type { LedgerPort } from '../../src/activities/ports.ts';
import { think } from '../../src/activities/think/think.ts';
import type { CallInput, CallOutcome, ThinkInput } from '../../src/activities/types.ts';
import { begin, decide } from '../../src/conversation/decide.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Event, ThinkOutcome } from '../../src/conversation/event.ts';
import type { Bench, Decided } from '../../src/evaluate/drive.ts';
import { turnIdOf } from '../../src/evaluate/drive.ts';
import type { Recording } from '../../src/evaluate/recording.ts';
import { idOf, Recorded, silent, virtualClock } from '../../src/local/replay/ports.ts';
import { ModelLedger } from '../support/model-ledger.ts';

type Timeless<T> = T extends unknown ? Omit<T, 'at'> : never;

const nothing = (): void => undefined;
const logger = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What the real activities make of a recording, with the ledger in memory and no server behind it. */
export async function played(recording: Recording, bench: Bench): Promise<readonly Decided[]> {
  const ledger = new ModelLedger();
  const conversation = idOf(recording, 'run');
  const inbox: Timeless<Event>[] = [];
  const hangUp = (): void => {
    const place = ledger.take({ key: keys.hungUp, entry: { kind: 'hung_up' } });
    if (place) inbox.push({ type: 'hang_up', ...place });
  };
  let over = false;
  const recorded = new Recorded([recording], () => {
    hangUp();
    over = true;
  });
  const agent = {
    instructions: '',
    reflection: '',
    briefing: '',
    assisting: '',
    script: () => 'script',
    intents: [],
    phrases: bench.phrases,
  };
  const base = { ledger: portOf(ledger), agent, tools: recorded.tools(), voice: silent, clock: virtualClock };
  const ports = { ...base, model: recorded.model() };
  const environment = new MockActivityEnvironment(undefined, { logger });
  const { limits } = bench;
  let state = begin(conversation, 'chat', limits, 0, bench.policy);

  const perform = async (effect: Effect): Promise<void> => {
    const { epoch } = state.custody;
    if (effect.do === 'think') {
      const { turn } = effect;
      const offered = state.track.offers.open ? { offered: true } : {};
      const input: ThinkInput = { conversation, turn, epoch, limits, drafts: [], ...offered };
      const thought: Promise<ThinkOutcome> = environment.run(think(ports), input);
      // Asked for more than was recorded the model never answers.
      const outcome = await Promise.race([thought, untilOver(() => over)]);
      const { turnId, floor, step, attempt } = turn;
      if (outcome !== 'over') inbox.push({ type: 'thought', turnId, floor, step, attempt, outcome });
      else environment.cancel();
    }
    if (effect.do === 'call') {
      const { ask, turn } = effect;
      const input: CallInput = { conversation, ask, turn, epoch, limits, attempt: 1 };
      const done: CallOutcome = await environment.run(callTool(ports), input);
      inbox.push({ type: 'tool_done', callId: ask.callId, ...done });
    }
    if (effect.do === 'record') ledger.append(effect.drafts);
  };

  for (const [i, { text }] of recording.turns.entries()) {
    const turnId = turnIdOf(i);
    const place = ledger.take({ key: keys.turn(turnId), entry: { kind: 'turn', turnId }, words: text });
    if (place) inbox.push({ type: 'turn', turnId, ...place });
    for (let event = inbox.shift(); event !== undefined; event = inbox.shift()) {
      const step = decide(state, { ...event, at: 0 });
      state = step.state;
      for (const effect of step.effects) await perform(effect);
    }
    if (state.custody.holder !== 'ai') break;
  }
  return ledger.rows.flatMap(({ entry }) => (entry.kind === 'decision' ? [entry] : []));
}

async function untilOver(over: () => boolean): Promise<'over'> {
  while (!over()) await new Promise((resolve) => setTimeout(resolve, 1));
  return 'over';
}

const portOf = (ledger: ModelLedger): LedgerPort => ({
  append: async (_, drafts: readonly Draft[]) => ledger.append(drafts),
  window: async (_, __, drafts) => ledger.window(drafts),
  rows: async () => ledger.rows,
  row: async (_, key) => ledger.row(key),
});
