import { describe, expect, it } from 'vitest';
import { isModelMapping } from './model-names-field';

describe('isModelMapping', () => {
  it.each([[{}], [{ fast: 'claude-haiku-4-5' }], [{ 'a/b:c@1': 'x', d: 'x' }]])('takes %j', (value) => {
    expect(isModelMapping(value)).toBe(true);
  });

  it.each([
    ...[null, undefined, 'fast', 7, [], [['a', 'b']], { fast: 7 }, { fast: '' }, { '': 'a' }, { fast: null }],
    ...[{ 'claude-*': 'a' }, { fast: 'claude-*' }, { fast: 'a b' }, { 'a\n': 'b' }, { fast: 'x'.repeat(201) }],
    ...[{ fast: { name: 'a' } }, Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`m${index}`, 'a']))],
  ])('refuses %j', (value) => {
    expect(isModelMapping(value)).toBe(false);
  });
});
