import { expect, it } from 'vitest';
import { serviceClassOfTier } from './service-class';

it.each([
  ['default', 'standard'],
  ['auto', 'standard'],
  ['scale', 'standard'],
  ['flex', 'flex'],
  ['priority', 'priority'],
  ['fast', 'priority'],
  ['ultrafast', 'fast'],
  ['batch', 'batch'],
  ['constructor', 'standard'],
  [undefined, 'standard'],
  [null, 'standard'],
  [['flex'], 'standard'],
])('takes a service tier of %j for the class %s', (tier, expected) => {
  expect(serviceClassOfTier(tier)).toBe(expected);
});
