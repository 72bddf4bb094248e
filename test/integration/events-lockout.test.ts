import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventLog } from '@app/events';
import { redisKeys } from '@app/redis';
import { QuickPasswords } from '../support/control-plane/quick-passwords';
import { type ControlPlane, createSecrets, startControlPlane } from '../support/control-plane/start-control-plane';
import { call, createUser, signIn, signedInAs } from '../support/control-plane/visitor';
import { undocumentedMembers } from '../support/documentation/event-table';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { toldEvents } from '../support/told-events';

const settled = { timeout: 10_000, interval: 10 };

let server: RedisServer;
let gateways: readonly [ControlPlane, ControlPlane];
let number = 0;
let username: string;
let userId: string;
beforeAll(async () => {
  server = await startRedisServer();
  const options = { redisUrl: server.url, secrets: createSecrets(), passwords: new QuickPasswords() };
  gateways = [await startControlPlane(options), await startControlPlane(options)];
  await createUser(gateways[0].users, 'owner', 'owner');
});
beforeEach(async () => {
  vi.restoreAllMocks();
  const [{ redis, users }] = gateways;
  await redis.del(redisKeys.events().log, redisKeys.events().once('auth.lockout:nobody'));
  number += 1;
  username = `person-${number}`;
  userId = await createUser(users, username, 'member');
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await server.stop();
});

const told = () => toldEvents(gateways[0].redis, 'auth.lockout');
const fail = async (times: number, name = username, gateway = gateways[0]): Promise<number[]> => {
  const statuses: number[] = [];
  for (let tries = 0; tries < times; tries += 1)
    statuses.push((await signIn(gateway.application, name, 'wrong password')).status);
  return statuses;
};
/** What was told by the time at which everything that was under way has been told. */
const toldInTheEnd = async () => {
  // What a later refusal tells comes after what the former ones told.
  await fail(5, `marker-${number}`);
  await expect.poll(async () => (await told()).some(({ data }) => data.known === false), settled).toBe(true);
  return (await told()).filter(({ data }) => data.known === true);
};

describe('auth.lockout', () => {
  it('is told when failures have closed a name, once for each lock, with how many and until when', async () => {
    await fail(4);
    await fail(4);
    const [event, ...others] = await toldInTheEnd();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      ...{ severity: 'warning', data: { known: true, userId, username, failures: 5 } },
      summary: expect.stringMatching(
        new RegExp(`^Sign-in as ${username} is closed until .*, after 5 failures$`),
      ) as string,
    });
    const lastsMs = Date.parse(String(event?.data.until)) - Date.parse(event?.at ?? '');
    expect(lastsMs).toBe(15 * 60 * 1_000);
    expect([event!].flatMap(undocumentedMembers)).toEqual([]);
  });

  it('is told again when somebody has unlocked the name and it is closed once more', async () => {
    await fail(5);
    await expect.poll(told, settled).toHaveLength(1);
    const asOwner = await signedInAs(gateways[0].application, 'owner');
    expect((await asOwner({ method: 'POST', url: `/admin/users/${userId}/unlock` })).status).toBeLessThan(300);
    await fail(5);
    expect(await toldInTheEnd()).toHaveLength(2);
  });

  it('is not told of whoever knows the password in the end', async () => {
    await fail(4);
    expect((await signIn(gateways[0].application, username)).status).toBe(200);
    await fail(4);
    expect(await toldInTheEnd()).toEqual([]);
  });

  it('is told once where both gateways refuse at the same time', async () => {
    await Promise.all(gateways.flatMap((gateway) => [1, 2, 3, 4, 5].map(() => fail(1, username, gateway))));
    expect(await toldInTheEnd()).toHaveLength(1);
  });

  it('is told of names that nobody has all together, and never with what was typed', async () => {
    for (const name of ['My Password In The Wrong Field', 'another one']) await fail(6, name);
    await expect.poll(told, settled).toHaveLength(1);
    await fail(6, 'a third one');
    const events = await told();
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toEqual({ known: false, failures: 5, until: expect.any(String) as string });
    expect(JSON.stringify(events)).not.toMatch(/wrong field|hmac|another/i);
  });

  it('is told where a current password is guessed by somebody who is signed in', async () => {
    const asPerson = await signedInAs(gateways[0].application, username);
    const body = { currentPassword: 'not the one', newPassword: 'quite another long password' };
    for (let tries = 0; tries < 5; tries += 1) await asPerson({ method: 'POST', url: '/me/password', body });
    expect(await toldInTheEnd()).toMatchObject([{ data: { userId, failures: 5 } }]);
  });

  it('keeps nobody waiting, and no refusal from being one, where nothing can be told', async () => {
    const { application } = gateways[0];
    const events = application.get(EventLog);
    vi.spyOn(events, 'publish').mockReturnValue(new Promise(() => undefined));
    expect(await fail(6)).toEqual([401, 401, 401, 401, 401, 401]);
    vi.spyOn(events, 'publish').mockRejectedValue(new Error('Redis is away'));
    expect(await fail(1)).toEqual([401]);
    await expect.poll(() => gateways[0].log(), settled).toContain('nobody was told of a refused sign-in');
    vi.restoreAllMocks();
    // What could not be told then is told at the next try.
    await fail(1);
    expect(await toldInTheEnd()).toHaveLength(1);
  });

  it('says nothing to the caller', async () => {
    const answers = [];
    for (let tries = 0; tries < 6; tries += 1) {
      const request = { method: 'POST', url: '/auth/login', body: { username, password: 'wrong' } } as const;
      answers.push(await call(gateways[0].application, { ...request, address: `203.0.113.${tries}` }));
    }
    const [first, ...others] = answers.map(({ status, json }) => [status, json.code, json.detail]);
    for (const other of others) expect(other).toEqual(first);
  });
});
