import { describe, expect, it } from 'vitest';
import { Concurrency } from './concurrency';

describe('Concurrency', () => {
  it('counts what is under way by key and remembers the peak', () => {
    const concurrency = new Concurrency();
    expect([concurrency.begin('a'), concurrency.begin('a'), concurrency.begin('b')]).toEqual([1, 2, 1]);
    concurrency.end('a');
    expect(concurrency.begin('a')).toBe(2);
    concurrency.end('a');
    concurrency.end('a');
    expect(concurrency.list()).toEqual({ a: { now: 0, peak: 2 }, b: { now: 1, peak: 1 } });
  });

  it('starts again from what is under way', () => {
    const concurrency = new Concurrency();
    for (const key of ['a', 'a', 'a', 'b']) concurrency.begin(key);
    for (const key of ['a', 'a', 'b']) concurrency.end(key);
    concurrency.resetPeaks();
    expect(concurrency.list()).toEqual({ a: { now: 1, peak: 1 } });
    concurrency.end('a');
    expect(concurrency.list()).toEqual({ a: { now: 0, peak: 1 } });
  });
});
