import { expect, it } from 'vitest';
import { attemptOf, choiceOf } from '../explanation.fixture';
import { stepsOf } from './steps';

const accountsOf = (...given: Parameters<typeof stepsOf>): string[][] =>
  stepsOf(...given).map(({ attempts }) => attempts.map(({ accountId, startedMs }) => `${accountId}@${startedMs}`));

it('puts each attempt to the choice that led to it', () => {
  const choices = [choiceOf(), choiceOf(), choiceOf({ affinity: 'none' })];
  const attempts = [attemptOf('acc_1', 1, 5, 'overloaded'), attemptOf('acc_2', 7, 5, 'unreachable')];
  expect(accountsOf({ choices, attempts })).toEqual([['acc_1@1'], ['acc_2@7'], []]);
});

it('keeps together what one account was asked twice', () => {
  const choices = [choiceOf({ affinity: 'moved' }), choiceOf()];
  const attempts = [attemptOf('acc_1', 1, 5), attemptOf('acc_1', 6, 5, 'overloaded'), attemptOf('acc_2', 12, 5)];
  expect(accountsOf({ choices, attempts })).toEqual([['acc_1@1', 'acc_1@6'], ['acc_2@12']]);
});

it('has a choice without an attempt where the client left', () => {
  expect(accountsOf({ choices: [choiceOf()], attempts: [] })).toEqual([[]]);
});
