/**
 * A place within phrases, followed token by token. Each phrase has nodes of its own, one for each of its parts however many
 * choices that has, so that a tree grows with its text and not with what it stands for.
 */
export interface Node<Mark> {
  /** Of the phrase that ends here. */
  mark?: Mark;
  next?: Map<string, Node<Mark>[]>;
  /** Children that stand for all words beginning so. */
  stems?: Map<string, Node<Mark>[]>;
}

/** A part of a phrase: its choices, each in tokens, a stem with its star. It may be left out where a choice has none. */
export type Part = readonly (readonly string[])[];

export function insert<Mark>(root: Node<Mark>, parts: readonly Part[], mark: Mark): void {
  let ends: readonly Node<Mark>[] = [root];
  for (const part of parts) {
    const end: Node<Mark> = {};
    for (const choice of part) link(ends, choice, end);
    ends = part.some((choice) => choice.length === 0) ? [...ends, end] : [end];
  }
  for (const end of ends) if (end !== root) end.mark = mark;
}

/** A stem has at least so many letters: shorter ones would stand for half the dictionary. */
export const stemLeast = 3;

/** Where a token leads: as the word itself, and as every stem that it may have; at most `endingMost` letters follow one. */
export function follow<Mark>(
  from: readonly Node<Mark>[],
  token: string,
  endingMost = token.length,
): readonly Node<Mark>[] {
  const reached: Node<Mark>[] = [];
  for (const { next, stems } of from) {
    reached.push(...(next?.get(token) ?? []));
    if (stems === undefined) continue;
    for (let length = token.length; length >= Math.max(stemLeast, token.length - endingMost); length--) {
      reached.push(...(stems.get(token.slice(0, length)) ?? []));
    }
  }
  return reached;
}

/** From each end by the choice's tokens to one place. */
function link<Mark>(ends: readonly Node<Mark>[], choice: readonly string[], end: Node<Mark>): void {
  let from = ends;
  for (const [at, token] of choice.entries()) {
    const to = at === choice.length - 1 ? end : {};
    for (const one of from) childrenOf(one, token).push(to);
    from = [to];
  }
}

function childrenOf<Mark>(at: Node<Mark>, word: string): Node<Mark>[] {
  const stem = word.endsWith('*');
  const children = childrenTable(at, stem);
  const key = stem ? word.slice(0, -1) : word;
  const found = children.get(key) ?? [];
  children.set(key, found);
  return found;
}

function childrenTable<Mark>(at: Node<Mark>, stem: boolean): Map<string, Node<Mark>[]> {
  if (stem) {
    at.stems ??= new Map();
    return at.stems;
  }
  at.next ??= new Map();
  return at.next;
}
