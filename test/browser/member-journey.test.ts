import Anthropic from '@anthropic-ai/sdk';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse } from '../support/relay-house';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let visitor: ConsolePage;
let relayKey: string;

/** One person, from the generated password to a client of theirs that is answered; each step goes on where the one before ended. */
describe.skipIf(chromiumPath === undefined)('a new member of the team', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
  });
  afterAll(() => stop());

  it('has to choose a password of their own first', async () => {
    const { password } = await house.admin<{ password: string }>('POST', '/admin/users', { username: 'ada' });
    const { page, signIn } = visitor;
    await signIn('ada', password);
    await page.waitForURL('**/console/change-password');
    await page.goto(`${house.gateway.url}/console/keys`);
    await page.waitForURL('**/console/change-password');
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password', { exact: false }).first().fill('marble canyon whistle 5');
    await page.getByLabel('New password again').fill('marble canyon whistle 5');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('heading', { name: 'Hello, ada' }).waitFor();
  });

  it('is shown nothing that is for administrators', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'My keys' }).first().waitFor();
    for (const name of ['Accounts', 'People', 'Audit', 'Settings', 'Webhooks'])
      expect(await page.getByRole('navigation').getByRole('link', { name, exact: true }).count()).toBe(0);
  });

  it('issues a key, and takes lines with the key and a model that it may ask for', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Issue a key', exact: true }).first().click();
    await page.getByLabel('Name').fill('laptop');
    await page.getByRole('button', { name: 'Issue a key' }).click();
    const sheet = page.getByRole('dialog', { name: 'The key of laptop' });
    relayKey = /tl_[0-9A-Za-z]{38}/.exec(await sheet.innerText())?.[0] ?? '';
    expect(relayKey).not.toBe('');
    await sheet.getByText('ANTHROPIC_AUTH_TOKEN').waitFor();
    const lines = await sheet.innerText();
    expect(lines).toContain(`"ANTHROPIC_AUTH_TOKEN": "${relayKey}"`);
    expect(lines).toContain('"ANTHROPIC_MODEL": "sandbox-');
    await sheet.getByRole('tab', { name: 'curl' }).click();
    await sheet.getByText(`export TRUNKLINE_KEY=${relayKey}`).waitFor();
    expect(page.url()).not.toContain(relayKey);
    await sheet.getByRole('button', { name: 'I have kept it' }).click();
    await sheet.waitFor({ state: 'detached' });
    expect(await page.content()).not.toContain(relayKey);
  });

  it('tries it, and reads the answer as it comes', async () => {
    const { page } = visitor;
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Hello from the Trunkline sandbox').waitFor();
    await page.getByText('Answered', { exact: true }).waitFor();
    await page.getByText(/^Request req_/).waitFor();
  });

  it('points a client at the relay, which is answered', async () => {
    const client = new Anthropic({ baseURL: `${house.gateway.url}/api`, apiKey: relayKey });
    const stream = client.messages.stream({
      ...{ model: 'sandbox-small', max_tokens: 100 },
      messages: [{ role: 'user', content: 'Say hello' }],
    });
    expect(await stream.finalText()).toContain('Hello');
  });

  it('sees both requests in their usage without asking for them anew', async () => {
    const { page, open } = visitor;
    await open('/usage?tab=records');
    // One by the console, one by the client.
    await page.locator('tbody tr').filter({ hasText: 'sandbox-' }).nth(1).waitFor();
  });

  it('finds only their own session, and nothing that broke on the way', async () => {
    const { page, open, faults } = visitor;
    await open('/sessions');
    await page.getByText('This one').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('deletes the key, which then is refused', async () => {
    const { page, open } = visitor;
    await open('/keys');
    await page.getByRole('link', { name: 'laptop' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: /^Delete/ }).click();
    await page.getByText('You have no key yet').waitFor();
    const answer = await fetch(`${house.gateway.url}/v1/models`, { headers: { 'x-api-key': relayKey } });
    expect(answer.status).toBe(401);
  });
});
