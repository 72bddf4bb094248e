import { expect, it } from 'vitest';
import { withKey } from './with-key';

it('puts the key wherever it stands open, letter by letter', () => {
  expect(withKey('a=YOUR_TRUNKLINE_KEY b=YOUR_TRUNKLINE_KEY', 'tl_$&1')).toBe('a=tl_$&1 b=tl_$&1');
});

it('leaves the text as it is where the key is not known', () => {
  expect(withKey('a=YOUR_TRUNKLINE_KEY', undefined)).toBe('a=YOUR_TRUNKLINE_KEY');
});
