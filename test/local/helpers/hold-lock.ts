// Takes the lock named by the first argument and holds it until it is killed.
import { takeLock } from '../../../src/local/lock.ts';

takeLock(process.argv[2] ?? '', { gateway: 'http://127.0.0.1:8080' });
console.log('held');
setInterval(() => {}, 60_000);
