import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpCall } from '../support/http-call';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';
import { askRelay, newGreeting } from '../support/relay-client';
import { until } from '../support/supervisor/until';

interface KeyInfo {
  readonly limits: {
    readonly concurrency: { readonly underWay: number; readonly remaining: number };
    readonly window: { readonly requests: { readonly used: number; readonly remaining: number } };
    readonly budgets: readonly {
      readonly usedUsd: string;
      readonly reservedUsd: string;
      readonly remainingUsd: string;
    }[];
  };
  readonly usage: { readonly today: { readonly requests: number; readonly tokens: number; readonly costUsd: string } };
}

let house: PoolHouse;
let accountId: string;
beforeAll(async () => {
  house = await startPoolHouse();
  accountId = await house.addAccount('sk-sandbox-known');
});
afterAll(() => house.stop());

it('tells a key what of its limits a request under way and its end leave, and an account when its window is used up', async () => {
  const limits = { concurrency: 2, window: { minutes: 60, requests: 3 }, dailyCostUsd: 1 };
  const { key } = await house.addKey({ limits });
  const info = async (): Promise<KeyInfo> => {
    const answer = await httpCall(`${house.gateway.url}/v1/key-info`, {
      ...{ method: 'GET', headers: { authorization: `Bearer ${key}` } },
    });
    expect(answer.status).toBe(200);
    return JSON.parse(answer.body.toString('utf8')) as KeyInfo;
  };
  await house.sandbox.setAccountFaults({ 'sk-sandbox-known': 'slow-body:2000+unified-warning:92:7200' });
  const asked = askRelay({ ...house, relayKey: key }, newGreeting());
  await until(async () => (await info()).limits.concurrency.underWay === 1, 'the request is under way');
  const during = await info();
  expect(during.limits).toMatchObject({
    concurrency: { remaining: 1 },
    window: { requests: { used: 1, remaining: 2 } },
  });
  expect(Number(during.limits.budgets[0]?.reservedUsd)).toBeGreaterThan(0);
  expect((await asked).status).toBe(200);
  await until(async () => (await info()).usage.today.requests === 1, 'the worker has added it up');
  const { limits: left, usage } = await info();
  expect(left).toMatchObject({
    concurrency: { underWay: 0 },
    budgets: [{ usedUsd: usage.today.costUsd, reservedUsd: '0' }],
  });
  expect(usage.today.tokens).toBeGreaterThan(0);

  const forecastOf = async () =>
    (await house.admin<{ forecast: { windows: object[] } }>('GET', `/admin/accounts/${accountId}`)).forecast;
  await until(async () => (await forecastOf()).windows.length > 0, 'the window is known');
  // One reading tells no rate.
  expect((await forecastOf()).windows).toContainEqual(
    expect.objectContaining({ window: '5h', utilization: 0.92, burnRatePerHour: null, runsOutAt: null }),
  );
});
