import type { ToolSpec } from '../../activities/ports.ts';
import type { Identity } from '../../conversation/entry.ts';

/** A tool as the tool table has it: what the model sees, and how its backend is asked. */
export interface HttpTool extends ToolSpec {
  readonly http: {
    readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    /** `{name}` takes the argument of that name; the others go into the query of a GET, or a JSON body. */
    readonly path: string;
  };
  /** Whether an answer without content counts as a failure. */
  readonly mustReturn: boolean;
  /** The top-level field of a JSON answer that proves identity where it equals the value. */
  readonly grants?:
    | (Identity & {
        readonly field: string;
        readonly equals: string | number | boolean;
        readonly customer?: string | undefined;
      })
    | undefined;
}
