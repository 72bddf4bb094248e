import { describe, expect, it } from 'vitest';
import type { Cooling } from './cooling';
import { OwnStrikes } from './own-strikes';

const cooling = (differences: Partial<Cooling> = {}): Cooling => ({
  ...{ scope: 'account', cause: 'failing', lasts: { ms: 1_000 }, evidence: {} },
  strikes: { threshold: 3, withinMs: 100 },
  ...differences,
});

describe('OwnStrikes', () => {
  it('are enough when so many came within so long a time, and begin anew then', () => {
    const strikes = new OwnStrikes();
    const at = (now: number): boolean => strikes.isEnough('acc_1', cooling(), now);
    expect([at(0), at(90), at(150), at(160)]).toEqual([false, false, false, true]);
    expect([at(161), at(162), at(163)]).toEqual([false, false, true]);
  });

  it('are counted for each account, cause and scope by itself, and forgotten with the account', () => {
    const strikes = new OwnStrikes();
    const all: [string, Partial<Cooling>][] = [
      ['acc_1', {}],
      ['acc_2', {}],
      ['acc_1', { cause: 'forbidden' }],
      ['acc_1', { scope: 'family:opus' }],
    ];
    for (let round = 0; round < 2; round += 1)
      for (const [id, differences] of all) expect(strikes.isEnough(id, cooling(differences), round)).toBe(false);
    strikes.forget('acc_1');
    expect(strikes.isEnough('acc_1', cooling(), 3)).toBe(false);
    expect(strikes.isEnough('acc_2', cooling(), 3)).toBe(true);
  });
});
