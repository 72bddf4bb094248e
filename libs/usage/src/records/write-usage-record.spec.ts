import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import type { Metered } from '@app/protocols';
import type { ModelPrice } from '../prices/model-price';
import { PriceList } from '../prices/price-list';
import { Pricing } from '../prices/pricing';
import { decodeUsageRecord } from './usage-record';
import { type RequestEnd, writeUsageRecord } from './write-usage-record';

const priceOf = (model: string, input: number): ModelPrice => ({
  ...{ platform: 'claude', model, displayName: model },
  prices: { input, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1, output: 5 * input },
});
const prices = new Pricing(new PriceList([priceOf('claude-a', 3_000_000), priceOf('claude-b', 100)]));
const facts = {
  ...{ requestId: 'req_1', startedAt: 1_763_719_200_000, userId: 'usr_1', keyId: 'key_1' },
  ...{ operation: 'generate', model: 'claude-a' },
};
const attempt = { accountId: 'acc_1', platform: 'claude', number: 2 } as const;
const end: RequestEnd = {
  outcome: 'completed',
  status: 200,
  metered: { entries: [{ model: 'claude-a', usage: { ...noTokens, input: 10, output: 20 } }], source: 'exact' },
  durationMs: 1_500,
  firstByteMs: 300,
  upstreamRequestId: 'req_011',
};
const usage = (input: number) => ({ ...noTokens, input });
const costOf = (entries: Metered['entries'], requested = 'claude-a'): string | null =>
  writeUsageRecord({ ...facts, model: requested }, attempt, { ...end, metered: { entries, source: 'exact' } }, prices)
    .costNanoDollars;

describe('writeUsageRecord', () => {
  it('puts facts, attempt, end and cost on one record', () => {
    expect(writeUsageRecord(facts, attempt, end, prices)).toEqual({
      requestId: 'req_1',
      startedAt: 1_763_719_200_000,
      userId: 'usr_1',
      keyId: 'key_1',
      accountId: 'acc_1',
      platform: 'claude',
      operation: 'generate',
      model: 'claude-a',
      status: 200,
      outcome: 'completed',
      source: 'exact',
      attempts: 2,
      tokens: { ...noTokens, input: 10, output: 20 },
      costNanoDollars: '330000',
      durationMs: 1_500,
      firstByteMs: 300,
      upstreamRequestId: 'req_011',
      priceIds: ['claude/claude-a#bundled'],
    });
  });

  it('is read back as it was written', () => {
    const record = writeUsageRecord(facts, attempt, end, prices);
    expect(decodeUsageRecord(JSON.stringify(record))).toEqual(record);
  });

  it('prices the model that served where the answer names one, and the one that was asked for where it names none', () => {
    expect(costOf([{ model: 'claude-b', usage: usage(1_000) }])).toBe('100');
    expect(costOf([{ model: undefined, usage: usage(1_000) }])).toBe('3000000');
  });

  it('prices a model of a cloud by the name that its account was asked by, as far as the answer is about the same', () => {
    const list = new Pricing(
      new PriceList([{ ...priceOf('claude-a', 3_000_000), regionalPercent: 10 }, priceOf('claude-b', 100)]),
    );
    const costOfBedrock = (model: string | undefined, answered: string | undefined): string | null => {
      const metered: Metered = { entries: [{ model: answered, usage: usage(1_000) }], source: 'exact' };
      const called = { ...attempt, platform: 'bedrock', ...(model === undefined ? {} : { model }) } as const;
      return writeUsageRecord(facts, called, { ...end, metered }, list).costNanoDollars;
    };
    const profile = 'eu.anthropic.claude-a-20250929-v1:0';
    for (const answered of [undefined, 'claude-a', 'claude-a-20250929', profile]) {
      expect(costOfBedrock(profile, answered)).toBe('3300000');
    }
    expect(costOfBedrock('global.anthropic.claude-a', 'claude-a-20250929')).toBe('3000000');
    expect(costOfBedrock(profile, 'claude-b')).toBe('100');
    expect(costOfBedrock(profile, 'claude-a-5')).toBeNull();
    expect(costOfBedrock('arn:aws:bedrock:eu-west-1:1:inference-profile/claude-a', undefined)).toBeNull();
  });

  it('prices by the answer where the account has a name for the model that says nothing', () => {
    const costOfDeployment = (answered: string | undefined): string | null => {
      const metered: Metered = { entries: [{ model: answered, usage: usage(1_000) }], source: 'exact' };
      const called = { ...attempt, platform: 'azure-foundry', model: 'our-deployment' } as const;
      return writeUsageRecord(facts, called, { ...end, metered }, prices).costNanoDollars;
    };
    expect(costOfDeployment('claude-a')).toBe('3000000');
    expect(costOfDeployment('claude-b-20260101')).toBe('100');
    expect(costOfDeployment('our-deployment')).toBeNull();
    expect(costOfDeployment(undefined)).toBeNull();
  });

  it('adds the models of one answer exactly, and rounds once', () => {
    expect(costOf([{ model: 'claude-b', usage: usage(7) }])).toBe('1');
    expect(
      costOf([
        { model: 'claude-b', usage: usage(7) },
        { model: 'claude-b', usage: usage(7) },
      ]),
    ).toBe('1');
  });

  it('has no cost as soon as one model that used tokens has no known price: never free, never guessed', () => {
    expect(costOf([{ model: 'glm-9', usage: usage(5) }])).toBeNull();
    expect(costOf([{ model: undefined, usage: usage(5) }], 'glm-9')).toBeNull();
    expect(
      costOf([
        { model: 'claude-a', usage: usage(5) },
        { model: 'glm-9', usage: usage(5) },
      ]),
    ).toBeNull();
  });

  it('costs nothing where nothing was used, whatever the model', () => {
    expect(costOf([], 'glm-9')).toBe('0');
    expect(costOf([{ model: 'glm-9', usage: noTokens }])).toBe('0');
  });

  it('keeps tokens and their source also without a price', () => {
    const metered: Metered = { entries: [{ model: 'glm-9', usage: usage(5) }], source: 'partial' };
    const record = writeUsageRecord(facts, attempt, { ...end, outcome: 'caller-left', metered }, prices);
    expect(record).toMatchObject({
      tokens: usage(5),
      source: 'partial',
      outcome: 'caller-left',
      costNanoDollars: null,
    });
  });

  describe('says what was charged', () => {
    const chargedOf = (entries: Metered['entries'], model?: string, requested = 'claude-a') => {
      const called = { ...attempt, ...(model === undefined ? {} : { model }) };
      const record = writeUsageRecord(
        { ...facts, model: requested },
        called,
        { ...end, metered: { entries, source: 'exact' } },
        prices,
      );
      return record.charged;
    };

    it('only where its tokens at the standard price do not', () => {
      expect(chargedOf([])).toBeUndefined();
      expect(chargedOf([{ model: undefined, usage: usage(5) }])).toBeUndefined();
      expect(
        chargedOf([
          { model: 'claude-a', usage: usage(5) },
          { model: 'x', usage: noTokens },
        ]),
      ).toBeUndefined();
      // Another name of what was asked for.
      expect(chargedOf([{ model: 'claude-a-20260101', usage: usage(5) }])).toBeUndefined();
      expect(chargedOf([{ model: 'claude-a', usage: usage(5), reasoningTokens: 1 }])).toBeUndefined();
    });

    it.each<[string, Metered['entries']]>([
      ['another model that served', [{ model: 'claude-b', usage: usage(5) }]],
      ['a class', [{ model: 'claude-a', usage: usage(5), serviceClass: 'batch' }]],
      ['a region', [{ model: 'claude-a', usage: usage(5), inferenceRegion: 'us' }]],
      ['a tool', [{ model: 'claude-a', usage: usage(5), serverTools: { webSearch: 1 } }]],
      [
        'two answers',
        [
          { model: 'claude-a', usage: usage(5) },
          { model: 'claude-a', usage: usage(6) },
        ],
      ],
      ['a model without a price', [{ model: 'glm-9', usage: usage(5) }]],
    ])('for %s', (_, entries) => {
      expect(chargedOf(entries)).toEqual(entries);
    });

    it('by the name that had the price', () => {
      expect(chargedOf([{ model: 'house', usage: usage(5) }], 'claude-b', 'house')).toBeUndefined();
      expect(chargedOf([{ model: 'claude-a', usage: usage(5) }], 'our-deployment')).toEqual([
        { model: 'claude-a', usage: usage(5) },
      ]);
    });
  });

  it('carries what was known of the caller, and the sum of what was thought', () => {
    const known = { ...facts, client: 'codex', isStreaming: true } as const;
    const called = { ...attempt, groupId: 'grp_1', model: 'claude-b' };
    const thought = [7, 8].map((reasoningTokens) => ({ model: undefined, usage: usage(9), reasoningTokens }));
    const record = writeUsageRecord(known, called, { ...end, metered: { entries: thought, source: 'exact' } }, prices);
    expect(record).toMatchObject({
      ...{ client: 'codex', isStreaming: true, groupId: 'grp_1', calledAs: 'claude-b', reasoningTokens: 15 },
      priceIds: ['claude/claude-b#bundled'],
    });
  });

  it('counts by the prices of when the request came in', () => {
    const list = [priceOf('claude-a', 1_000_000), { ...priceOf('claude-a', 2_000_000), from: '2026-09-01' }];
    const costAt = (startedAt: number): string | null =>
      writeUsageRecord({ ...facts, startedAt }, attempt, end, new Pricing(new PriceList(list))).costNanoDollars;
    const day = Date.parse('2026-09-01T00:00:00Z');
    expect([costAt(day - 1), costAt(day)]).toEqual(['110000', '220000']);
  });
});
