import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attemptOf, choiceOf, explanationOf } from '../explanation.fixture';
import { spansOf, sumsOfSpans } from './spans';

const shown = (...given: Parameters<typeof spansOf>): string[] =>
  spansOf(...given).map(({ kind, from, to }) => `${from} ${kind} ${to}`);

it('tells waits, failures, the upstream and the answer apart', () => {
  const explanation = explanationOf({
    ...{ admission: { tookMs: 110, place: 3, waitedMs: 100 }, durationMs: 2_000, firstByteMs: 1_000 },
    choices: [choiceOf(), choiceOf({ waitedMs: 200, queuePosition: 1 })],
    attempts: [attemptOf('acc_1', 112, 88, 'overloaded'), attemptOf('acc_2', 405, 590)],
  });
  expect(shown(explanation)).toEqual([
    ...['0 relay 10', '10 line 110', '110 relay 112', '112 failed 200', '200 relay 205'],
    ...['205 queue 405', '405 upstream 995', '995 relay 1000', '1000 answer 2000'],
  ]);
});

it('shows the wait for an account that never came', () => {
  const choices = [choiceOf({ affinity: 'none', waitedMs: 30_000, queuePosition: 4 })];
  expect(shown(explanationOf({ choices, durationMs: 30_002, outcome: 'refused', status: 429 }))).toEqual([
    ...['0 relay 1', '1 queue 30001', '30001 relay 30002'],
  ]);
});

it('shows nothing of a request that took no time', () => {
  expect(spansOf(explanationOf({ admission: { tookMs: 0 } }))).toEqual([]);
});

it('fills the time of a request exactly, whatever its figures say', () => {
  const ms = fc.nat(5_000);
  const attempt = fc.tuple(fc.constantFrom('acc_1', 'acc_2'), ms, ms, fc.constantFrom(undefined, 'overloaded'));
  const choice = fc.record({ waitedMs: ms, affinity: fc.constantFrom('none' as const, 'new' as const) });
  fc.assert(
    fc.property(
      ms,
      ms,
      ms,
      fc.array(choice),
      fc.array(attempt),
      (durationMs, tookMs, firstByteMs, choices, attempts) => {
        const spans = spansOf(
          explanationOf({
            ...{ durationMs, firstByteMs, admission: { tookMs, waitedMs: 20 } },
            ...{ choices: choices.map(choiceOf), attempts: attempts.map((given) => attemptOf(...given)) },
          }),
        );
        const ends = spans.map(({ to }) => to);
        expect(spans.map(({ from }) => from)).toEqual(spans.length === 0 ? [] : [0, ...ends.slice(0, -1)]);
        expect(sumsOfSpans(spans).reduce((sum, span) => sum + span.ms, 0)).toBe(durationMs);
      },
    ),
  );
});
