import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsageRecord } from '../records/usage-record';
import { decodeCorrectedCost } from './decode-corrected-cost';
import { type Repricing, decodeRepricing, isAskedFor, repricingProgress } from './repricing';
import { addOutcome, addSums, noRepricingSums, storedSums, sumsOf } from './repricing-sums';
import { OTHER_MODELS, addToModels } from './sums-by-model';

const repricing: Repricing = {
  ...{ id: 'rpr_1', createdAt: '2026-11-21T10:00:00.000Z', apply: true, state: 'running', previewId: 'rpr_0' },
  question: {
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-02T00:00:00.000Z',
    platform: 'claude',
    onlyUnpriced: true,
  },
  ...{ failures: 1, partition: 7, after: '17-0', portion: 9, until: 1_000, lookedAt: 3, archivedDays: 2 },
  sumsByModel: { __proto__x: storedSums(noRepricingSums) },
};

describe('decodeRepricing', () => {
  it('reads back what was written', () => {
    expect(decodeRepricing(JSON.parse(JSON.stringify(repricing)))).toEqual(repricing);
  });

  it.each(['id', 'createdAt', 'question', 'apply', 'state', 'after'] as const)('takes none without %s', (field) => {
    expect(decodeRepricing({ ...repricing, [field]: undefined })).toBeUndefined();
    expect(decodeRepricing({ ...repricing, [field]: 7 })).toBeUndefined();
  });

  it('takes none whose filter it cannot read: it would be of everything', () => {
    expect(decodeRepricing({ ...repricing, question: { ...repricing.question, platform: 'mars' } })).toBeUndefined();
  });

  it('takes whatever JSON there is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(repricing)), (value, field) => {
        expect(() => decodeRepricing(value)).not.toThrow();
        expect(() => decodeRepricing({ ...repricing, [field]: value })).not.toThrow();
        expect(() => decodeCorrectedCost(JSON.stringify(value))).not.toThrow();
      }),
    );
  });
});

describe('isAskedFor', () => {
  const record = {
    startedAt: Date.parse('2026-11-01T00:00:00Z'),
    platform: 'claude',
    model: 'alias',
    calledAs: 'real',
  };
  const isAsked = (change: Partial<Repricing['question']>, of: object = record): boolean =>
    isAskedFor({ from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z', ...change })(of as UsageRecord);

  it('takes the first moment and not the last one', () => {
    expect(isAsked({})).toBe(true);
    expect(isAsked({}, { ...record, startedAt: record.startedAt - 1 })).toBe(false);
    expect(isAsked({}, { ...record, startedAt: record.startedAt + 86_399_999 })).toBe(true);
    expect(isAsked({}, { ...record, startedAt: record.startedAt + 86_400_000 })).toBe(false);
  });

  it('knows a model by both of its names', () => {
    expect(['alias', 'real', 'other'].map((model) => isAsked({ model }))).toEqual([true, true, false]);
  });
});

describe('sums of a re-pricing', () => {
  const cost = fc.option(fc.bigInt(0n, 10n ** 15n).map(String));
  const outcome = fc.record({ before: cost, counted: cost, model: fc.constantFrom('a', 'b', '__proto__') });

  it('are the same whether they were stored in between or not, and say each record once', () => {
    fc.assert(
      fc.property(fc.array(outcome), fc.array(outcome), (one, other) => {
        const stored = JSON.parse(JSON.stringify(addToModels({}, one))) as ReturnType<typeof addToModels>;
        const sums = Object.values(addToModels(stored, other)).map(sumsOf).reduce(addSums, noRepricingSums);
        expect(sums).toEqual([...one, ...other].reduce(addOutcome, noRepricingSums));
        expect(sums.records).toBe(one.length + other.length);
        expect(sums.priced + sums.kept).toBeLessThanOrEqual(sums.records);
      }),
    );
  });

  it('put models of which there are too many together', () => {
    const outcomes = Array.from({ length: 500 }, (_, index) => ({ model: `m${index}`, before: '1', counted: '2' }));
    const byModel = addToModels({}, outcomes);
    expect(Object.keys(byModel)).toHaveLength(201);
    expect(byModel[OTHER_MODELS]).toMatchObject({ records: 300, before: '300', after: '600' });
  });

  it('take what is stored and is no figure for nothing', () => {
    expect(sumsOf({ records: -1, before: '-5', after: 7, kept: 'x' })).toEqual(noRepricingSums);
    expect(sumsOf(null)).toEqual(noRepricingSums);
  });
});

it('repricingProgress is whole only when all is done', () => {
  expect(repricingProgress({ state: 'running', partition: 0 })).toBe(0);
  expect(repricingProgress({ state: 'running', partition: 64 })).toBe(99);
  expect(repricingProgress({ state: 'done', partition: 64 })).toBe(100);
});
