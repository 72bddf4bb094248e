import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { PriceList } from '@app/usage';
import { ModelLabels } from './model-labels';

const account = {
  ...{ id: 'acc_1', models: ['own-model', 'wild-*'], modelMapping: { asked: 'my-deployment' } },
} as unknown as Account;

function labelsOf(clock = { time: 0 }, looks: string[] = []): ModelLabels {
  const prices = new PriceList();
  const find = (...[platform, model]: [Parameters<PriceList['find']>[0], string]) => {
    looks.push(model);
    return prices.find(platform, model);
  };
  return new ModelLabels({
    prices: { find },
    accounts: { get: (id) => (id === 'acc_1' ? account : undefined) },
    clock: { monotonic: () => clock.time },
  });
}

const served = (model: string, calledAs?: string) => ({
  ...{ accountId: 'acc_1', platform: 'claude' as const, model },
  ...(calledAs === undefined ? {} : { calledAs }),
});

describe('ModelLabels', () => {
  it.each([
    ['a name of the price list', 'claude-opus-4-5', undefined, 'claude-opus-4-5'],
    ['the same with the day of its release', 'claude-opus-4-5-20251101', undefined, 'claude-opus-4-5'],
    ['a deployment of a known model', 'claude-opus-4-5', 'somewhere', 'claude-opus-4-5'],
    ['what an account lists', 'own-model', undefined, 'own-model'],
    ['what an account calls it', 'asked', 'my-deployment', 'my-deployment'],
    ['what only a pattern of an account allows', 'wild-guess', undefined, 'other'],
    ['what only a caller knows', 'made-up', undefined, 'other'],
    ['a name that every object has', 'constructor', undefined, 'other'],
    ['nothing', '', undefined, 'other'],
  ])('calls %s as nobody else does', (_, model, calledAs, label) => {
    expect(labelsOf().of(served(model, calledAs))).toBe(label);
  });

  it('keeps no more names than it needs, whoever makes them up', () => {
    const labels = labelsOf();
    for (let number = 0; number < 5_000; number += 1) expect(labels.of(served(`made-up-${number}`))).toBe('other');
    expect((labels as unknown as { labels: Map<string, string> }).labels.size).toBeLessThanOrEqual(1_000);
  });

  it('looks a name up once a minute', () => {
    const [clock, looks]: [{ time: number }, string[]] = [{ time: 0 }, []];
    const labels = labelsOf(clock, looks);
    for (const time of [0, 30_000, 59_000]) {
      clock.time = time;
      labels.of(served('claude-opus-4-5'));
    }
    expect(looks).toHaveLength(1);
    clock.time = 60_001;
    labels.of(served('claude-opus-4-5'));
    expect(looks).toHaveLength(2);
  });
});
