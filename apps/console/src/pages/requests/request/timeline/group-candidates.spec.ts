import { expect, it } from 'vitest';
import { groupCandidates, otherAccounts } from './group-candidates';

it('puts accounts together that were passed over for the same reasons, those that could serve first', () => {
  const candidates = [
    { accountId: 'acc_1', reasons: ['cooling' as const] },
    { accountId: 'acc_2', reasons: [] },
    { accountId: 'acc_3', reasons: ['slots-taken' as const, 'cooling' as const] },
    { accountId: 'acc_4', reasons: ['cooling' as const, 'slots-taken' as const] },
    { accountId: 'acc_5', reasons: [] },
  ];
  expect(groupCandidates(candidates)).toEqual([
    { reasons: [], accountIds: ['acc_2', 'acc_5'] },
    { reasons: ['cooling'], accountIds: ['acc_1'] },
    { reasons: ['slots-taken', 'cooling'], accountIds: ['acc_3', 'acc_4'] },
  ]);
});

it('counts the others, the most frequent reason first', () => {
  expect(otherAccounts({ others: { cooling: 2, 'not-in-group': 12 } })).toEqual([
    { reason: 'not-in-group', count: 12 },
    { reason: 'cooling', count: 2 },
  ]);
});
