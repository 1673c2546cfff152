import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the names of programs end with on this system. */
export const programSuffix = process.platform === 'win32' ? '.exe' : '';

/** Whether this user may run the file. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The full path of a program on the PATH, or undefined. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + programSuffix)).find(isExecutable);
}
