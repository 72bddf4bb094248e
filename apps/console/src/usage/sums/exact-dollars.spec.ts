import { expect, it } from 'vitest';
import { lessDollars } from './exact-dollars';

it('takes amounts away without rounding', () => {
  expect(lessDollars('0.3', ['0.1', '0.2'])).toBe('0');
  expect(lessDollars('12345678901234.000000001', ['0.000000002'])).toBe('12345678901233.999999999');
  expect(lessDollars('10', [])).toBe('10');
});

it('goes below nothing', () => {
  expect(lessDollars('0.25', ['1'])).toBe('-0.75');
});
