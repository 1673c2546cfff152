import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Text that can be read at two in the morning: WCAG's 4.5 to 1, by day and by night. */
const css = readFileSync(new URL('../../src/desktop/page/style/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    [light, dark],
  ]),
);

const colour = (name: string, scheme: 0 | 1): string => {
  const found = tokens.get(name)?.[scheme];
  if (found === undefined) throw new Error(`no token ${name}`);
  return found;
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const inks = ['ink', 'ink-soft', 'accent', 'critical', 'high', 'medium', 'low', 'info', 'good'];
const papers = ['paper', 'card', 'raised', 'accent-wash'];
const pairs = [
  ...inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const)),
  ['critical', 'wrong-wash'],
  ['ink', 'wrong-wash'],
  ['ink', 'cited'],
  ['ink-soft', 'cited'],
  ['accent-ink', 'accent'],
] as const;

test.each(pairs)('%s can be read on %s', (ink, paper) => {
  for (const scheme of [0, 1] as const) {
    expect(contrast(colour(ink, scheme), colour(paper, scheme))).toBeGreaterThanOrEqual(4.5);
  }
});
