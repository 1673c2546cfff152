import { expect, test } from 'vitest';
import { dynamicConfigFlags, parseDynamicConfig } from '../../src/local/dynamic-config.ts';

test("the project's own file becomes flags with JSON values", () => {
  const flags = dynamicConfigFlags();
  expect(flags.filter((_, index) => index % 2 === 0).every((flag) => flag === '--dynamic-config-value')).toBe(true);
  expect(flags).toContain('history.transferProcessorMaxPollRPS=1000');
  expect(flags).toContain('system.enableActivityEagerExecution=true');
});

test('a value with constraints does not reach the development server', () => {
  const text =
    'a.b:\n  - value: 1\n    constraints: { namespace: x }\n  - value: 2\nc.d:\n  - value: "s"\n    constraints: { namespace: x }\n';
  expect(parseDynamicConfig(text, 'file')).toEqual([{ key: 'a.b', value: 2 }]);
});

test('an empty file has no settings, and a malformed one is named', () => {
  expect(parseDynamicConfig('# nothing\n', 'file')).toEqual([]);
  expect(() => parseDynamicConfig('a.b: 1\n', 'some.yaml')).toThrow('some.yaml is not a dynamic config');
});
