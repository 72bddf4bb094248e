import { describe, expect, it } from 'vitest';
import type { GatewayPicture } from './gateway-picture';
import { GatewayPictures } from './gateway-pictures';

function house() {
  let now = 0;
  const pictures = new GatewayPictures(() => now);
  const hear = (gateway: string, at: number, requests: number, more: Partial<GatewayPicture> = {}): void =>
    pictures.hear({
      ...{ gateway, at, totals: { requests, errors: 0, tokens: 10 * requests } },
      ...{ letIn: 0, waitingInLine: 0, waitingForAccounts: 0, loads: [], requests: [], settled: [] },
      ...more,
    });
  return { pictures, hear, wait: (ms: number) => (now += ms) };
}

describe('GatewayPictures', () => {
  it('knows no rates before it has heard of somebody twice', () => {
    const { pictures, hear } = house();
    hear('a', 1_000, 500);
    expect(pictures.rates()).toBeUndefined();
  });

  it('adds the rates of gateways up, each by its own clock', () => {
    const { pictures, hear } = house();
    hear('a', 1_000, 500);
    hear('b', 9_000_000, 0);
    hear('a', 3_000, 520);
    hear('b', 9_001_000, 3);
    expect(pictures.rates()).toEqual({ requestsPerSecond: 13, errorsPerSecond: 0, tokensPerSecond: 130 });
  });

  it('takes rates from the last five seconds', () => {
    const { pictures, hear } = house();
    for (let second = 0; second <= 10; second += 1) hear('a', second * 1_000, second <= 5 ? second * 100 : 500);
    expect(pictures.rates()?.requestsPerSecond).toBe(0);
  });

  it('knows of no negative rate where a process of the same name began anew', () => {
    const { pictures, hear } = house();
    hear('a', 1_000, 500);
    hear('a', 2_000, 3);
    expect(pictures.rates()?.requestsPerSecond).toBe(0);
  });

  it('forgets a gateway that says nothing any more', () => {
    const { pictures, hear, wait } = house();
    hear('a', 0, 0, { loads: [['acc_1', 2, 0]] });
    wait(2_000);
    hear('b', 0, 0, { loads: [['acc_1', 1, 4]] });
    expect(pictures.loads()).toEqual(new Map([['acc_1', { running: 3, waiting: 4 }]]));
    wait(2_000);
    expect(pictures.loads()).toEqual(new Map([['acc_1', { running: 1, waiting: 4 }]]));
    wait(2_000);
    expect(pictures.all()).toEqual([]);
  });
});
