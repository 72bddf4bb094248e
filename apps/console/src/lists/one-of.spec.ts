import { expect, it } from 'vitest';
import { oneOf, sortOf } from './one-of';

it('takes what is known from an address, and nothing else', () => {
  expect(oneOf(['local', 'directory'], 'local')).toBe('local');
  expect(oneOf(['local', 'directory'], 'elsewhere')).toBeUndefined();
  expect(oneOf(['local', 'directory'], undefined)).toBeUndefined();
});

it('sorts by known fields in both directions', () => {
  expect(sortOf(['name', 'createdAt'], 'name')).toBe('name');
  expect(sortOf(['name', 'createdAt'], '-createdAt')).toBe('-createdAt');
  expect(sortOf(['name', 'createdAt'], '--name')).toBeUndefined();
  expect(sortOf(['name', 'createdAt'], '-')).toBeUndefined();
});
