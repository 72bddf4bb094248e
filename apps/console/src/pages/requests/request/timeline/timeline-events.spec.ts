import { expect, it } from 'vitest';
import { attemptOf, choiceOf, explanationOf } from '../explanation.fixture';
import { eventsOf } from './timeline-events';

const shown = (...given: Parameters<typeof eventsOf>): string[] =>
  eventsOf(...given).map(({ kind, atMs }) => `${kind} ${atMs}`);

it('tells a request from its arrival to its end', () => {
  const explanation = explanationOf({
    ...{ admission: { tookMs: 2 }, durationMs: 900, firstByteMs: 300 },
    choices: [choiceOf(), choiceOf()],
    attempts: [attemptOf('acc_1', 3, 50, 'overloaded'), attemptOf('acc_2', 60, 230)],
  });
  expect(shown(explanation)).toEqual([
    ...['arrival 0', 'admission 2', 'choice 3', 'attempt 3', 'choice 60', 'attempt 60', 'first-byte 300', 'end 900'],
  ]);
});

it('lets nobody in who was refused at the door', () => {
  expect(shown(explanationOf({ durationMs: 5, outcome: 'refused', status: 429 }))).toEqual(['arrival 0', 'end 5']);
});

it('names no account where none was found', () => {
  const choices = [choiceOf({ affinity: 'none', waitedMs: 40 })];
  expect(eventsOf(explanationOf({ choices, durationMs: 50 }))[2]).toEqual({
    ...{ kind: 'choice', key: 'choice 0', atMs: 41, choice: choices[0] },
  });
});
