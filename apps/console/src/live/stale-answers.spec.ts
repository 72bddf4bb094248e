import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StaleAnswers } from './record-change';
import { StaleAnswersGatherer } from './stale-answers';

const told: (readonly StaleAnswers[])[] = [];
let gatherer: StaleAnswersGatherer;

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
  gatherer = new StaleAnswersGatherer((stale) => told.push(stale), Date.now);
});
afterEach(() => vi.useRealTimers());

describe('StaleAnswersGatherer', () => {
  it('says once what many changes say', () => {
    for (const id of ['acc_1', 'acc_2', 'acc_1']) gatherer.add([{ path: '/admin/accounts', ids: [id] }]);
    vi.advanceTimersByTime(300);
    expect(told).toEqual([[{ path: '/admin/accounts', ids: ['acc_1', 'acc_2'] }]]);
  });

  it('forgets which ones when all may have changed', () => {
    gatherer.add([{ path: '/admin/users', ids: ['usr_1'] }]);
    gatherer.add([{ path: '/admin/users', ids: null }]);
    gatherer.add([{ path: '/admin/users', ids: ['usr_2'] }]);
    vi.advanceTimersByTime(300);
    expect(told[0]?.[0]?.ids).toBeNull();
  });

  it('does not wait longer and longer for changes that never end', () => {
    for (let at = 0; at < 1_000; at += 100) {
      gatherer.add([{ path: '/admin/users', ids: null }]);
      vi.advanceTimersByTime(100);
    }
    expect(told.length).toBeGreaterThanOrEqual(3);
  });

  it('asks for what moves all the time no more often than it should', () => {
    const add = (): void => gatherer.add([{ path: '/admin/forecasts', ids: null, spacing: 30_000 }]);
    for (let at = 0; at < 60_000; at += 500) {
      add();
      vi.advanceTimersByTime(500);
    }
    expect(told).toHaveLength(2);
  });

  it('has no path wait for another', () => {
    gatherer.add([{ path: '/admin/forecasts', ids: null, spacing: 30_000 }]);
    vi.advanceTimersByTime(300);
    gatherer.add([{ path: '/admin/forecasts', ids: null, spacing: 30_000 }]);
    gatherer.add([{ path: '/admin/users', ids: null }]);
    vi.advanceTimersByTime(300);
    expect(told.map((stale) => stale.map(({ path }) => path))).toEqual([['/admin/forecasts'], ['/admin/users']]);
    vi.advanceTimersByTime(30_000);
    expect(told).toHaveLength(3);
  });

  it('says nothing more when it is to forget', () => {
    gatherer.add([{ path: '/admin/users', ids: null }]);
    gatherer.forget();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });
});
