import { expect, it } from 'vitest';
import { type ValidityValues, expiryChange, expiryOf, validityField, validityOf, validityProblem } from './validity';

const now = Date.parse('2026-03-01T12:00:00Z');
const later = '2026-03-11T12:00:00.000Z';

it.each([
  [{}, 'never', {}],
  [{ expiresAt: later }, 'until', { expiresAt: later }],
  [{ validFor: 'P30D' }, 'from-first-use', { validFor: 'P30D' }],
  [{ validFor: 'PT12H' }, 'from-first-use', { validFor: 'PT12H' }],
  [{ validFor: 'P1Y2M' }, 'as-it-is', {}],
  [{ validFor: 'P30D', firstUsedAt: later, expiresAt: later }, 'until', { expiresAt: later }],
] as const)('shows %j as %s, and asks for it as %j', (key, kind, asked) => {
  const values = validityOf(key);
  expect(values.kind).toBe(kind);
  expect(expiryOf(values)).toEqual(asked);
  expect(expiryChange(values, values)).toEqual({});
});

it('takes an expiry away, and puts one in the place of another', () => {
  const until = validityOf({ expiresAt: later });
  expect(expiryChange(until, validityOf({}))).toEqual({ expiresAt: null });
  expect(expiryChange(until, validityOf({ validFor: 'P7D' }))).toEqual({ validFor: 'P7D' });
  expect(validityField(validityOf({ validFor: 'P7D' }))).toBe('validFor');
  expect(validityField(until)).toBe('expiresAt');
});

const days = (amount: number): ValidityValues => ({ ...validityOf({ validFor: 'P1D' }), amount });

it.each([
  [validityOf({}), undefined],
  [{ ...validityOf({}), kind: 'until' as const }, 'missing'],
  [validityOf({ expiresAt: '2026-02-01T00:00:00Z' }), 'past'],
  [validityOf({ expiresAt: later }), undefined],
  [validityOf({ expiresAt: '2026-03-11T12:00:01Z' }), 'too-late'],
  [days(10), undefined],
  [days(11), 'too-late'],
  [days(0), 'missing'],
  [{ ...days(1), amount: '' as const }, 'missing'],
  [{ ...days(241), unit: 'hours' as const }, 'too-late'],
])('finds in %j: %s', (values, problem) => {
  expect(validityProblem(values, { now, maxDays: 10 })).toBe(problem);
});

it('counts from when the key was issued, and not at all where there is no bound', () => {
  const createdAt = now - 5 * 86_400_000;
  expect(validityProblem(validityOf({ expiresAt: later }), { now, createdAt, maxDays: 10 })).toBe('too-late');
  expect(validityProblem(days(3_000), { now })).toBeUndefined();
});
