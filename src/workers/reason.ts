/** What a log may say of an error: name, code and message, never the values of a row or a request, which may be personal. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.name}${code}: ${error.message}${cause}`;
}
