import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redisKeys } from '@app/redis';
import { PASSWORD, call, createUser } from '../support/control-plane/visitor';
import { type Browser, browserOf } from '../support/device/browser';
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

describe('the pages', () => {
  it('show what strangers write as text', async () => {
    const device = { 'user-agent': `"><script>alert('1')</script><img src=x onerror=alert(2)>` };
    const { userCode } = await team.device.begin(device);
    const browser = await deciding(userCode);
    expect(browser.page.text).toContain('&lt;script&gt;');
    expect(browser.page.text).not.toMatch(/<script|<img/i);
    const name = `"><script>alert(3)</script>`;
    await browser.open(`/device?user_code=${encodeURIComponent(name)}`);
    expect(browser.page.text).not.toMatch(/<script/i);
    await browser.submit({ user_code: name, username: name, password: 'x' });
    expect(browser.page.text).toContain('value="&quot;&gt;&lt;script&gt;');
    expect(browser.page.text).not.toMatch(/<script/i);
  });

  it('load nothing, run nothing, and are shown in no frame', async () => {
    const { headers, text } = await newBrowser().open('/device?user_code=BCDF-GHJK');
    const policy = String(headers['content-security-policy']);
    const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    for (const directive of [`default-src 'none'`, `form-action 'self'`, `frame-ancestors 'none'`, `base-uri 'none'`])
      expect(policy).toContain(directive);
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'x-frame-options': 'DENY' },
      ...{ 'referrer-policy': 'same-origin', 'cross-origin-opener-policy': 'same-origin' },
    });
    expect(text).not.toMatch(/ on\w+=| src=| href=|autofocus/i);
  });

  it('decide nothing when they are only looked at', async () => {
    const { deviceCode, userCode } = await team.device.begin();
    const browser = await deciding(userCode);
    const { ticket = '' } = browser.hidden();
    await browser.open(`/device/decision?ticket=${ticket}&decision=approve`);
    expect(browser.page.status).toBe(404);
    await browser.open(`/device?user_code=${userCode}`);
    expect(await statusOf(deviceCode)).toBe('pending');
  });

  it.each([
    ['a text', 'text/plain', 'user_code=BCDF-GHJK', 415],
    ['broken JSON', 'application/json', '{"user_code":', 400],
    ['lists for texts', 'application/json', '{"user_code":[],"proof":{},"ticket":null}', 403],
    ['too much', 'application/x-www-form-urlencoded', `user_code=${'B'.repeat(20_000)}`, 413],
  ])('refuse %s in a page', async (_, contentType, body, expected) => {
    for (const url of ['/device', '/device/decision']) {
      const headers = { 'content-type': contentType };
      const answer = await call(team.gateway.application, { method: 'POST', url, body, headers });
      expect([answer.status, answer.headers['content-type']]).toEqual([expected, 'text/html; charset=utf-8']);
    }
  });
});

describe('the audit log', () => {
  it('holds who approved what, who was refused, and the key that came of it', async () => {
    const { userCode } = await team.device.begin();
    const wrong = newBrowser();
    await wrong.open('/device');
    await wrong.submit({ user_code: userCode, username: 'grace', password: 'wrong' });
    await team.signIn('grace');
    const entries = JSON.stringify(await outboxes());
    for (const part of ['device-sign-in.approved', 'sign-in.refused', 'api-keys.created', 'grace'])
      expect(entries).toContain(part);
    expect(entries).not.toContain(PASSWORD);
  });

  const outboxes = async (): Promise<unknown[]> => {
    const streams = [redisKeys.audit().outbox, redisKeys.audit().entries, redisKeys.collection('api-keys').auditOutbox];
    return Promise.all(streams.map((stream) => team.gateway.redis.xrange(stream, '-', '+')));
  };
});
