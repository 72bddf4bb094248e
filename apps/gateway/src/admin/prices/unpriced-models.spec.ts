import { describe, expect, it } from 'vitest';
import type { UnpricedGroupOfDay } from '@app/usage';
import { unpricedModels } from './unpriced-models';

const group = (differences: Partial<UnpricedGroupOfDay>): UnpricedGroupOfDay => ({
  ...{ platform: 'claude', accountId: 'acc_1', calledAs: 'a', names: ['a'], requests: 1, tokens: [10], lastAt: 5 },
  ...differences,
});

const found = (groups: readonly UnpricedGroupOfDay[], priced: readonly string[] = [], isComplete = true) =>
  unpricedModels(
    { unpriced: () => Promise.resolve({ groups, isComplete }) },
    { find: (model, { at }) => (priced.includes(`${model} ${at}`) ? ({} as never) : undefined) },
    0,
  );

describe('models without a price', () => {
  it('add up what groups have under one name, those with the most requests first', async () => {
    const { items } = await found([
      group({ names: ['b'], lastAt: 9 }),
      group({ requests: 2, accountId: 'acc_2' }),
      group({ requests: 3, calledAs: 'c', tokens: [7], lastAt: 4 }),
      group({ platform: 'bedrock', tokens: [3] }),
    ]);
    expect(items).toEqual([
      { platform: 'claude', model: 'a', requests: 5, tokens: 17, lastAt: 5, hasPrice: false },
      { platform: 'claude', model: 'b', requests: 1, tokens: 10, lastAt: 9, hasPrice: false },
      { platform: 'bedrock', model: 'a', requests: 1, tokens: 3, lastAt: 5, hasPrice: false },
    ]);
  });

  it('are the names of a group that have none, or all where all have one by now', async () => {
    const both = group({ names: ['a', 'b'], tokens: [1, 2] });
    const rows = async (priced: string[]) =>
      (await found([both], priced)).items.map(({ model, tokens, hasPrice }) => [model, tokens, hasPrice]);
    expect(await rows(['a 5'])).toEqual([['b', 2, false]]);
    expect(await rows(['a 5', 'b 5'])).toEqual([
      ['a', 1, true],
      ['b', 2, true],
    ]);
  });

  it('have a price only where they have one at all times at which they were used', async () => {
    const groups = [group({ lastAt: 5 }), group({ lastAt: 90_000_000 })];
    expect((await found(groups, ['a 5'])).items).toMatchObject([{ requests: 2, hasPrice: false }]);
    expect((await found(groups, ['a 5', 'a 90000000'])).items).toMatchObject([{ requests: 2, hasPrice: true }]);
  });

  it('say that they are not all where records are counted in none, or there are too many names', async () => {
    expect((await found([group({})], [], false)).isComplete).toBe(false);
    const many = Array.from({ length: 201 }, (_, index) => group({ names: [`m${index}`] }));
    const { items, isComplete } = await found(many);
    expect([items.length, isComplete]).toEqual([200, false]);
    expect((await found(many.slice(1))).isComplete).toBe(true);
  });
});
