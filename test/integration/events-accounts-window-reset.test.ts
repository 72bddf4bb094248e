import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AccountStates } from '@app/accounts';
import { type Platform, platforms, systemClock } from '@app/common';
import { CollectionPoller } from '@app/redis';
import { AccountHealth, AccountScheduler, type Lease } from '@app/scheduler';
import { EventTasks } from '../support/event-tasks';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { SlotGateway, slotAccount } from '../support/slot-gateway';
import { until } from '../support/supervisor/until';

const ORIGIN = 'https://sandbox.test';
const MODEL = 'sandbox-small';
const account = slotAccount('acc_1');
const modelsByPlatform = Object.fromEntries(
  platforms.map((platform) => [platform, { models: ['sandbox-*'] }]),
) as Record<Platform, { models: string[] }>;

/** What one gateway has of the pool: its own health, slots and connections. */
interface Gateway {
  readonly base: SlotGateway;
  readonly health: AccountHealth;
  readonly scheduler: AccountScheduler;
  readonly poller: CollectionPoller;
}

async function openGateway(url: string): Promise<Gateway> {
  const base = await SlotGateway.open(url);
  const states = new AccountStates(base.redis, systemClock);
  const onError = (error: unknown): void => expect.unreachable(String(error));
  const health = new AccountHealth({ states, clock: systemClock, random: Math.random, onError });
  const poller = new CollectionPoller([states.collection]);
  await poller.start();
  const scheduler = new AccountScheduler({
    accounts: {
      credentialState: () => 'usable',
      collection: {
        get: () => account,
        values: () => new Map([[account.id, account]]).values(),
        onChange: () => undefined,
      },
    },
    ...{ groups: { get: () => undefined }, platforms: modelsByPlatform, health, slots: base.slots, clock: systemClock },
    ...{ originOf: () => ORIGIN, priceOf: () => undefined, today: () => '2026-11-21' },
  });
  return { base, health, scheduler, poller };
}

let server: RedisServer;
let gateways: Gateway[];
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  gateways = await Promise.all([1, 2, 3].map(() => openGateway(server.url)));
  await gateways[0]?.base.redis.flushall();
  return () => {
    for (const { base, poller } of gateways) {
      poller.stop();
      base.kill();
    }
  };
});

let requests = 0;
/** So many requests at each gateway at the same time. @returns those that were let through */
async function ask(each: number): Promise<Lease[]> {
  const answers = await Promise.all(
    gateways.flatMap(({ scheduler }) =>
      Array.from({ length: each }, () => {
        requests += 1;
        const request = { requestId: `req_${requests}`, userId: 'usr_1', model: MODEL, weight: 1 } as const;
        const rest = { affineAccountId: undefined, boundContent: 'free', isUserMessage: () => false } as const;
        return scheduler.lease({ ...request, binding: { kind: 'pool' }, ...rest }, new Set(), undefined);
      }),
    ),
  );
  return answers.flatMap((one) => (one.kind === 'lease' ? [one.lease] : []));
}

const isCooling = ({ health }: Gateway): boolean =>
  health.availabilityOf(account, ORIGIN, MODEL, Date.now()).kind === 'cooling';

it('an account whose window begins anew is used at once: by one request, whose answer opens it for all; and its account.recovered is told', async () => {
  const [first] = gateways;
  const resetsAt = Date.now() + 700;
  first?.health.answered(account, ORIGIN, MODEL, [{ name: '5h', status: 'rejected', utilization: 1, resetsAt }], 5);
  await until(() => gateways.every(isCooling), 'all gateways leave the account alone');
  expect(await ask(3)).toEqual([]);
  const tasks = new EventTasks(first?.base.redis as never);
  await tasks.run();

  await until(() => Date.now() >= resetsAt, 'the window begins anew');
  const probes = await ask(5);
  expect(probes.map(({ isProbe }) => isProbe)).toEqual([true]);
  await until(async () => (await tasks.run()) > 0, 'it is told that the account is back');
  expect(await tasks.events()).toMatchObject([
    { type: 'account.quota_exhausted', data: { code: '5h', until: new Date(resetsAt).toISOString() } },
    { type: 'account.recovered', at: new Date(resetsAt).toISOString(), data: { began: 'account.quota_exhausted' } },
  ]);

  first?.health.answered(account, ORIGIN, MODEL, [], 0);
  const isOpen = ({ health }: Gateway): boolean =>
    health.availabilityOf(account, ORIGIN, MODEL, Date.now()).kind === 'available';
  await until(() => gateways.every(isOpen), 'the answer has opened it for all');
  const served = await ask(5);
  expect(served).toHaveLength(15);
  expect(served.some(({ isProbe }) => isProbe)).toBe(false);
});
