import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTotals } from './metrics';
import { rollupEntryOf } from './rollup-entry';

const record = {
  ...{ requestId: 'req_1', startedAt: 1_790_000_000_000, userId: 'usr_1', keyId: 'key_1', accountId: 'acc_1' },
  ...{ platform: 'claude', operation: 'generate', model: 'm', status: 200, outcome: 'upstream-failed', attempts: 1 },
  ...{ source: 'exact', durationMs: 1_000.6, firstByteMs: null, upstreamRequestId: null, reasoningTokens: 4 },
  tokens: { input: 1, cacheRead: 2, cacheWrite5m: 3, cacheWrite1h: 4, output: 5 },
  costNanoDollars: '90071992547409931',
};
const correction = {
  ...{ requestId: 'req_1', startedAt: 1_790_000_000_000, userId: 'usr_1', keyId: 'key_1', accountId: 'acc_1' },
  ...{ platform: 'claude', model: 'm', differenceNanoDollars: '-12', unpricedDifference: -1 },
};
const entryOf = (field: string, value: unknown): ReturnType<typeof rollupEntryOf> =>
  rollupEntryOf([field, JSON.stringify(value)]);

describe('rollupEntryOf', () => {
  it('adds all that a record says', () => {
    const entry = entryOf('record', { ...record, groupId: 'grp_1', client: 'codex' });
    expect(entry?.sums.totals()).toEqual({
      ...noTotals,
      ...{ requests: 1n, input: 1n, cacheRead: 2n, cacheWrite5m: 3n, cacheWrite1h: 4n, output: 5n, reasoning: 4n },
      ...{ costNanoDollars: 90_071_992_547_409_931n, upstreamFailed: 1n, durationMs: 1_001n, durations: 1n },
    });
    expect(entry?.subjects).toEqual({
      ...{ keyId: 'key_1', userId: 'usr_1', accountId: 'acc_1', model: 'm', platform: 'claude' },
      ...{ groupId: 'grp_1', client: 'codex' },
    });
  });

  it('counts a record without a cost as one', () => {
    const totals = entryOf('record', { ...record, costNanoDollars: null })?.sums.totals();
    expect([totals?.costNanoDollars, totals?.unpriced]).toEqual([0n, 1n]);
  });

  it('adds only the difference of a correction', () => {
    const totals = entryOf('correction', correction)?.sums.totals();
    expect(totals).toEqual({ ...noTotals, costNanoDollars: -12n, unpriced: -1n });
  });

  it('adds nothing where an entry is of another kind or not whole', () => {
    for (const [field, value] of [
      ['image', record],
      ['__proto__', record],
      ['record', correction],
      ['correction', record],
      ['correction', { ...correction, differenceNanoDollars: '1.5' }],
      ['correction', { ...correction, unpricedDifference: 2 }],
      ['record', { ...record, startedAt: 1e300 }],
      ['record', { ...record, startedAt: -1 }],
    ] as const)
      expect(entryOf(field, value)).toBeUndefined();
    expect(rollupEntryOf([])).toBeUndefined();
    expect(rollupEntryOf(['record', '{'])).toBeUndefined();
  });

  it('reads any member that is not what it should be without failing', () => {
    const member = fc.constantFrom(...Object.keys({ ...record, groupId: '', client: '' }));
    fc.assert(
      fc.property(fc.constantFrom('record', 'correction'), member, fc.jsonValue(), (field, name, value) => {
        const entry = entryOf(field, { ...(field === 'record' ? record : correction), [name]: value });
        if (entry) expect(typeof entry.sums.pack()).toBe('string');
      }),
    );
  });
});
