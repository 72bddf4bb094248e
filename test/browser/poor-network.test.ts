import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

const DAY_MS = 86_400_000;

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;

async function owner(script?: string): Promise<ConsolePage> {
  const visitor = await openConsole(browser, house.gateway.url);
  onTestFinished(() => visitor.close());
  if (script !== undefined) await visitor.context.addInitScript({ content: script });
  await visitor.signIn('owner', ownerPassword);
  return visitor;
}

describe.skipIf(chromiumPath === undefined)('a poor network, and a poor machine', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
  });
  afterAll(() => stop());

  it('shows where a slow page will be, and makes one record of two clicks', async () => {
    const { page, context, faults } = await owner();
    const devtools = await context.newCDPSession(page);
    const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
    await devtools.send('Network.emulateNetworkConditions', slow);
    await page.getByRole('link', { name: 'Account groups' }).first().click();
    await page.getByRole('link', { name: 'New group' }).first().click();
    await page.getByLabel('Name').fill('twice');
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
    });
    await page.getByRole('button', { name: 'Make the group' }).dblclick();
    await page.getByRole('heading', { name: 'twice', level: 1 }).waitFor();
    expect(posts.filter((path) => path === '/admin/account-groups')).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it('says at once that it is offline, that nothing was done, and goes on by itself', async () => {
    const { page, context, open } = await owner();
    await open('/groups/new');
    const live = (name: string) => page.locator('header').getByRole('status').filter({ hasText: name });
    await live('Live').waitFor();
    await page.getByLabel('Name').fill('offline');
    await context.setOffline(true);
    await live('Offline').waitFor();
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByRole('alert').filter({ hasText: 'The relay cannot be reached' }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('offline');
    await context.setOffline(false);
    await live('Live').waitFor();
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByRole('heading', { name: 'offline', level: 1 }).waitFor();
  });

  it('opens a page that could not be loaded as soon as the network is back', async () => {
    const { page, context } = await owner();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Key policies' }).first().click();
    await page.getByText('A part of this page could not be loaded.').first().waitFor();
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Key policies', level: 1 }).waitFor();
  });

  it.each([1, -1])('goes by the clock of the relay in a browser whose clock is wrong by %d days', async (days) => {
    const { page, open, faults } = await owner(`{
      const { now } = Date;
      const Right = Date;
      Date = class extends Right {
        constructor(...given) { given.length === 0 ? super(now() + ${days * DAY_MS}) : super(...given); }
        static now() { return now() + ${days * DAY_MS}; }
      };
    }`);
    await open('/sessions');
    const row = page.getByRole('row').filter({ hasText: 'This one' });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/second|minute|now/);
    expect(await row.innerText()).not.toMatch(/yesterday|hours|tomorrow/);
    await open('/audit');
    await page.getByRole('cell', { name: 'Signed in' }).first().waitFor();
    expect(faults).toEqual([]);
  });

  it.each([
    { where: 'over plain http', script: 'delete Navigator.prototype.clipboard', says: 'Copied' },
    {
      where: 'where nothing may be copied',
      script: 'delete Navigator.prototype.clipboard; document.execCommand = () => false',
      says: 'This browser does not let the page copy.',
    },
  ])('copies $where, or says so', async ({ script, says }) => {
    const { page, context, open, faults } = await owner(`${script};`);
    await context.grantPermissions(['clipboard-read']);
    await open('/keys/new');
    await page.getByLabel('Name').first().fill('laptop');
    await page.getByRole('button', { name: 'Issue a key' }).click();
    const sheet = page.getByRole('dialog');
    const shown = /tl_[0-9A-Za-z]{38}/.exec(await sheet.innerText())?.[0] ?? '';
    await sheet.getByRole('button', { name: 'Copy the key' }).click();
    await page.getByText(says).first().waitFor();
    if (says === 'Copied') {
      const name = page.getByLabel('Name').first();
      await sheet.getByRole('button', { name: 'I have kept it' }).click();
      await open('/keys/new');
      await name.press('Control+V');
      expect(await name.inputValue()).toBe(shown);
    }
    expect(faults).toEqual([]);
  });
});
