import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { PASSWORD, createUser } from '../support/control-plane/visitor';
import { type Browser, browserOf } from '../support/device/browser';
import { deviceOf } from '../support/device/device-client';
import { type DeviceTeam, startDeviceTeam } from '../support/device/device-team';

let team: DeviceTeam;
beforeAll(async () => {
  team = await startDeviceTeam();
  for (const name of ['ada', 'grace']) await createUser(team.gateway.users, name, 'member');
});
afterAll(() => team.stop());

/** Each browser of these tests has an address of its own, so that what one does does not count against another. */
let addresses = 0;
const newBrowser = (): Browser => browserOf(team.gateway.application, `198.51.100.${(addresses += 1)}`);
const statusOf = (deviceCode: string): Promise<string | null> =>
  team.gateway.redis.hget(redisKeys.deviceGrant(createHash('sha256').update(deviceCode).digest('hex')), 'status');

/** A browser in which somebody has signed in for a code and is asked to decide. */
async function deciding(userCode: string, username = 'ada'): Promise<Browser> {
  const browser = newBrowser();
  await browser.open(`/device?user_code=${userCode}`);
  await browser.submit({ user_code: userCode, username, password: PASSWORD });
  expect(browser.page.text).toContain('Is this your device?');
  return browser;
}

describe('somebody who has another device’s code', () => {
  it('gets nothing before an approval, and nothing after the device has its tokens', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const thief = deviceOf(team.other.application, '203.0.113.99');
    expect((await thief.poll(deviceCode)).json.error).toBe('authorization_pending');
    await (await deciding(userCode)).submit({ decision: 'approve' });
    expect((await team.device.poll(deviceCode)).status).toBe(200);
    expect((await thief.poll(deviceCode)).json.error).toBe('expired_token');
  });

  it('cannot use the code that people see in place of the one for the device', async () => {
    const { userCode } = await team.device.begin();
    await (await deciding(userCode)).submit({ decision: 'approve' });
    for (const text of [userCode, userCode.replace('-', '')])
      expect((await team.device.poll(text)).json.error).toBe('expired_token');
  });
});

describe('somebody who guesses', () => {
  it('codes is held up after thirty from one address, whatever they send then, and nobody else is', async () => {
    const { userCode } = await team.device.begin();
    const browser = newBrowser();
    await browser.open('/device');
    const guess = { username: 'ada', password: PASSWORD };
    for (let number = 1; number <= 30; number += 1)
      expect((await browser.submit({ ...guess, user_code: `BCDF-GHJ${'BCDFG'[number % 5]}` })).status).toBe(400);
    const held = await browser.submit({ ...guess, user_code: userCode });
    expect(held.status).toBe(429);
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(800);
    expect((await deciding(userCode)).page.status).toBe(200);
  });

  it('passwords for one code ends the code with the sixth, whatever name they use', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    for (let number = 1; number <= 5; number += 1) {
      const browser = newBrowser();
      await browser.open('/device');
      const wrong = await browser.submit({ user_code: userCode, username: `name-${number}`, password: 'wrong' });
      expect([wrong.status, wrong.text]).toEqual([401, expect.stringContaining('User name or password is wrong')]);
    }
    const browser = newBrowser();
    await browser.open('/device');
    const right = await browser.submit({ user_code: userCode, username: 'ada', password: PASSWORD });
    expect([right.status, right.text]).toEqual([409, expect.stringContaining('Too late')]);
    expect((await team.device.poll(deviceCode)).json.error).toBe('access_denied');
  });

  it('is told the same of a wrong password, of nobody, and of too many tries', async () => {
    const texts = [];
    for (const username of ['grace', 'nobody', ...Array<string>(6).fill('nobody')]) {
      const { userCode } = await team.device.begin();
      const browser = newBrowser();
      await browser.open('/device');
      const page = await browser.submit({ user_code: userCode, username, password: 'wrong' });
      texts.push([page.status, /<p role="alert">([^<]*)</.exec(page.text)?.[1]]);
    }
    expect(new Set(texts.map(String))).toEqual(new Set(['401,User name or password is wrong.']));
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
    { origin: 'https://trunkline.example.com', 'sec-fetch-site': 'same-site' },
  ];
  it.each(foreign)('can send neither form: %j', async (headers) => {
    const { deviceCode, userCode } = await team.device.begin();
    const browser = await deciding(userCode);
    const ticket = browser.hidden();
    expect((await browser.send('/device/decision', { ...ticket, decision: 'approve' }, headers)).status).toBe(403);
    expect(await statusOf(deviceCode)).toBe('pending');
    const page = { user_code: userCode, username: 'ada', password: PASSWORD, proof: 'x' };
    const refused = await browser.send('/device', page, headers);
    expect([refused.status, refused.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
  });

  it('cannot make a form of its own: without our cookie, or with the proof of another browser, nobody is signed in', async () => {
    const { userCode } = await team.device.begin();
    const fields = { user_code: userCode, username: 'ada', password: PASSWORD };
    const bare = newBrowser();
    expect((await bare.send('/device', { ...fields, proof: 'x' })).status).toBe(403);
    const [one, other] = [newBrowser(), newBrowser()];
    await one.open('/device');
    await other.open('/device');
    expect((await one.send('/device', { ...fields, ...other.hidden() })).status).toBe(403);
    expect((await one.send('/device', fields)).status).toBe(403);
    expect((await one.submit(fields)).text).toContain('Is this your device?');
  });

  it('gets no cookie of ours sent with its requests', async () => {
    const browser = newBrowser();
    const { headers } = await browser.open('/device');
    expect(headers['set-cookie']).toMatch(
      /^__Host-trunkline_device=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
  });
});

describe('an approval', () => {
  it('counts once, whoever sends it again', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const browser = await deciding(userCode, 'grace');
    const form: Record<string, string> = { ...browser.hidden(), decision: 'approve' };
    expect((await browser.send('/device/decision', form)).text).toContain('Approved');
    expect((await browser.send('/device/decision', form)).text).toContain('Too late');
    expect((await team.device.poll(deviceCode)).status).toBe(200);
    expect((await browser.send('/device/decision', form)).text).toContain('Too late');
    expect((await team.device.poll(deviceCode)).status).toBe(400);
    const keys = team.gateway.apiKeys.list({ userId: team.userNamed('grace').id });
    expect(keys.filter(({ origin }) => origin === 'device')).toHaveLength(1);
  });

  it('and a denial of two tabs at once: one of them counts, and both are told which', async () => {
    for (let round = 1; round <= 5; round += 1) {
      const { deviceCode, userCode } = await team.device.begin();
      const browser = newBrowser();
      const tickets = [];
      for (let tab = 1; tab <= 2; tab += 1) {
        await browser.open(`/device?user_code=${userCode}`);
        await browser.submit({ user_code: userCode, username: 'ada', password: PASSWORD });
        tickets.push(browser.hidden());
      }
      const texts = await Promise.all(
        tickets.map(async (ticket, tab) => {
          const form = { ...ticket, decision: tab === 0 ? 'approve' : 'deny' };
          return (await browser.send('/device/decision', form)).text;
        }),
      );
      const title = (text: string): string => /<h1>([^<]*)</.exec(text)?.[1] ?? '';
      const titles = texts.map(title).sort();
      expect([
        ['Approved', 'Too late'],
        ['Denied', 'Too late'],
      ]).toContainEqual(titles);
      expect((await team.device.poll(deviceCode)).status).toBe(titles.includes('Approved') ? 200 : 400);
    }
  });

  it('of two codes in two tabs of one browser lets both devices in', async () => {
    const [first, second] = [await team.device.begin(), await team.device.begin()];
    const browser = newBrowser();
    await browser.open(`/device?user_code=${first.userCode}`);
    const firstForm = browser.hidden();
    await browser.open(`/device?user_code=${second.userCode}`);
    const secondForm = browser.hidden();
    for (const [form, { userCode, deviceCode }] of [[firstForm, first] as const, [secondForm, second] as const]) {
      await browser.send('/device', { ...form, user_code: userCode, username: 'ada', password: PASSWORD });
      await browser.submit({ decision: 'approve' });
      expect((await team.device.poll(deviceCode)).status).toBe(200);
    }
  });

  it('needs the browser that signed in, within five minutes, and a ticket of ours', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const browser = await deciding(userCode);
    const form: Record<string, string> = { ...browser.hidden(), decision: 'approve' };
    const stranger = newBrowser();
    await stranger.open('/device');
    expect((await stranger.send('/device/decision', form)).status).toBe(403);
    for (const ticket of ['', 'x.y.z', `${form.ticket ?? ''}x`, (await team.signIn('ada')).accessToken])
      expect((await browser.send('/device/decision', { ...form, ticket })).status).toBe(403);
    for (const decision of ['', 'maybe', 'APPROVE'])
      expect((await browser.send('/device/decision', { ...form, decision })).status).toBe(403);
    team.gateway.clock.moveBy(301_000);
    expect((await browser.send('/device/decision', form)).status).toBe(403);
    team.gateway.clock.moveBy(-301_000);
    expect(await statusOf(deviceCode)).toBe('pending');
    expect((await browser.send('/device/decision', form)).text).toContain('Approved');
  });

  it('ends with whatever ends the sessions of its person', async () => {
    await createUser(team.gateway.users, 'leaving', 'member');
    const { deviceCode, userCode } = await team.device.begin();
    const browser = await deciding(userCode, 'leaving');
    await team.gateway.users.endSessions(team.userNamed('leaving'));
    expect((await browser.submit({ decision: 'approve' })).status).toBe(403);
    expect(await statusOf(deviceCode)).toBe('pending');
  });

  it('is not for whoever has to change their password first, nor for a role without keys', async () => {
    await createUser(team.gateway.users, 'new', 'member');
    await team.gateway.users.update({ ...team.userNamed('new'), mustChangePassword: true });
    await createUser(team.gateway.users, 'watching', 'operator');
    for (const [username, words] of [
      ['new', 'Change it first'],
      ['watching', 'Your role does not let you'],
    ] as const) {
      const { deviceCode, userCode } = await team.device.begin();
      const page = await newBrowser().decide(userCode, username, 'approve');
      expect(page.text).not.toContain('Approved');
      const browser = newBrowser();
      await browser.open('/device');
      const { status, text } = await browser.submit({ user_code: userCode, username, password: PASSWORD });
      expect([status, text]).toEqual([403, expect.stringContaining(words)]);
      expect(await statusOf(deviceCode)).toBe('pending');
    }
  });
});
