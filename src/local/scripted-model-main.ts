import { z } from 'zod';
import { startScriptedModel } from './scripted-model.ts';
import { onShutdown } from './shutdown.ts';

/** The scripted model as a process of its own. PORT (0: any free one), FIRST_WORD_MS and WORD_GAP_MS set it up. */
const number = (preset: number) => z.coerce.number().int().min(0).max(65_535).default(preset);
const { PORT, FIRST_WORD_MS, WORD_GAP_MS } = z
  .object({ PORT: number(0), FIRST_WORD_MS: number(150), WORD_GAP_MS: number(25) })
  .parse(process.env);

const model = await startScriptedModel({ port: PORT, pace: { firstMs: FIRST_WORD_MS, gapMs: WORD_GAP_MS } });
console.log(`scripted model listens at ${model.baseURL}`);
onShutdown(console.log).add('scripted model', () => model.stop());
