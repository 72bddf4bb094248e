import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse } from '../support/relay-house';

const password = 'granite harbour violin 7';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;

async function visit(): Promise<ConsolePage> {
  const visitor = await openConsole(browser, house.gateway.url);
  onTestFinished(() => visitor.close());
  return visitor;
}

async function newPerson(username: string): Promise<string> {
  const body = { username, role: 'admin', password, mustChangePassword: false };
  return (await house.admin<{ id: string }>('POST', '/admin/users', body)).id;
}

/** Of the sign-in page that is shown. */
async function signInHere({ page }: ConsolePage, username: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[autocomplete="current-password"]').fill(password);
  await page.locator('button[type="submit"]').click();
}

const hasEnded = 'Your session has ended.';

describe.skipIf(chromiumPath === undefined)('a session that ends while a page is open', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
  });
  afterAll(() => stop());

  it('is said to whoever was in a form, who comes back to the same address', async () => {
    const id = await newPerson('ada');
    const visitor = await visit();
    const { page } = visitor;
    await visitor.signIn('ada', password);
    await visitor.open('/policies/new?from=here');
    await page.getByLabel('Name').fill('half a policy');
    await house.admin('POST', `/admin/users/${id}/end-sessions`);
    await page.waitForURL('**/console/sign-in?*');
    await page.getByText(hasEnded).waitFor();
    await signInHere(visitor, 'ada');
    await page.waitForURL('**/console/policies/new?from=here');
    await page.getByLabel('Name').waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('is said where no stream could tell, with the next thing that is done', async () => {
    const id = await newPerson('grace');
    const visitor = await visit();
    const { page } = visitor;
    await page.route('**/admin/live*', (route) => route.abort());
    await visitor.signIn('grace', password);
    await visitor.open('/groups/new');
    await page.getByLabel('Name').fill('half a group');
    await house.admin('POST', `/admin/users/${id}/end-sessions`);
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByText(hasEnded).waitFor();
    expect(await house.admin<object>('GET', '/admin/account-groups?search=half')).toMatchObject({ items: [] });
  });

  it('ends with a password that was changed elsewhere, and where it was changed it goes on', async () => {
    await newPerson('katherine');
    const [here, there] = [await visit(), await visit()];
    for (const visitor of [here, there]) await visitor.signIn('katherine', password);
    await here.open('/change-password');
    const { page } = here;
    await page.getByLabel('Current password').fill(password);
    await page.getByLabel('New password', { exact: false }).first().fill('marble canyon whistle 5');
    await page.getByLabel('New password again').fill('marble canyon whistle 5');
    await page.getByRole('button', { name: 'Change password' }).click();
    await there.page.getByText(hasEnded).waitFor();
    await page.getByRole('heading', { name: 'Hello, katherine' }).waitFor();
    await page.getByRole('link', { name: 'Account groups' }).first().click();
    await page.getByRole('heading', { name: 'Account groups', level: 1 }).waitFor();
    expect([...here.faults, ...there.faults]).toEqual([]);
  });

  it('says nothing of the kind to whoever signs out, or was never in', async () => {
    await newPerson('margaret');
    const visitor = await visit();
    const { page } = visitor;
    await visitor.open('/groups?search=x&sort=-name');
    expect(await page.getByText(hasEnded).count()).toBe(0);
    await signInHere(visitor, 'margaret');
    await page.waitForURL('**/console/groups?search=x&sort=-name');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('link', { name: 'Key policies' }).first().click();
    await page.waitForURL('**/console/policies');
    await page.goBack();
    await page.waitForURL('**/console/groups?search=x&sort=-name');
    await page.locator('input[value="x"]').waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/console/sign-in*');
    expect(await page.getByText(hasEnded).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
  });
});
