import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from './input.ts';

const folder = fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Where a file of recordings lies: as it is named, else in the folder READBACK_DATA. Throws InputError where it is in neither. */
export function dataFile(named: string): string {
  const path = isAbsolute(named) || existsSync(named) ? named : join(process.env.READBACK_DATA ?? folder, named);
  if (existsSync(path)) return path;
  throw new InputError(`No recordings at ${named}. Name a file, or the folder they are in with READBACK_DATA.`);
}
