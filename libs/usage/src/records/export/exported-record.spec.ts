import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTokens, platforms } from '@app/common';
import { partitionOf } from '@app/redis';
import type { RecordEntry } from '../reading/partition-walk';
import type { UsageRecord } from '../usage-record';
import { decodeExportedRecord, exportedRecord } from './exported-record';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const cost = fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String), { nil: null });
const entries = fc
  .record({
    ...{ requestId: text, userId: text, keyId: text, accountId: text, model: text, operation: text },
    ...{ platform: fc.constantFrom(...platforms), costNanoDollars: cost, status: fc.nat(599), durationMs: fc.nat() },
    ...{ startedAt: fc.integer({ min: 0, max: 4_102_444_800_000 }), attempts: fc.nat(9) },
    tokens: fc.nat().map((output) => ({ ...noTokens, output })),
    ...{ at: fc.nat({ max: 10 ** 13 }), sequence: fc.nat({ max: 10 ** 9 }) },
  })
  .map(({ at, sequence, ...members }): RecordEntry => {
    const rest = { outcome: 'completed', source: 'exact', firstByteMs: null, upstreamRequestId: null } as const;
    const record: UsageRecord = { ...members, ...rest };
    return { milliseconds: at, sequence, partition: partitionOf(record.userId), record };
  });

describe('a record that leaves the relay', () => {
  it('can be read back as it was, to the nano-dollar and the millisecond', () => {
    fc.assert(
      fc.property(entries, (entry) => {
        expect(decodeExportedRecord(JSON.stringify(exportedRecord(entry)))).toEqual(entry);
      }),
    );
  });

  const [sample] = fc.sample(entries, { numRuns: 1, seed: 1 });
  const line = (differences: object): string =>
    JSON.stringify({ ...(sample ? exportedRecord(sample) : {}), ...differences });

  it.each([
    ...['', '{', 'null', '[]', '7', '{}'],
    ...[{ startedAt: 5 }, { startedAt: 'soon' }, { entryId: '1' }, { entryId: null }, { entryId: '-1-0' }].map(line),
    ...[{ costUsd: 1 }, { costUsd: '-1' }, { costUsd: '1e3' }, { costUsd: '0.0000000001' }, { tokens: null }].map(line),
  ])('is not made of %s', (other) => {
    expect(decodeExportedRecord(other)).toBeUndefined();
  });

  it('is made of a line that nothing was changed in', () => {
    expect(decodeExportedRecord(line({}))).toEqual(sample);
  });
});
