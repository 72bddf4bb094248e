import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf } from './figure';
import { limitProblems } from './limit-problems';
import { type Limits, isSameLimits, limitValuesOf, limitsOf, noLimitValues } from './limit-values';

const amount = fc.integer({ min: 1, max: 1_000 });
const window = fc
  .tuple(amount, fc.constantFrom('requests', 'tokens', 'costUsd'), amount)
  .map(([minutes, name, most]) => ({ minutes, [name]: most }));
const limits: fc.Arbitrary<Limits> = fc.record(
  {
    ...{ concurrency: amount, dailyCostUsd: amount, weeklyCostUsd: amount, monthlyCostUsd: amount },
    ...{ totalCostUsd: amount, window, queue: fc.record({ size: amount, timeoutMs: amount }) },
  },
  { requiredKeys: [] },
);

describe('limits in a form', () => {
  it('come out of the fields as they went in', () => {
    fc.assert(
      fc.property(limits, (given) => {
        expect(limitsOf(limitValuesOf(given))).toEqual(given);
      }),
    );
  });

  it('never go beyond bounds that are the same limits', () => {
    fc.assert(
      fc.property(limits, (given) => {
        expect(limitProblems(limitValuesOf(given), { maxLimits: given })).toEqual({});
      }),
    );
  });

  it('are none where nothing is written', () => {
    expect(limitsOf(noLimitValues)).toEqual({});
    expect(isSameLimits(noLimitValues, limitValuesOf())).toBe(true);
  });

  it('leave a window out that limits nothing', () => {
    expect(limitsOf({ ...noLimitValues, window: { ...noLimitValues.window, minutes: 60 } })).toEqual({});
  });
});

describe('limitProblems', () => {
  const bounds = {
    maxLimits: { dailyCostUsd: 5, window: { minutes: 60, tokens: 1_000 }, queue: { size: 3, timeoutMs: 10_000 } },
    otherWindows: [{ minutes: 300, tokens: 4_000 }],
  };
  const problemsOf = (given: Limits) => limitProblems(limitValuesOf(given), bounds);

  it('tells what is more than one may have, by the name of the field', () => {
    expect(problemsOf({ dailyCostUsd: 6, queue: { size: 4, timeoutMs: 11_000 } })).toEqual({
      'limits.dailyCostUsd': { kind: 'too-much', most: 5 },
      'limits.queue.size': { kind: 'too-much', most: 3 },
      'limits.queue.timeoutMs': { kind: 'too-much', most: 10 },
    });
  });

  it('holds a window to the bound of its own length', () => {
    expect(problemsOf({ window: { minutes: 300, tokens: 4_000 } })).toEqual({});
    expect(problemsOf({ window: { minutes: 60, tokens: 4_000 } })).toEqual({
      'limits.window.tokens': { kind: 'too-much', most: 1_000 },
    });
    expect(problemsOf({ window: { minutes: 90, tokens: 1 } })).toEqual({
      'limits.window.minutes': { kind: 'no-such-window' },
    });
  });

  it('asks for the length of a window and for both halves of a queue', () => {
    const window = { ...noLimitValues.window, tokens: 5 };
    expect(limitProblems({ ...noLimitValues, window }, {})).toEqual({ 'limits.window.minutes': { kind: 'missing' } });
    const size = { ...noLimitValues, queue: { size: 1, timeoutSeconds: '' as const } };
    expect(limitProblems(size, {})).toEqual({ 'limits.queue.timeoutMs': { kind: 'missing' } });
    const time = { ...noLimitValues, queue: { size: '' as const, timeoutSeconds: 1 } };
    expect(limitProblems(time, {})).toEqual({ 'limits.queue.size': { kind: 'missing' } });
  });
});

it.each([
  [5, 5],
  ['', ''],
  [' ', ''],
  ['-', ''],
  ['12', 12],
  [Number.NaN, ''],
])('reads %j of a field as %j', (written, figure) => expect(figureOf(written)).toBe(figure));
