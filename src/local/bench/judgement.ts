import { loadAgent } from '../../config/agent.ts';
import type { Evidence } from '../../policy/evidence.ts';
import { judge } from '../../policy/judge.ts';
import { read, readReply } from '../../policy/read.ts';
import { emptyTrack } from '../../policy/track.ts';
import { now } from './customer.ts';
import { type Figure, figure, p50, percentile } from './figures.ts';

const turns = 200;
const conversations = 40;
/** What customers and the AI say, in turn: long and short, calm and not, none of it a reason to stop. */
const lines = [
  'My lamp came on Tuesday and one of the two bulbs was broken, what can you do about that?',
  'Yes',
  'The order number is on the invoice, I have it here somewhere, just a second please.',
  'Thanks, and could you also tell me when the other parcel is going to arrive at my house?',
  'I already told you the address twice, and nobody has come to pick it up, this is annoying!',
] as const;

/** The judgement alone, in this process: reading a turn and its answer, and judging what they and a tool are evidence of. */
export function judgements(agentDir: string, rawTurnMs: number): readonly Figure[] {
  const { agent, limits, policy } = loadAgent(agentDir);
  const took: number[][] = Array.from({ length: turns }, () => []);
  for (let c = 0; c < conversations; c += 1) {
    let track = emptyTrack;
    const said: string[] = [];
    for (let n = 0; n < turns; n += 1) {
      const turnId = `t${n}`;
      const text = `${lines[n % lines.length]} (${n})`;
      const began = now();
      const evidence: Evidence[] = [
        ...read({ turnId, text, earlier: said, offered: false }, agent.phrases),
        { type: 'model', turnId, status: 'ok', ms: 900 },
        ...readReply({ turnId, text: `Let me look at that: ${text}`, earlier: said, offered: false }, agent.phrases),
        { type: 'ask', turnId, callId: turnId, tool: 'find', fingerprint: turnId, sideEffect: false },
        { type: 'call', turnId, callId: turnId, tool: 'find', backend: 'shop', status: 'ok', ms: 90 },
      ];
      track = judge(track, evidence, limits.voice, policy).track;
      took[n]?.push(now() - began);
      said.push(text);
    }
  }
  // the first conversation pays for the compiler
  const warm = took.map((times) => times.slice(1));
  const [first, last] = [p50(warm.slice(0, 20).flat()), p50(warm.slice(-20).flat())];
  const all = warm.flat();
  return [
    figure('judgement of a turn, p99', percentile(all, 99), 'ms', all.length, Math.min(1, rawTurnMs / 20)),
    figure('judgement: last 20 of 200 turns over first 20, p50', last / first, 'times', 20 * (conversations - 1), 1.2),
  ];
}
