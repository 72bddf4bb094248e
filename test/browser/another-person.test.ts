import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

const memberPassword = 'granite harbour violin 7';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;

async function ownerAtKeys(): Promise<ConsolePage> {
  const visitor = await openConsole(browser, house.gateway.url);
  onTestFinished(() => visitor.close());
  await visitor.signIn('owner', ownerPassword);
  await visitor.open('/keys');
  await visitor.page.getByRole('link', { name: 'owners-own' }).waitFor();
  return visitor;
}

describe.skipIf(chromiumPath === undefined)('a browser that more than one person uses', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    await house.admin('POST', '/me/api-keys', { name: 'owners-own' });
    await house.admin('POST', '/admin/users', {
      ...{ username: 'ada', role: 'member', password: memberPassword, mustChangePassword: false },
    });
  });
  afterAll(() => stop());

  it('shows nothing of one person to the next, who signed in in another tab', async () => {
    const { page, context, faults } = await ownerAtKeys();
    // As in a tab that nobody looks at: the stream would tell at once that the session has ended.
    await page.route('**/admin/live*', (route) => route.abort());
    await page.reload();
    await page.getByRole('link', { name: 'owners-own' }).waitFor();
    await page.evaluate("fetch('/auth/logout', { method: 'POST' })");
    const body = JSON.stringify({ username: 'ada', password: memberPassword });
    const other = await context.newPage();
    await other.goto(`${house.gateway.url}/console/sign-in`);
    await other.evaluate(
      `fetch('/auth/login', { method: 'POST', body: '${body}', headers: { 'content-type': 'application/json' } })`,
    );
    // Its own token is over, and the cookie is another person's.
    await page.getByRole('link', { name: 'Sessions' }).first().click();
    await page.getByRole('button', { name: 'Account of ada' }).waitFor();
    await page.getByRole('link', { name: 'My keys' }).first().click();
    await page.getByText('You have no key yet').waitFor();
    expect(await page.getByText('owners-own').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Accounts' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('leaves no dialog open at a sign-out, and says when the relay could not be told of it', async () => {
    const { page, context } = await ownerAtKeys();
    await page.getByRole('link', { name: 'owners-own' }).click();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').waitFor();
    const second = await context.newPage();
    await second.goto(`${house.gateway.url}/console/keys`);
    await second.route('**/auth/logout', (route) => route.abort());
    await second.getByRole('button', { name: /^Account of/ }).click();
    await second.getByRole('menuitem', { name: 'Sign out' }).click();
    await second.getByText('could not be told').waitFor();
    await page.waitForURL('**/console/sign-in*');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
