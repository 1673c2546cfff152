import { z } from 'zod';
import { startSampleBackend } from './sample-backend.ts';
import { onShutdown } from './shutdown.ts';

/** The sample backend as a process of its own. PORT (0: any free one); FILE keeps its side effects over restarts. */
const { PORT, FILE } = z
  .object({ PORT: z.coerce.number().int().min(0).max(65_535).default(0), FILE: z.string().min(1).optional() })
  .parse(process.env);

const backend = await startSampleBackend({ port: PORT, ...(FILE === undefined ? {} : { file: FILE }) });
console.log(`sample backend listens at ${backend.url}`);
onShutdown(console.log).add('sample backend', () => backend.stop());
