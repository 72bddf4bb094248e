import { describe, expect, it } from 'vitest';
import { noLimitValues } from '../../../keys/limit-values';
import { batchChangeOf, batchParts, nothingToChange } from './batch-values';

describe('batchChangeOf', () => {
  it('changes nothing that is not to be changed', () => {
    expect(batchChangeOf({ ...nothingToChange, tags: ['night'], groupId: 'grp_1' })).toEqual({});
  });

  it('takes away what is left empty', () => {
    expect(batchChangeOf({ ...nothingToChange, parts: batchParts, bindTo: 'pool' })).toEqual({
      ...{ groupId: null, accountId: null, limits: null, expiresAt: null, tags: null },
    });
  });

  it('gives what is written, and a group in the place of an account', () => {
    const limits = { ...noLimitValues, dailyCostUsd: 5 };
    const values = { ...nothingToChange, parts: batchParts, groupId: 'grp_1', limits, tags: ['night'] };
    const validity = { kind: 'from-first-use', until: null, amount: 30, unit: 'days' } as const;
    expect(batchChangeOf({ ...values, validity })).toEqual({
      ...{ groupId: 'grp_1', accountId: null, limits: { dailyCostUsd: 5 }, validFor: 'P30D', tags: ['night'] },
    });
  });
});
