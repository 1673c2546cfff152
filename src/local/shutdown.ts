type Step = { readonly name: string; readonly stop: () => Promise<void> };

/** The things to stop when the process is told to end, and the way to stop them now. */
export interface Shutdown {
  /** Adds a step; steps run one after the other, the last added first. */
  readonly add: (name: string, stop: () => Promise<void>) => void;
  /** Runs all steps once; a step that fails is logged and the others still run. */
  readonly run: () => Promise<void>;
}

/**
 * Ctrl-C, SIGTERM and SIGHUP stop everything in order and end the process with code 0; a second signal ends it at
 * once with code 1 (children still get their SIGTERM).
 */
export function onShutdown(log: (line: string) => void): Shutdown {
  const steps: Step[] = [];
  let running: Promise<void> | undefined;
  const runAll = async (): Promise<void> => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      const { name } = step;
      await step.stop().catch((error: unknown) => log(`stopping ${name} failed: ${String(error)}`));
    }
  };
  const run = (): Promise<void> => {
    running ??= runAll();
    return running;
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (running !== undefined) process.exit(1);
    log(`${signal}: stopping; once more stops at once`);
    void run().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return { add: (name, stop) => steps.push({ name, stop }), run };
}
