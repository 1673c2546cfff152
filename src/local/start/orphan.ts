const lookMs = 1_000;

/**
 * Under npm a signal to npm alone ends npm and its shell, and this process would go on unseen. It then ends as if the
 * signal had come to it. Started by hand it may outlive its shell, as whoever put it into the background wants.
 */
export function endWithParent(env: NodeJS.ProcessEnv): void {
  if (!env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, lookMs);
  look.unref();
}
