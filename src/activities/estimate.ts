import type { EstimatePorts } from './join.ts';
import type { EstimateInput, Estimation } from './types.ts';

/** How long a search will take. It only looks; what is told of it, the conversation decides. */
export const estimate =
  ({ waits }: EstimatePorts) =>
  async ({ conversation, seekId }: EstimateInput): Promise<Estimation> => {
    const span = await waits?.estimate(conversation, seekId);
    return span === undefined ? {} : { span };
  };
