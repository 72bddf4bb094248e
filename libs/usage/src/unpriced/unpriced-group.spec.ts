import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens, platforms } from '@app/common';
import type { UsageRecord } from '../records/usage-record';
import { fieldOfGroup, groupOf, groupOfField } from './unpriced-group';

const record = (differences: Partial<UsageRecord>): UsageRecord => ({
  ...{ requestId: 'req_1', startedAt: 1, userId: 'usr_1', keyId: 'key_1', accountId: 'acc_1', platform: 'claude' },
  ...{ operation: 'generate', model: 'asked', status: 200, outcome: 'completed', source: 'exact', attempts: 1 },
  ...{ tokens: { ...noTokens, input: 2, output: 3 }, costNanoDollars: null, durationMs: 1, firstByteMs: null },
  ...{ upstreamRequestId: null, ...differences },
});

describe('the group of a record', () => {
  it('has the name that the account knows the model by, and all tokens', () => {
    const group = { platform: 'claude', accountId: 'acc_1', calledAs: 'asked', names: ['asked'] };
    expect(groupOf(record({}))).toEqual({ group, tokens: [5] });
    const called = { ...group, calledAs: 'called', names: ['called'] };
    expect(groupOf(record({ calledAs: 'called' }))).toEqual({ group: called, tokens: [5] });
  });

  it('has each name of its parts once, in one order, with the tokens of all parts of that name', () => {
    const part = (output: number, model?: string) => ({ model, usage: { ...noTokens, output } });
    const { group, tokens } = groupOf(record({ charged: [part(1, 'z'), part(2), part(4, 'b'), part(8, 'z')] }))!;
    expect([group.names, tokens]).toEqual([
      ['asked', 'b', 'z'],
      [2, 4, 9],
    ]);
  });

  it('is none where nothing was charged', () => {
    expect(groupOf(record({ charged: [] }))).toBeUndefined();
  });

  it('can be read back from its field, whatever the names hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const groups = fc.record({
      ...{ platform: fc.constantFrom(...platforms), accountId: text, calledAs: text },
      names: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(groups, (group) => {
        expect(groupOfField(fieldOfGroup(group)!)).toEqual(group);
      }),
    );
  });

  it('has no field where that would be long, and others have no group', () => {
    const group = { platform: 'claude', accountId: 'acc_1', calledAs: 'x'.repeat(2_000), names: ['a'] } as const;
    expect(fieldOfGroup(group)).toBeUndefined();
    for (const field of [
      '',
      '{',
      'null',
      '[]',
      '["claude"]',
      '["claude","acc_1"]',
      '["x","acc_1","a"]',
      '["claude",1,"a"]',
    ])
      expect(groupOfField(field)).toBeUndefined();
  });
});
