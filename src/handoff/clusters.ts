/** Text in units that a reader sees as one character, so that a cut splits none. An approximation without tables. */
export function* clusters(text: string): Generator<string> {
  let cluster = '';
  let flags = 0;
  for (const point of text) {
    const flag = regional.test(point);
    const joins = joining.test(point) || cluster.endsWith(joiner) || (flag && flags % 2 === 1);
    if (cluster !== '' && !joins) {
      yield cluster;
      cluster = '';
    }
    cluster += point;
    flags = flag ? flags + 1 : 0;
  }
  if (cluster !== '') yield cluster;
}

const joiner = '\u200d';
/** Marks (variation selectors are among them), the joiner, skin tones. */
const joining = /^(?:\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}])$/u;
const regional = /^[\u{1f1e6}-\u{1f1ff}]$/u;

/** Bytes of UTF-8. A lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
