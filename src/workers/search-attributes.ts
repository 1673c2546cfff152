import type { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';

/** A search attribute that workflows write, and that the namespace must know before. */
export interface RequiredSearchAttribute {
  readonly name: string;
  readonly type: SearchAttributeType;
}

/** The number Temporal's API has for each type, and the name its command line has. */
const types: Readonly<Record<SearchAttributeType, { readonly code: number; readonly cli: string }>> = {
  TEXT: { code: 1, cli: 'Text' },
  KEYWORD: { code: 2, cli: 'Keyword' },
  INT: { code: 3, cli: 'Int' },
  DOUBLE: { code: 4, cli: 'Double' },
  BOOL: { code: 5, cli: 'Bool' },
  DATETIME: { code: 6, cli: 'Datetime' },
  KEYWORD_LIST: { code: 7, cli: 'KeywordList' },
};

const CALL_LIMIT_MS = 10_000;
/** A cluster's servers learn of a new attribute when they next refresh what they know, within a minute. */
const VISIBLE_LIMIT_MS = 60_000;

/** The namespace lacks search attributes and they could not be added; the message says how to add each by hand. */
export class SearchAttributesMissingError extends Error {
  readonly missing: readonly RequiredSearchAttribute[];

  constructor(namespace: string, missing: readonly RequiredSearchAttribute[], cause: unknown) {
    const flags = missing.map(({ name, type }) => ` --name ${name} --type ${types[type].cli}`).join('');
    super(
      [
        `namespace ${namespace} lacks search attributes, and they could not be added (${reasonOf(cause)}):`,
        ...missing.map(({ name, type }) => `  ${name}: ${types[type].cli}`),
        'A workflow that sets one of them would hang. Add them with:',
        `  temporal operator search-attribute create --namespace ${namespace}${flags}`,
      ].join('\n'),
      { cause },
    );
    this.name = 'SearchAttributesMissingError';
    this.missing = missing;
  }
}

/** The namespace has search attributes of these names with other types, which Temporal cannot change. */
export class SearchAttributesDifferError extends Error {
  constructor(namespace: string, differing: readonly RequiredSearchAttribute[]) {
    const lines = differing.map(({ name, type }) => `  ${name} must be ${types[type].cli}`);
    super([`namespace ${namespace} has search attributes of another type than needed:`, ...lines].join('\n'));
    this.name = 'SearchAttributesDifferError';
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'details' in error && typeof error.details === 'string' && error.details !== ''
    ? error.details
    : error.message;
}

/** The types of the namespace's own attributes, by name. */
async function knownTypes(connection: Connection, namespace: string): Promise<ReadonlyMap<string, number>> {
  const { customAttributes } = await connection.withDeadline(Date.now() + CALL_LIMIT_MS, () =>
    connection.operatorService.listSearchAttributes({ namespace }),
  );
  return new Map(Object.entries(customAttributes ?? {}));
}

async function add(
  connection: Connection,
  namespace: string,
  missing: readonly RequiredSearchAttribute[],
): Promise<void> {
  const searchAttributes = Object.fromEntries(missing.map(({ name, type }) => [name, types[type].code]));
  await connection.withDeadline(Date.now() + CALL_LIMIT_MS, () =>
    connection.operatorService.addSearchAttributes({ namespace, searchAttributes }),
  );
}

/**
 * Makes sure that the namespace knows every attribute of the list, adding those it lacks; does nothing when it has
 * them all, so each worker may call it at its start. Takes up to a minute on a cluster that learns of them late.
 * Throws `SearchAttributesMissingError` when they cannot be added, `SearchAttributesDifferError` when a type is wrong.
 */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
  required: readonly RequiredSearchAttribute[],
): Promise<void> {
  const deadline = Date.now() + VISIBLE_LIMIT_MS;
  let missing = required;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const known = await knownTypes(connection, namespace);
      const differing = required.filter(({ name, type }) => (known.get(name) ?? types[type].code) !== types[type].code);
      if (differing.length > 0) throw new SearchAttributesDifferError(namespace, differing);
      missing = required.filter(({ name }) => !known.has(name));
      if (missing.length === 0) return;
      // A second worker may be adding the same ones; Temporal takes them again without complaint.
      if (attempt === 0) await add(connection, namespace, missing);
    } catch (error) {
      if (error instanceof SearchAttributesDifferError) throw error;
      throw new SearchAttributesMissingError(namespace, missing, error);
    }
    if (Date.now() > deadline)
      throw new SearchAttributesMissingError(namespace, missing, 'added, but not to be seen yet');
    if (attempt > 0) await new Promise((next) => setTimeout(next, 500));
  }
}
