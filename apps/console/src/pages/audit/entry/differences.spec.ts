import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differencesOf, flatten } from './differences';

it('shows single fields that differ, and no others', () => {
  const before = { enabled: true, limits: { dailyCostUsd: 5, window: { minutes: 60 } }, tags: ['a'], name: 'x' };
  const after = { enabled: false, limits: { dailyCostUsd: 5, concurrency: 2 }, tags: ['a', 'b'], name: 'x' };
  expect(differencesOf(before, after)).toEqual([
    { path: 'enabled', before: 'true', after: 'false' },
    { path: 'limits.concurrency', before: undefined, after: '2' },
    { path: 'limits.window.minutes', before: '60', after: undefined },
    { path: 'tags', before: '["a"]', after: '["a","b"]' },
  ]);
});

it('shows all of a record that came or went', () => {
  expect(differencesOf(null, { name: 'x', limits: {} })).toEqual([
    { path: 'limits', before: undefined, after: '{}' },
    { path: 'name', before: undefined, after: 'x' },
  ]);
  expect(differencesOf({ name: 'x' }, null)).toEqual([{ path: 'name', before: 'x', after: undefined }]);
});

it('shows nothing where nothing differs, whatever it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => differencesOf(fields, fields).length === 0),
  );
});

it('takes hostile values for what they are', () => {
  expect([...flatten({ ['__proto__']: { x: 1 }, list: [null], nothing: null })]).toContainEqual(['list', '[null]']);
});
