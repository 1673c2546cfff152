import { boundedProfile, type PacketCustomer } from '../handoff/customer.ts';
import type { SealPorts } from './join.ts';
import type { CustomersPort, Row, ToolSpec } from './ports.ts';

/** How long the packet waits for the profile: the customer hears the transition script meanwhile, a human waits to ring. */
const budgetMs = 400;

/** What the CRM knows of the customer, by the key that the verifying call's answer names. Late or down is a state, no reason to wait. */
export async function customerOf(
  { customers, clock, tools }: Pick<SealPorts, 'customers' | 'clock' | 'tools'>,
  rows: readonly Row[],
): Promise<PacketCustomer> {
  if (customers === undefined) return { state: 'not_asked' };
  const key = keyIn(rows, tools.specs);
  if (key === undefined) return { state: 'not_identified' };
  const deadline = new AbortController();
  const late = Promise.withResolvers<PacketCustomer>();
  const stop = clock.after(budgetMs, () => {
    deadline.abort();
    late.resolve({ state: 'late' });
  });
  try {
    return await Promise.race([found(customers, key, deadline.signal), late.promise]);
  } finally {
    stop();
  }
}

async function found(customers: CustomersPort, key: string, signal: AbortSignal): Promise<PacketCustomer> {
  try {
    const customer = await customers.find(key, signal);
    return customer.state === 'found' ? { state: 'found', profile: boundedProfile(customer.profile) } : customer;
  } catch {
    return { state: signal.aborted ? 'late' : 'failed' };
  }
}

/**
 * The latest verification counts, as it does for the identity; without one, whom a channel names that had them sign in.
 * The key is personal: it is read from the words, and kept nowhere.
 */
function keyIn(rows: readonly Row[], specs: readonly ToolSpec[]): string | undefined {
  const proof = rows.findLast(({ entry }) => entry.kind === 'called' && entry.grants?.level === 'verified');
  if (proof?.entry.kind === 'called') return customerIn(proof.entry.tool, proof.words ?? '', specs);
  const isSignIn = ({ entry }: Row) => entry.kind === 'joined' && entry.of === 'id' && entry.level === 'authenticated';
  return rows.findLast(isSignIn)?.words ?? undefined;
}

/** By what the CRM knows the customer whom this tool's answer names. */
export function customerIn(tool: string, answer: string, specs: readonly ToolSpec[]): string | undefined {
  const field = specs.find(({ name }) => name === tool)?.grants?.customer;
  return field === undefined ? undefined : textAt(answer, field);
}

function textAt(json: string, field: string): string | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (typeof answer !== 'object' || answer === null) return undefined;
  const value: unknown = Object.entries(answer).find(([name]) => name === field)?.[1];
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
