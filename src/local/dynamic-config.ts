import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from './places.ts';

/** Temporal's own settings file, the same for the local server and for a cluster. */
export const dynamicConfigFile = join(projectRoot, 'temporal-config', 'dynamicconfig.yaml');

const entrySchema = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean()]),
  constraints: z.record(z.string(), z.unknown()).optional(),
});

const fileSchema = z.record(z.string(), z.array(entrySchema).min(1));

/** One setting that holds everywhere. */
export interface DynamicSetting {
  readonly key: string;
  readonly value: string | number | boolean;
}

/**
 * Reads settings in Temporal's file format: `key: [{ value, constraints }]`. Only the value without constraints
 * counts, for the development server takes no others. Throws with the file's name when the text is malformed.
 */
export function parseDynamicConfig(text: string, file: string): DynamicSetting[] {
  const parsed = fileSchema.safeParse(parse(text) ?? {});
  if (!parsed.success) throw new Error(`${file} is not a dynamic config: ${z.prettifyError(parsed.error)}`);
  return Object.entries(parsed.data).flatMap(([key, entries]) => {
    const everywhere = entries.find(({ constraints }) => Object.keys(constraints ?? {}).length === 0);
    return everywhere === undefined ? [] : [{ key, value: everywhere.value }];
  });
}

/** The flags that give `temporal server start-dev` the settings of the file. */
export function dynamicConfigFlags(file: string = dynamicConfigFile): string[] {
  const settings = parseDynamicConfig(readFileSync(file, 'utf8'), file);
  return settings.flatMap(({ key, value }) => ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`]);
}
