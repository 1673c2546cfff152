import { parseArgs } from 'node:util';
import { ChatLine } from './chat/line.ts';
import { Screen } from './chat/screen.ts';
import { publishedAddresses } from './start/files.ts';

/**
 * `npm run chat`: writes as the customer. `npm run chat -- ID` goes on with a conversation, hearing all of it again;
 * `--voice` is a call: the greeting comes at once, and silences count in seconds. Ctrl-C hangs up.
 */
const usage = 'usage: npm run chat [-- [CONVERSATION] [--voice]]';

interface Wanted {
  readonly conversation: string;
  readonly channel: 'chat' | 'voice';
}

function wanted(): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { voice: { type: 'boolean' } }, allowPositionals: true });
    if (positionals.length > 1) throw new Error('only one conversation at a time');
    const named = `chat-${new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}`;
    return { conversation: positionals[0] ?? named, channel: values.voice ? 'voice' : 'chat' };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return undefined;
  }
}

async function main(): Promise<number> {
  const what = wanted();
  if (what === undefined) return 2;
  const gateway = process.env.READBACK_GATEWAY || publishedAddresses()?.gatewayUrl;
  if (gateway === undefined) {
    console.error('No gateway: let `npm start` run in another window, or set READBACK_GATEWAY to its address.');
    return 2;
  }
  const screen = new Screen();
  screen.note(`conversation ${what.conversation} at ${gateway}; Ctrl-C hangs up`);
  const line = new ChatLine({ ...what, gateway, screen });
  screen.read({ said: (text) => line.say(text), left: () => line.hangUp(), closed: () => line.finish() });
  const well = await line.over;
  screen.close();
  return well ? 0 : 1;
}

process.exitCode = await main();
