import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { askRelay, newGreeting } from '../support/relay-client';
import { type RelayHouse, ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const SECRET = 'sk-sandbox-org-journey-of-an-admin';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let visitor: ConsolePage;
let requestId: string;

/** From a relay without an account to a pool that serves somebody; each step goes on where the one before ended. */
describe.skipIf(chromiumPath === undefined)('an administrator of an empty relay', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.signIn('owner', ownerPassword);
  });
  afterAll(() => stop());

  it('deletes the account of the first start, and is told what will happen', async () => {
    const { page, open } = visitor;
    await open('/accounts');
    await page.getByRole('link', { name: 'Sandbox' }).click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: /^Delete/ }).click();
    const question = page.getByRole('dialog');
    await question.waitFor();
    await question.getByRole('button', { name: /^Delete/ }).click();
    await page.getByText('There is no account yet').waitFor();
  });

  it('makes a group, adds an account to it, and hears its first answer', async () => {
    const { page, open } = visitor;
    await open('/groups/new');
    await page.getByLabel('Name').fill('research');
    await page.getByRole('radio', { name: /^Least busy/ }).click();
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByRole('heading', { name: 'research' }).waitFor();

    await open('/accounts/new');
    await page.getByRole('radio', { name: /^Sandbox/ }).click();
    await page.getByLabel('API key').fill(SECRET);
    await page.getByLabel('Name').fill('team account');
    await page.locator('main').getByLabel('Account groups').first().click();
    await page.getByRole('option', { name: 'research' }).click();
    await page.getByRole('button', { name: 'Add and test' }).click();
    await page.getByText('Hello from the Trunkline sandbox').waitFor();
    await page.getByText('The account answered').waitFor();
    expect(await page.content()).not.toContain(SECRET);
  });

  it('adds a person, whose password is shown once', async () => {
    const { page, open } = visitor;
    await open('/people/new');
    await page.getByLabel('User name').fill('ben');
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: 'Password of ben' });
    await sheet.waitFor();
    const password = await sheet.locator('code').first().innerText();
    await sheet.getByRole('button', { name: 'I have kept it' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(password);
    const body = JSON.stringify({ username: 'ben', password });
    const headers = { 'content-type': 'application/json' };
    const { status } = await fetch(`${house.gateway.url}/auth/login`, { method: 'POST', headers, body });
    expect(status).toBe(200);
  });

  it('sees a request of theirs explained, from the candidates to the cost', async () => {
    const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/account-groups');
    const body = { name: 'for the team', groupId: items[0]?.id };
    const { key } = await house.admin<{ key: string }>('POST', '/admin/api-keys', body);
    const asker = { gateway: house.gateway, relayKey: key };
    await until(async () => (await askRelay(asker, newGreeting())).status === 200, 'the pool serves');
    requestId = String((await askRelay(asker, newGreeting({ stream: true }))).headers['x-request-id']);

    const { page, open } = visitor;
    await open('/requests');
    await page.locator(`a[href$="${requestId}"]`).first().click();
    await page.getByText('team account').first().waitFor();
    await page.getByText('least-busy').or(page.getByText('Least busy')).first().waitFor();
    await page.getByText('$').first().waitFor();
  });

  it('finds all of it in the audit log, whose chain holds', async () => {
    const { page, open, faults } = visitor;
    await open('/audit');
    await page.getByText('team account').or(page.getByText('account.created')).first().waitFor();
    await page.getByRole('button', { name: 'Check the chain' }).click();
    await page.getByText(/^All \d+ entries are as they were written$/).waitFor();
    expect(await page.content()).not.toContain(SECRET);
    expect(faults).toEqual([]);
  });
});
