import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { redisKeys } from '@app/redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { graveFindings } from '../support/console/accessibility';
import { chromiumPath, launchBrowser } from '../support/console/browser';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { missingForHttps } from '../support/console/https-front';
import { type HttpsHouse, startHttpsHouse } from '../support/console/https-house';
import { type Begun, type DeviceClient, deviceAt } from '../support/device/device-client';
import { httpCall } from '../support/http-call';
import { openRedis } from '../support/open-redis';
import { newGreeting } from '../support/relay-client';
import { serviceOf } from '../support/slapd/directory-settings';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

const adasPassword = 'granite harbour violin 7';

let slapd: Slapd | undefined;
let house: HttpsHouse;
let browser: Browser;
let device: DeviceClient;
let ada: ConsolePage;

/** A browser that nobody is signed in with. */
async function visit(): Promise<ConsolePage> {
  const visitor = await openConsole(browser, house.front.url);
  onTestFinished(async () => {
    expect(visitor.faults).toEqual([]);
    await visitor.close();
  });
  return visitor;
}

/** What somebody does who was led to the sign-in. */
async function signInThere({ page }: ConsolePage, username: string, password: string): Promise<void> {
  await page.waitForURL('**/console/sign-in?to=*');
  await page.getByLabel('User name').fill(username);
  await page.locator('input[type="password"]').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Ada, who is signed in, at the page where codes are typed. */
async function adaAtTheCode(): Promise<Page> {
  onTestFinished(() => expect(ada.faults).toEqual([]));
  await ada.page.goto(`${house.front.url}/device`);
  await ada.page.getByLabel('Code in your terminal').waitFor();
  return ada.page;
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code in your terminal').fill(code);
  await page.getByRole('button', { name: 'Show what asks' }).click();
}

/** As ten minutes would. */
async function letExpire({ deviceCode }: Begun): Promise<void> {
  const redis = await openRedis(house.redis.url);
  await redis.del(redisKeys.deviceGrant(createHash('sha256').update(deviceCode).digest('hex')));
  redis.disconnect();
}

/** One that Claude Code gets with its token. */
async function modelAnswer(accessToken: unknown): Promise<string> {
  const { status, body } = await httpCall(`${house.front.url}/v1/messages?beta=true`, {
    agent: house.front.agent,
    headers: {
      ...{ authorization: `Bearer ${String(accessToken)}`, 'content-type': 'application/json' },
      ...{ 'user-agent': 'claude-cli/2.1.329 (external, cli)', 'anthropic-version': '2023-06-01' },
    },
    body: JSON.stringify(newGreeting()),
  });
  expect(status).toBe(200);
  return body.toString('utf8');
}

/** Opens the link that Claude Code opens, without being signed in, and approves what it shows. */
async function approveByLink(username: string, password: string): Promise<Begun> {
  const begun = await device.begin();
  const visitor = await visit();
  const { page } = visitor;
  await page.goto(String(begun.json.verification_uri_complete));
  await signInThere(visitor, username, password);
  await page.getByRole('heading', { name: /^Claude Code 2\.1\.329.* asks to be let in$/ }).waitFor();
  await page.getByText(begun.userCode, { exact: true }).waitFor();
  const approve = page.getByRole('button', { name: 'Approve' });
  expect(await approve.isDisabled()).toBe(true);
  expect(await graveFindings(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'This is the code in my terminal' }).check();
  await approve.click();
  await page.getByRole('heading', { name: 'Approved' }).waitFor();
  expect(await graveFindings(page)).toEqual([]);
  return begun;
}

describe.skipIf(chromiumPath === undefined || missingForHttps.length > 0)('letting Claude Code in', () => {
  beforeAll(async () => {
    if (missingForSlapd.length === 0) slapd = await Slapd.start();
    const { bindDn, bindPassword } = serviceOf('example');
    const directory = {
      ...{ LDAP_BIND_DN: bindDn, LDAP_BIND_PASSWORD: bindPassword, LDAP_SEARCH_BASE: 'dc=example,dc=test' },
    };
    [house, browser] = await Promise.all([
      startHttpsHouse(slapd ? { LDAP_URL: slapd.url, ...directory } : {}),
      launchBrowser(),
    ]);
    device = deviceAt(house.front.url, house.front.agent);
    await house.admin('POST', '/admin/users', {
      ...{ username: 'ada', role: 'member', password: adasPassword, mustChangePassword: false },
    });
    ada = await openConsole(browser, house.front.url);
    await ada.signIn('ada', adasPassword);
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([house.stop(), slapd?.stop()]);
  });

  it('leads from its link over the sign-in to an approval, and Claude Code to an answer', async () => {
    const { deviceCode } = await approveByLink('ada', adasPassword);
    const { status, json } = await device.poll(deviceCode);
    expect(status).toBe(200);
    expect(await modelAnswer(json.access_token)).toContain('Hello');
    const refreshed = await device.refresh(json.refresh_token);
    expect(refreshed.status).toBe(200);
  });

  it.skipIf(missingForSlapd.length > 0)('takes the password of the directory as well', async () => {
    const { deviceCode } = await approveByLink('bob', 'bob-password');
    const { status, json } = await device.poll(deviceCode);
    expect([status, json.email]).toEqual([200, 'bob@example.test']);
    expect(await modelAnswer(json.access_token)).toContain('Hello');
  });

  it('tells Claude Code that it was denied, by a code that was typed in any spelling', async () => {
    const { deviceCode, userCode } = await device.begin();
    const page = await adaAtTheCode();
    await typeCode(page, ` ${userCode.toLowerCase().replace('-', '')} `);
    // Nobody was sent a link: there is nothing to tick.
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('heading', { name: 'Denied' }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    const { status, json } = await device.poll(deviceCode);
    expect([status, json.error]).toEqual([400, 'access_denied']);
    await page.getByRole('button', { name: 'Enter another code' }).click();
    await typeCode(page, userCode);
    await page.getByText('This code was used already').waitFor();
    expect(await graveFindings(page)).toEqual([]);
  });

  it('says of a code that it is none, that nobody knows it, and that it is over', async () => {
    const page = await adaAtTheCode();
    await typeCode(page, 'AEIO-1234');
    await page.getByText('A code has eight letters').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await typeCode(page, 'BCDF-GHJK');
    await page.getByText('This code is not known, or is over').waitFor();
    expect(await graveFindings(page)).toEqual([]);
    const begun = await device.begin();
    await letExpire(begun);
    await typeCode(page, begun.userCode);
    await page.getByText('This code is not known, or is over').waitFor();
  });

  it('lets nobody in whose code ended while they looked at it', async () => {
    const page = await adaAtTheCode();
    const begun = await device.begin();
    await typeCode(page, begun.userCode);
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    await letExpire(begun);
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('alert').filter({ hasText: 'This code is over' }).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    const { status, json } = await device.poll(begun.deviceCode);
    expect([status, json.error]).toEqual([400, 'expired_token']);
  });
});
