import { describe, expect, it } from 'vitest';
import { deeper, groupingsFor, mondayOfWeek, readGrouping, sumFilterOf, timeFor } from './grouping';
import { timeSlots } from './time-slots';

const november = { from: '2026-11-01', to: '2026-11-22' };

describe('what sums can be divided by', () => {
  it('is everything where nothing is narrowed, and what is counted in pairs where it is', () => {
    expect(groupingsFor(undefined, november)).toContain('platform');
    expect(groupingsFor('groupId', november)).toEqual(['user', 'model', 'hour', 'day', 'week', 'month']);
    expect(groupingsFor('platform', november)).toEqual(['hour', 'day', 'week', 'month']);
  });

  it('is no hours of more than a month', () => {
    expect(groupingsFor('platform', { from: '2026-10-22', to: '2026-11-22' })).toEqual(['day', 'week', 'month']);
  });

  it('is what can be, whatever the address says', () => {
    const allowed = groupingsFor('groupId', november);
    expect([undefined, 'client', 'week'].map((said) => readGrouping(said, allowed))).toEqual(['user', 'user', 'week']);
    expect(readGrouping(undefined, groupingsFor('platform', november))).toBe('day');
  });
});

it('takes one filter of several', () => {
  expect(sumFilterOf({})).toEqual({ filter: undefined, hasMore: false });
  expect(sumFilterOf({ model: 'gpt-5', outcome: 'completed' })).toEqual({
    filter: { name: 'model', value: 'gpt-5' },
    hasMore: false,
  });
  expect(sumFilterOf({ model: 'gpt-5', userId: 'usr_1' }).hasMore).toBe(true);
});

describe('looking into a row', () => {
  it('narrows to it, and goes on to records where sums have no more to say', () => {
    expect(deeper('user', 'usr_1', undefined, november)).toEqual({ userId: 'usr_1', by: 'model' });
    expect(deeper('platform', 'claude', undefined, november)).toEqual({ platform: 'claude', by: 'day' });
    expect(deeper('model', 'gpt-5', 'userId', november)).toMatchObject({ model: 'gpt-5', tab: 'records' });
  });

  it('shortens the time, and never beyond the period', () => {
    expect(deeper('day', '2026-11-03', 'userId', november)).toMatchObject({
      from: '2026-11-03',
      to: '2026-11-03',
      by: 'hour',
    });
    expect(deeper('week', '2026-W44', undefined, november)).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-01',
      by: 'day',
    });
    expect(deeper('month', '2026-11', undefined, november)).toMatchObject({ ...november, by: 'day' });
    expect(deeper('hour', '2026-11-03T13:00:00Z', undefined, november)).toMatchObject({
      hour: '2026-11-03T13:00:00Z',
      tab: 'records',
    });
  });
});

it('knows weeks as ISO 8601 does', () => {
  expect(['2026-W01', '2026-W47', '2026-W53', '2027-W01'].map(mondayOfWeek)).toEqual([
    ...['2025-12-29', '2026-11-16', '2026-12-28', '2027-01-04'],
  ]);
});

describe('times of a period', () => {
  const utc = { ...november, timezone: 'UTC' };
  const now = new Date('2026-11-22T02:30:00Z');

  it('are there where nothing happened', () => {
    expect(timeSlots('day', utc, [], now)).toHaveLength(22);
    expect(timeSlots('month', { ...utc, from: '2025-12-31' }, [], now)).toHaveLength(12);
    expect(timeSlots('week', { ...utc, from: '2025-12-28', to: '2026-01-05' }, [], now)).toEqual([
      ...['2025-W52', '2026-W01', '2026-W02'],
    ]);
  });

  it('are hours of the zone up to the present one', () => {
    const day = { from: '2026-11-22', to: '2026-11-22' };
    expect(timeSlots('hour', { ...day, timezone: 'UTC' }, [], now)).toEqual([
      ...['2026-11-22T00:00:00Z', '2026-11-22T01:00:00Z', '2026-11-22T02:00:00Z'],
    ]);
    expect(timeSlots('hour', { ...day, timezone: 'Asia/Kathmandu' }, [], now)[0]).toBe('2026-11-21T18:15:00Z');
    const long = { from: '2026-10-25', to: '2026-10-25', timezone: 'Europe/Berlin' };
    expect(timeSlots('hour', long, [], now)).toHaveLength(25);
  });

  it('leave out nothing that has a row', () => {
    expect(timeSlots('day', utc, ['2026-10-31'], now)[0]).toBe('2026-10-31');
  });
});

it('draws as many bars as can be told apart', () => {
  expect(
    ['2026-11-21', '2026-09-01', '2026-05-15', '2026-01-01'].map((from) => timeFor({ from, to: '2026-11-22' })),
  ).toEqual([...['hour', 'day', 'week', 'month']]);
});
