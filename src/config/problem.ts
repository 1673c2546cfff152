import type { z } from 'zod';

/** Configuration that cannot be used. `problems` has one line for each: where it stands, what is wrong, and the limit. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** One line for each issue: `file: field: what is wrong`. `nameOf` names the field. */
export function problemsOf(
  file: string,
  error: z.ZodError,
  nameOf: (path: readonly PropertyKey[]) => string,
): string[] {
  return error.issues.map((issue) =>
    [file, nameOf(issue.path), issue.message].filter((part) => part !== '').join(': '),
  );
}
