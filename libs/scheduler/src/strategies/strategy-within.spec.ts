import { expect, it } from 'vitest';
import type { Strategy } from '@app/accounts';
import type { Scope } from '../binding';
import { strategyWithin } from './strategy-within';

const strategies = new Map<string, Strategy>([
  ['grp_shuffle', 'shuffle'],
  ['grp_cost', 'cost'],
  ['grp_also_cost', 'cost'],
]);
const groups = {
  get: (id: string) => {
    const strategy = strategies.get(id);
    return strategy && { strategy };
  },
};
const anyOf = (...groupIds: string[]): Scope => ({ kind: 'groups', groupIds });

it.each<[Strategy, Scope]>([
  ['priority', { kind: 'pool' }],
  ['priority', { kind: 'account', accountId: 'acc_1' }],
  ['shuffle', { kind: 'group', groupId: 'grp_shuffle' }],
  ['priority', { kind: 'group', groupId: 'grp_gone' }],
  ['cost', anyOf('grp_cost')],
  ['cost', anyOf('grp_cost', 'grp_also_cost')],
  ['priority', anyOf('grp_cost', 'grp_shuffle')],
  ['priority', anyOf('grp_cost', 'grp_gone')],
  ['priority', anyOf()],
])('is %s for %j', (expected, scope) => {
  expect(strategyWithin(scope, groups)).toBe(expected);
});
