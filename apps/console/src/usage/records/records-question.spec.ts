import { expect, it } from 'vitest';
import { recordsQuestion } from './records-question';

const period = { from: '2026-11-01', to: '2026-11-21', timezone: 'Asia/Shanghai' };

it('asks for the days of the relay as moments', () => {
  expect(recordsQuestion({}, period)).toEqual({ from: '2026-10-31T16:00:00.000Z', to: '2026-11-21T16:00:00.000Z' });
});

it('asks for one hour where there is one', () => {
  expect(recordsQuestion({ hour: '2026-11-03T13:00:00Z' }, period)).toEqual({
    from: '2026-11-03T13:00:00.000Z',
    to: '2026-11-03T14:00:00.000Z',
  });
});

it('asks for nothing that makes no sense', () => {
  const filters = { outcome: 'exploded', status: '-1', minDurationMs: 'x', platform: 'abacus', hour: 'noon' };
  expect(Object.keys(recordsQuestion(filters, period))).toEqual(['from', 'to']);
});

it('keeps all filters', () => {
  const filters = { keyId: 'key_1', model: 'gpt-5', status: '0', minDurationMs: '1500', unpriced: 'false' };
  expect(recordsQuestion(filters, period)).toMatchObject({
    ...filters,
    status: 0,
    minDurationMs: 1_500,
    unpriced: false,
  });
});
