import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { anotherAddress, call, cookieOf, createUser, signIn } from '../support/control-plane/visitor';
import { approverOf } from '../support/device/approver';
import { deviceOf } from '../support/device/device-client';
import { type DeviceTeam, startDeviceTeam } from '../support/device/device-team';

let team: DeviceTeam;
beforeAll(async () => {
  team = await startDeviceTeam();
  for (const name of ['ada', 'grace', 'guessing', 'travelling']) await createUser(team.gateway.users, name, 'member');
});
afterAll(() => team.stop());

const statusOf = (deviceCode: string): Promise<string | null> =>
  team.gateway.redis.hget(redisKeys.deviceGrant(createHash('sha256').update(deviceCode).digest('hex')), 'status');
const outcomes = ['approve', 'deny'] as const;
const steps = ['look-up', ...outcomes] as const;
/** Well-formed, and given to no device. */
const guesses = Array.from({ length: 30 }, (_, number) => `BCDF-GH${'BCDFGH'[number % 6]}${'JKLMN'[number % 5]}`);

describe('somebody who has another device’s code', () => {
  it('gets nothing before an approval, and nothing after the device has its tokens', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const thief = deviceOf(team.other.application, '203.0.113.99');
    expect((await thief.poll(deviceCode)).json.error).toBe('authorization_pending');
    await (await team.approver('ada')).decide(userCode, 'approve');
    expect((await team.device.poll(deviceCode)).status).toBe(200);
    expect((await thief.poll(deviceCode)).json.error).toBe('expired_token');
  });

  it('cannot use the code that people see in place of the one for the device', async () => {
    const { userCode } = await team.device.begin();
    await (await team.approver('ada')).decide(userCode, 'approve');
    for (const text of [userCode, userCode.replace('-', '')])
      expect((await team.device.poll(text)).json.error).toBe('expired_token');
  });
});

describe('somebody who guesses codes', () => {
  it('is held up after thirty from one address, at every call and on every gateway, and nobody else is', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const address = anotherAddress();
    const [guessing, colleague] = [
      await approverOf(team.gateway.application, 'guessing', address),
      await approverOf(team.other.application, 'grace', address),
    ];
    for (const [number, code] of guesses.entries())
      expect((await guessing.ask(steps[number % 3] ?? 'look-up', code)).json.code).toBe('caller_record_unknown');
    for (const person of [guessing, colleague])
      for (const step of steps) {
        const { status, json, headers } = await person.ask(step, userCode);
        expect([status, json.code]).toEqual([429, 'policy_too_many_attempts']);
        expect(Number(headers['retry-after'])).toBeGreaterThan(800);
      }
    expect(await statusOf(deviceCode)).toBe('pending');
    await (await team.approver('ada')).decide(userCode, 'approve');
  });

  it('is held up after thirty from many addresses', async () => {
    const { userCode } = await team.device.begin();
    for (const code of guesses) {
      const { accessToken } = await travelling();
      const headers = { authorization: `Bearer ${accessToken}` };
      const url = '/me/device-approvals/look-up';
      const request = { method: 'POST', url, headers, body: { userCode: code }, address: anotherAddress() } as const;
      expect((await call(team.gateway.application, request)).status).toBe(404);
    }
    expect((await (await travelling()).ask('approve', userCode)).status).toBe(429);
    await (await team.approver('ada')).decide(userCode, 'deny');
  });

  let known: ReturnType<DeviceTeam['approver']> | undefined;
  const travelling = (): ReturnType<DeviceTeam['approver']> => (known ??= team.approver('travelling'));

  it('is not who looks at a code again and again, also after it was decided', async () => {
    const { userCode } = await team.device.begin();
    const grace = await team.approver('grace');
    for (let times = 1; times <= 31; times += 1) expect((await grace.ask('look-up', userCode)).status).toBe(200);
    await grace.decide(userCode, 'deny');
    for (let times = 1; times <= 31; times += 1) expect((await grace.ask('look-up', userCode)).status).toBe(409);
  });

  it('cannot fill the store with sign-ins: sixty from one address in a quarter of an hour', async () => {
    const flood = deviceOf(team.gateway.application, '203.0.113.200');
    for (let number = 1; number <= 60; number += 1) await flood.begin();
    const { status, json, headers } = await flood.post('/oauth/device_authorization', {});
    expect([status, json.error]).toEqual([429, 'slow_down']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(800);
    expect((await team.device.begin()).userCode).toMatch(/-/);
  });
});

describe('another site', () => {
  const foreign = [
    { origin: 'https://evil.example.com' },
    { origin: 'null' },
    { origin: 'https://trunkline.example.com', 'sec-fetch-site': 'cross-site' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'text/plain' },
  ];
  it.each(foreign)('decides nothing with what a browser adds by itself, which is its cookies: %j', async (headers) => {
    const { deviceCode, userCode } = await team.device.begin();
    const cookie = cookieOf(await signIn(team.gateway.application, 'ada'));
    const isJson = !('content-type' in headers);
    const body = isJson ? { userCode } : JSON.stringify({ userCode });
    for (const step of steps) {
      const request = { method: 'POST', url: `/me/device-approvals/${step}`, body, headers: { cookie, ...headers } };
      expect((await call(team.gateway.application, request as never)).status).toBe(isJson ? 401 : 415);
    }
    expect(await statusOf(deviceCode)).toBe('pending');
  });

  it('finds no cookie that would show who decides, nor an answer that may be kept', async () => {
    const { userCode } = await team.device.begin();
    const ada = await team.approver('ada');
    for (const step of ['look-up', 'approve'] as const) {
      const { headers } = await ada.ask(step, userCode);
      expect([headers['set-cookie'], headers['cache-control']]).toEqual([undefined, 'no-store']);
    }
  });
});

describe('an approval', () => {
  it('takes a second call that somebody means: looking decides nothing, and no address does', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const ada = await team.approver('ada');
    expect((await ada.ask('look-up', userCode)).status).toBe(200);
    const headers = { authorization: `Bearer ${ada.accessToken}` };
    for (const outcome of [...outcomes, 'maybe', 'APPROVE', ''])
      for (const url of [
        `/me/device-approvals/${outcome}?userCode=${userCode}`,
        `/device?user_code=${userCode}&${outcome}`,
      ])
        expect((await call(team.gateway.application, { method: 'GET', url, headers })).status).not.toBe(204);
    expect(await statusOf(deviceCode)).toBe('pending');
  });

  it('counts once, whoever sends it again', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const grace = await team.approver('grace');
    await grace.decide(userCode, 'approve');
    const again = async (): Promise<unknown[]> => {
      const answers = [];
      for (const person of [grace, await team.approver('ada')])
        for (const step of steps) answers.push((await person.ask(step, userCode)).json.code);
      return answers;
    };
    expect(new Set(await again())).toEqual(new Set(['caller_record_conflict']));
    expect((await team.device.poll(deviceCode)).status).toBe(200);
    expect(new Set(await again())).toEqual(new Set(['caller_record_conflict']));
    expect((await team.device.poll(deviceCode)).status).toBe(400);
    const keys = team.gateway.apiKeys.list({ userId: team.userNamed('grace').id });
    expect(keys.filter(({ origin }) => origin === 'device')).toHaveLength(1);
  });

  it('and a denial of two tabs at once: one of them counts, and both are told which', async () => {
    const people = [await team.approver('ada'), await team.approver('grace', team.other)] as const;
    for (let round = 1; round <= 5; round += 1) {
      const { deviceCode, userCode } = await team.device.begin();
      const [approved, denied] = await Promise.all([
        people[0].ask('approve', userCode),
        people[1].ask('deny', userCode),
      ]);
      expect([approved.status, denied.status].sort()).toEqual([204, 409]);
      expect((await team.device.poll(deviceCode)).status).toBe(approved.status === 204 ? 200 : 400);
    }
  });

  it('of two codes in two tabs of one browser lets both devices in', async () => {
    const begun = [await team.device.begin(), await team.device.begin()];
    const ada = await team.approver('ada');
    for (const { userCode } of begun) expect((await ada.ask('look-up', userCode)).status).toBe(200);
    for (const { userCode, deviceCode } of begun) {
      expect((await ada.ask('approve', userCode)).status).toBe(204);
      expect((await team.device.poll(deviceCode)).status).toBe(200);
    }
  });

  it('needs an access token of the console that is still good', async () => {
    const { accessToken: deviceToken } = await team.signIn('ada');
    const { deviceCode, userCode } = await team.device.begin();
    const ada = await team.approver('ada');
    const { text: key } = await team.gateway.apiKeys.issue({ name: 'key', userId: team.userNamed('ada').id });
    const approveWith = async (token: string): Promise<number> => {
      const headers = { authorization: `Bearer ${token}` };
      const url = '/me/device-approvals/approve';
      return (await call(team.gateway.application, { method: 'POST', url, headers, body: { userCode } })).status;
    };
    for (const token of ['', 'x.y.z', `${ada.accessToken}x`, deviceToken, key])
      expect(await approveWith(token)).toBe(401);
    team.gateway.clock.moveBy(700_000);
    expect(await approveWith(ada.accessToken)).toBe(401);
    team.gateway.clock.moveBy(-700_000);
    expect(await statusOf(deviceCode)).toBe('pending');
    expect(await approveWith(ada.accessToken)).toBe(204);
  });

  it('ends with whatever ends the sessions of its person, at once on every gateway', async () => {
    await createUser(team.gateway.users, 'leaving', 'member');
    const { deviceCode, userCode } = await team.device.begin();
    const leaving = await team.approver('leaving', team.other);
    expect((await leaving.ask('look-up', userCode)).status).toBe(200);
    await team.gateway.users.endSessions(team.userNamed('leaving'));
    for (const step of steps) expect((await leaving.ask(step, userCode)).status).toBe(401);
    expect(await statusOf(deviceCode)).toBe('pending');
  });

  it('is not for whoever has to change their password first, nor for a role without keys', async () => {
    await createUser(team.gateway.users, 'new', 'member');
    await team.gateway.users.update({ ...team.userNamed('new'), mustChangePassword: true });
    await createUser(team.gateway.users, 'watching', 'operator');
    for (const [username, code] of [
      ['new', 'policy_password_change_required'],
      ['watching', 'policy_permission_denied'],
    ] as const) {
      const { deviceCode, userCode } = await team.device.begin();
      const person = await team.approver(username);
      for (const step of steps) {
        const { status, json } = await person.ask(step, userCode);
        expect([step, status, json.code]).toEqual([step, 403, code]);
      }
      expect(await statusOf(deviceCode)).toBe('pending');
    }
  });
});
