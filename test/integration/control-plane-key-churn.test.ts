import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

const CHANGES = 1_000;

let server: RedisServer;
let gateways: [ControlPlane, ControlPlane];
let asAdmin: [(request: Call) => Promise<Answer>, (request: Call) => Promise<Answer>];
let memberId: string;

beforeAll(async () => {
  server = await startRedisServer();
  const shared = { redisUrl: server.url, secrets: createSecrets() };
  gateways = [await startControlPlane(shared), await startControlPlane(shared)];
  memberId = await createUser(gateways[0].users, 'member', 'member');
  await createUser(gateways[0].users, 'admin', 'admin');
  asAdmin = [await signedInAs(gateways[0].application, 'admin'), await signedInAs(gateways[1].application, 'admin')];
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

describe('a key that is changed a thousand times by two gateways', () => {
  it('is known to both of them at every moment', async () => {
    const { apiKey, text } = await gateways[0].apiKeys.issue({ name: 'build', userId: memberId });
    await gateways[1].apiKeys.collection.sync();
    const refusals: string[] = [];
    let uses = 0;
    let isOver = false;
    const use = async ({ apiKeys }: ControlPlane): Promise<void> => {
      while (!isOver) {
        await apiKeys.authenticate(text).catch((error: unknown) => refusals.push(String(error)));
        uses += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const users = gateways.flatMap((gateway) => [use(gateway), use(gateway)]);
    let made = 0;
    const change = async (number: number): Promise<void> => {
      const body = { name: `name ${number}`, tags: [`tag ${number}`], enabled: true };
      const url = `/admin/api-keys/${apiKey.id}`;
      const { status } = await asAdmin[number % 2 === 0 ? 0 : 1]({ method: 'PATCH', url, body });
      expect([200, 409]).toContain(status);
      if (status === 200) made += 1;
    };
    for (let first = 0; first < CHANGES; first += 20)
      await Promise.all(Array.from({ length: 20 }, (_, index) => change(first + index)));
    isOver = true;
    await Promise.all(users);
    expect(refusals).toEqual([]);
    expect(made).toBeGreaterThan(0);
    expect(uses).toBeGreaterThan(made);
    await Promise.all(gateways.map(({ apiKeys }) => apiKeys.collection.sync()));
    expect(gateways[0].apiKeys.get(apiKey.id)).toEqual(gateways[1].apiKeys.get(apiKey.id));
  });

  it('is known by its current text and the one before it while it is rotated', async () => {
    const { apiKey, text } = await gateways[0].apiKeys.issue({ name: 'rotated', userId: memberId });
    const url = `/admin/api-keys/${apiKey.id}/rotate`;
    let texts: [string, string] = [text, text];
    for (let round = 0; round < 50; round += 1) {
      const { json } = await asAdmin[0]({ method: 'POST', url, body: { overlap: 'PT1H' } });
      texts = [texts[1], String(json.key)];
      for (const { apiKeys } of gateways)
        for (const good of texts) await expect(apiKeys.authenticate(good)).resolves.toMatchObject({ id: apiKey.id });
    }
  });
});
