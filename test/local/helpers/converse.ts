import type { ModelMessage, ModelPort, ToolsPort } from '../../../src/activities/ports.ts';

/** A customer's side of a conversation over the ports alone: the rounds of model and tools that the engine makes of a turn. */
export function conversation(instructions: string, model: ModelPort, tools: ToolsPort) {
  const messages: ModelMessage[] = [];
  const called: string[] = [];

  async function round(left = 5): Promise<string> {
    if (left === 0) throw new Error('the model asks for tools without end');
    const signal = AbortSignal.timeout(10_000);
    let text = '';
    let asked = false;
    for await (const chunk of model.stream({ instructions, messages, tools: tools.specs, signal })) {
      if (chunk.type === 'words') text += chunk.text;
      if (chunk.type === 'calls') {
        await run(text, chunk.calls);
        asked = true;
      }
    }
    if (asked) return await round(left - 1);
    messages.push({ role: 'assistant', text });
    return text;
  }

  async function run(text: string, calls: readonly { tool: string; arguments: string }[]): Promise<void> {
    const asked = calls.map((call, index) => ({ ...call, callId: `${messages.length}/${index}` }));
    messages.push({ role: 'asked', text, calls: asked });
    for (const one of asked) {
      const complaint = tools.check(one.tool, one.arguments);
      if (complaint !== undefined) throw new Error(`${one.tool}: ${complaint}`);
      called.push(one.tool);
      const idempotencyKey = `test/${one.callId}`;
      const result = await tools.call({
        ...one,
        conversation: 'test',
        idempotencyKey,
        signal: AbortSignal.timeout(5000),
      });
      messages.push({ role: 'result', callId: one.callId, text: result.text });
    }
  }

  return {
    /** Every tool that was called so far. */
    called,
    /** Says one turn and resolves with the answer to it. */
    say(text: string): Promise<string> {
      messages.push({ role: 'customer', text });
      return round();
    },
  };
}
