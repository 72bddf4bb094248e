import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isKeyText } from '@app/api-keys';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { MovableClock } from '../support/control-plane/movable-clock';
import { type Answer, type Call, createUser, signedInAs } from '../support/control-plane/visitor';
import { type RedisServer, startRedisServer } from '../support/redis-server';

let server: RedisServer;
let clock: MovableClock;
let gateways: [ControlPlane, ControlPlane];
let asMember: (request: Call) => Promise<Answer>;
let asAdmin: (request: Call) => Promise<Answer>;
let memberId: string;

beforeAll(async () => {
  server = await startRedisServer();
  clock = new MovableClock();
  const shared = { redisUrl: server.url, secrets: createSecrets(), clock };
  gateways = [await startControlPlane(shared), await startControlPlane(shared)];
  memberId = await createUser(gateways[0].users, 'member', 'member');
  await createUser(gateways[0].users, 'admin', 'admin');
  await signIn();
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

async function signIn(): Promise<void> {
  asMember = await signedInAs(gateways[0].application, 'member');
  asAdmin = await signedInAs(gateways[0].application, 'admin');
}

/** Access tokens do not last as long as keys. */
async function waitFor(milliseconds: number): Promise<void> {
  clock.moveBy(milliseconds);
  await signIn();
}

const issue = async (fields: object = {}): Promise<Answer> =>
  asMember({ method: 'POST', url: '/me/api-keys', body: { name: 'laptop', ...fields } });
const rotate = (id: unknown, body?: object, as = asMember, area = 'me'): Promise<Answer> =>
  as({ method: 'POST', url: `/${area}/api-keys/${String(id)}/rotate`, ...(body ? { body } : {}) });

/** What becomes of texts of a key on both gateways, which know the last change by then. */
async function statesOf(...texts: unknown[]): Promise<string[]> {
  await gateways[1].apiKeys.collection.sync();
  const states = texts.map(async (text) => {
    const answers = gateways.map(({ apiKeys }) =>
      apiKeys.authenticate(String(text)).then(
        () => 'good',
        (error: unknown) => String(error),
      ),
    );
    const [first, second] = await Promise.all(answers);
    expect(first).toBe(second);
    return first ?? '';
  });
  return Promise.all(states);
}

describe('a rotation', () => {
  it('without an overlap ends the former text at once, and the key stays what it was', async () => {
    const { json } = await issue({ expiresAt: '2099-01-31T12:00:00Z', limits: { dailyCostUsd: 5 } });
    const before = gateways[0].apiKeys.get(String(json.id))!;
    const rotated = await rotate(json.id);
    expect(rotated.status).toBe(201);
    expect(isKeyText(String(rotated.json.key))).toBe(true);
    expect(rotated.json).not.toHaveProperty('previousValidUntil');
    expect(rotated.json).toMatchObject({ id: json.id, hint: String(rotated.json.key).slice(-4) });
    const { digest, hint } = gateways[0].apiKeys.get(String(json.id))!;
    expect(gateways[0].apiKeys.get(String(json.id))).toEqual({ ...before, digest, hint });
    const [former, current] = await statesOf(json.key, rotated.json.key);
    expect(former).toContain('not known');
    expect(current).toBe('good');
  });

  it('with an overlap lets both texts work until it is over', async () => {
    const { json } = await issue();
    const rotated = await rotate(json.id, { overlap: 'PT24H' });
    expect(Date.parse(String(rotated.json.previousValidUntil)) - clock.now()).toBeGreaterThan(86_390_000);
    expect(await statesOf(json.key, rotated.json.key)).toEqual(['good', 'good']);
    await waitFor(86_400_000);
    const [former, current] = await statesOf(json.key, rotated.json.key);
    expect(former).toContain('its former text ended at');
    expect(current).toBe('good');
  });

  it('during an overlap ends the oldest text', async () => {
    const { json } = await issue();
    const second = await rotate(json.id, { overlap: 'P7D' });
    const third = await rotate(json.id, { overlap: 'PT1H' });
    const [first, ...others] = await statesOf(json.key, second.json.key, third.json.key);
    expect(first).toContain('not known');
    expect(others).toEqual(['good', 'good']);
    const fourth = await rotate(json.id);
    const states = await statesOf(second.json.key, third.json.key, fourth.json.key);
    expect(states.map((state) => state === 'good')).toEqual([false, false, true]);
  });

  it('does not outlast the end or the expiry of the key', async () => {
    const { json } = await issue({ expiresAt: new Date(clock.now() + 3_600_000).toISOString() });
    const rotated = await rotate(json.id, { overlap: 'P7D' });
    await waitFor(3_600_000);
    for (const state of await statesOf(json.key, rotated.json.key)) expect(state).toContain('expired');
    const another = await issue();
    const texts = [another.json.key, (await rotate(another.json.id, { overlap: 'P7D' })).json.key];
    await asMember({ method: 'DELETE', url: `/me/api-keys/${String(another.json.id)}` });
    for (const state of await statesOf(...texts)) expect(state).toContain('not known');
  });

  it.each(['P31D', 'P1Y', 'PT0S', '1 day', '', 7, null, 'P30DT1S'])(
    'is refused for the overlap %j',
    async (overlap) => {
      const { json } = await issue();
      const answer = await rotate(json.id, { overlap });
      expect(answer.status).toBe(400);
      expect(answer.json.errors).toMatchObject([{ field: 'overlap' }]);
      expect(await statesOf(json.key)).toEqual(['good']);
    },
  );

  it('happens once when many ask for it at the same moment, and the others hear of it', async () => {
    const { json } = await issue();
    const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(json.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const text = answers.find(({ status }) => status === 201)?.json.key;
    expect(await statesOf(text)).toEqual(['good']);
  });

  it('is for administrators, too, and shows the key once', async () => {
    const { json } = await issue();
    const rotated = await rotate(json.id, { overlap: 'P1D' }, asAdmin, 'admin');
    expect(rotated.status).toBe(201);
    expect(await statesOf(json.key, rotated.json.key)).toEqual(['good', 'good']);
    const shown = await asAdmin({ method: 'GET', url: `/admin/api-keys/${String(json.id)}` });
    expect(shown.json.previousValidUntil).toBe(rotated.json.previousValidUntil);
    expect(shown.text).not.toContain(String(rotated.json.key));
    for (const hidden of ['digest', 'previous', 'key']) expect(shown.json).not.toHaveProperty(hidden);
  });

  it('gives no text to a key of a sign-in, and none to one that is switched off', async () => {
    const { apiKey } = await gateways[0].apiKeys.issue({ name: 'sign-in', userId: memberId, origin: 'device' });
    const off = await gateways[0].apiKeys.issue({ name: 'off', userId: memberId, enabled: false });
    for (const id of [apiKey.id, off.apiKey.id]) {
      const before = gateways[0].apiKeys.get(id);
      expect((await rotate(id)).status).toBe(409);
      expect((await rotate(id, {}, asAdmin, 'admin')).status).toBe(409);
      expect(gateways[0].apiKeys.get(id)).toEqual(before);
    }
  });
});
