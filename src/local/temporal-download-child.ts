// Run as a process of its own: the SDK's native runtime can be made only once in a process and its download cannot be
// cancelled. Downloads the development server into the folder given as argument, starts it once, and stops it.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const downloadDir = process.argv[2];
if (downloadDir === undefined) throw new Error('the folder to download to is missing');
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir } },
});
await environment.teardown();
