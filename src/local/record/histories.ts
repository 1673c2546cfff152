import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { workflowId } from '../../signals/messages.ts';

/** The history of every run of a conversation, oldest first, as Temporal's own tools write them; without white space. */
export async function historiesOf(client: Client, conversation: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let runId: string | undefined; runId !== ''; ) {
    const history = await client.workflow.getHandle(workflowId(conversation), runId).fetchHistory();
    found.unshift(JSON.stringify(JSON.parse(historyToJSON(history))));
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? '';
  }
  return found;
}
