import fc from 'fast-check';
import { type Limits, roles } from '@app/common';
import { type ApiKey, keyPermissions } from '../../api-key';
import type { KeyBinding } from '../applicable-policies';
import type { KeyOwner } from '../key-owner';
import type { KeyPolicy } from '../key-policy';
import { keyOf, policyOf } from './policy-house';

export const DAY_MS = 86_400_000;
const groups = ['grp_1', 'grp_2', 'grp_3'];
export const models = ['claude-opus-4-1', 'claude-sonnet-4-5', 'gpt-5', 'gpt-5-mini'];
const patterns = [...models, 'claude-*', 'gpt-*', '*-mini', '*opus*', '*'];

/** `requiredKeys: []`: each field may be absent. */
const sparse = { requiredKeys: [] };
const amount = fc.integer({ min: 1, max: 5 });
const window = fc
  .record({ minutes: fc.constantFrom(5, 60) }, {})
  .chain(({ minutes }) =>
    fc.record({ requests: amount, tokens: amount, costUsd: amount }, sparse).map((rest) => ({ minutes, ...rest })),
  );
const limits: fc.Arbitrary<Limits> = fc.record(
  {
    ...{ concurrency: amount, dailyCostUsd: amount, weeklyCostUsd: amount, monthlyCostUsd: amount },
    ...{ totalCostUsd: amount, window, queue: fc.record({ size: amount, timeoutMs: amount }) },
  },
  sparse,
);
const someOf = <Item>(items: readonly Item[], minLength = 0): fc.Arbitrary<Item[]> =>
  fc.uniqueArray(fc.constantFrom(...items), { minLength });
export const anyPolicy: fc.Arbitrary<KeyPolicy> = fc
  .record(
    {
      ...{ roles: someOf(roles), groupIds: someOf(groups), accountGroupIds: someOf(groups, 1), maxLimits: limits },
      ...{ permissions: someOf(keyPermissions, 1), allowedModels: someOf(patterns, 1), maxLifetimeDays: amount },
      maxKeys: amount,
    },
    sparse,
  )
  .map((fields) => policyOf(fields));
export const anyOwner: fc.Arbitrary<KeyOwner> = fc.record({
  ...{ id: fc.constant('usr_1'), role: fc.constantFrom(...roles), groupIds: someOf(groups) },
});
const binding: fc.Arbitrary<KeyBinding> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ groupId: fc.constantFrom(...groups), fallbackGroupId: fc.constantFrom(...groups) }, sparse),
  },
  { weight: 1, arbitrary: fc.constant({ accountId: 'acc_1' }) },
);
/** A key that somebody asks for. */
export const anyKey: fc.Arbitrary<ApiKey> = fc
  .tuple(
    binding,
    fc.record(
      {
        ...{ permissions: someOf(keyPermissions), allowedModels: someOf(patterns, 1), deniedModels: someOf(patterns) },
        ...{ limits, days: fc.integer({ min: 1, max: 7 }) },
      },
      sparse,
    ),
  )
  .map(([bound, { days, ...fields }]) => {
    const expiresAt = new Date(Date.parse(keyOf().createdAt) + (days ?? 0) * DAY_MS).toISOString();
    return keyOf({ ...bound, ...fields, ...(days === undefined ? {} : { expiresAt }) });
  });
