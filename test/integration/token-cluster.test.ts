import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RedisCluster, startRedisCluster } from '../support/redis-cluster';
import { type SignInService, startSignInService } from '../support/tokens/sign-in-service';
import { startTokenProcess } from '../support/tokens/token-process';

let cluster: RedisCluster;
let service: SignInService;
beforeAll(async () => {
  [cluster, service] = await Promise.all([startRedisCluster(), startSignInService()]);
});
afterAll(() => Promise.all([cluster.stop(), service.stop()]));

it('tokens of many accounts are asked for once each by two gateways on a cluster', async () => {
  const [one, other] = [await startTokenProcess(cluster.url), await startTokenProcess(cluster.url)];
  const names = Array.from({ length: 8 }, (_, index) => `grant${index}`);
  const accounts = await Promise.all(
    names.map((name) => {
      const settings = { name, platform: 'claude', priority: 50, schedulable: true, personal: false } as const;
      const oauth = { kind: 'oauth', tokenUrl: service.tokenUrl, clientId: 'c' } as const;
      return one.accounts.create(settings, { ...oauth, refreshToken: service.grant(name) });
    }),
  );
  const tokens = await Promise.all(accounts.flatMap(({ id }) => [one.token(id), other.token(id)]));
  expect(tokens).toEqual(names.flatMap((name) => [`access-${name}-1`, `access-${name}-1`]));
  expect([...service.presented].sort()).toEqual(names.map((name) => `${name}#0`));
  await Promise.all([one.stop(), other.stop()]);
});
