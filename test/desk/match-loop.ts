import { openDesk } from '../../src/desk/desk.ts';

/** A process that matches as fast as it can until it is told to stop, then says what it was given. */
const desk = openDesk(process.argv[2] ?? '');
const given: unknown[] = [];
let stopping = false;
process.once('message', () => {
  stopping = true;
});
process.send?.('ready');
while (!stopping) given.push(...(await desk.match()));
await desk.close();
process.send?.(given, () => process.exit(0));
