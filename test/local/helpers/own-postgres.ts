// Starts PostgreSQL over the folder of the first argument, prints its process number, and stays.
import { startPostgres } from '../../../src/local/postgres.ts';

const dataDir = process.argv[2] ?? '';
const postgres = await startPostgres({ dataDir, runDir: `${dataDir}/run`, log: () => {} });
console.log(postgres.pid);
setInterval(() => {}, 60_000);
