import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** One import of a source file. */
export interface Import {
  /** From `src/`, such as `gateway/start.ts`. */
  readonly from: string;
  /** A file from `src/` where the import is relative, else the package or `node:` module as written. */
  readonly to: string;
  readonly relative: boolean;
  /** Nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Every source file, from `src/`. */
export const sourceFiles = (): string[] => globSync('**/*.{ts,tsx}', { cwd: source }).sort();

/** Every import of a file: statements, re-exports, `import(…)` and the type of that name. */
export function importsOf(file: string): Import[] {
  return readImports(file, readFileSync(join(source, file), 'utf8'));
}

/** The same for a text that stands for a file of that name. */
export function readImports(file: string, text: string): Import[] {
  const program: unknown = parseAst(text, { lang: file.endsWith('x') ? 'tsx' : 'ts' });
  const found: Import[] = [];
  walk(program, (node) => {
    const target = specifierOf(node);
    if (target !== undefined) found.push({ from: file, ...placeOf(file, target), typeOnly: isTypeOnly(node) });
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function walk(value: unknown, visit: (node: Node) => void): void {
  if (!isNode(value)) return;
  if (typeof value.type === 'string') visit(value);
  for (const child of Object.values(value)) walk(child, visit);
}

const importing = new Set([
  ...['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'],
]);

function specifierOf(node: Node): string | undefined {
  if (!importing.has(String(node.type)) || !isNode(node.source)) return undefined;
  if (typeof node.source.value === 'string') return node.source.value;
  // A place that only the run knows cannot be held to a table.
  return '(computed)';
}

/** `import { type A }` is not: the import itself stays. */
const isTypeOnly = (node: Node): boolean =>
  node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';

function placeOf(file: string, target: string): { to: string; relative: boolean } {
  if (!target.startsWith('.')) return { to: target, relative: false };
  return { to: relative(source, resolve(source, dirname(file), target)), relative: true };
}
