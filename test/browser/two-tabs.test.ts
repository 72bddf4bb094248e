import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

interface Created {
  readonly id: string;
}

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;

/** The owner at a form, while anybody else changes the same record. */
let visitor: ConsolePage;

const create = async (path: string, body: object): Promise<string> =>
  (await house.admin<Created>('POST', path, body)).id;

const meanwhile = 'Somebody else has changed this meanwhile';

describe.skipIf(chromiumPath === undefined)('a record that two people change at once', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.signIn('owner', ownerPassword);
  });
  afterAll(() => stop());

  it('shows what others have changed, says where both have, and saves nothing back to what it was', async () => {
    const id = await create('/admin/account-groups', { name: 'night', description: 'one', strategy: 'least-busy' });
    const { page, faults, open } = visitor;
    await open(`/groups/${id}?tab=settings`);
    await page.getByLabel('Description').fill('mine');
    await house.admin('PATCH', `/admin/account-groups/${id}`, { name: 'night shift' });
    await page.locator('input[value="night shift"]').waitFor();
    expect(await page.getByText(meanwhile).count()).toBe(0);
    await house.admin('PATCH', `/admin/account-groups/${id}`, { description: 'theirs' });
    await page.getByText(meanwhile).waitFor();
    expect(await page.getByLabel('Description').inputValue()).toBe('mine');
    await page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await page.getByLabel('Description').inputValue()).toBe('theirs');
    await page.getByLabel('Description').fill('ours');
    expect(await page.getByText(meanwhile).count()).toBe(0);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The group is saved.').waitFor();
    expect(await house.admin('GET', `/admin/account-groups/${id}`)).toMatchObject({
      ...{ name: 'night shift', description: 'ours' },
    });
    expect(faults).toEqual([]);
  });

  it.each([
    {
      what: 'a person',
      path: '/admin/users',
      page: 'people',
      body: { username: 'grace', role: 'member', displayName: 'Grace', password: 'granite harbour violin 7' },
      theirs: { queueWeight: 7 },
      name: 'displayName',
    },
    {
      what: 'a key policy',
      path: '/admin/key-policies',
      page: 'policies',
      body: { name: 'nightly', roles: ['member'], maxKeys: 3 },
      theirs: { maxKeys: 9 },
      name: 'name',
    },
    {
      what: 'a webhook',
      path: '/admin/webhooks',
      page: 'webhooks',
      body: { name: 'bells', channel: 'standard', url: 'https://hooks.example.com/x', events: ['account.cooling'] },
      theirs: { minimumSeverity: 'critical' },
      name: 'name',
    },
    {
      what: 'a key',
      path: '/me/api-keys',
      page: 'all-keys',
      body: { name: 'laptop' },
      theirs: { tags: ['theirs'] },
      name: 'name',
    },
    {
      what: 'an account',
      path: '/admin/accounts',
      page: 'accounts',
      body: { name: 'spare', platform: 'sandbox', credentials: { apiKey: 'sk-sandbox-org-spare-x' } },
      theirs: { priority: 77 },
      name: 'name',
    },
  ])('keeps what others have changed of $what, where something else is saved', async (each) => {
    const id = await create(each.path, each.body);
    const at = each.path === '/me/api-keys' ? '/admin/api-keys' : each.path;
    const { page, faults, open } = visitor;
    await open(`/${each.page}/${id}?tab=settings`);
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed', { timeout: 10_000 });
    const refreshed = page.waitForResponse((answer) => answer.url().endsWith(id) && answer.ok());
    await house.admin('PATCH', `${at}/${id}`, each.theirs);
    await refreshed;
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH');
    await page.getByRole('button', { name: 'Save' }).click();
    expect((await saved).status()).toBe(200);
    expect(await house.admin('GET', `${at}/${id}`)).toMatchObject({ [each.name]: 'Renamed', ...each.theirs });
    expect(faults).toEqual([]);
  });

  it('says so where the record is gone, and offers what is there', async () => {
    const id = await create('/admin/account-groups', { name: 'short-lived', strategy: 'least-busy' });
    const { page, faults, open } = visitor;
    await open(`/groups/${id}?tab=settings`);
    await page.getByLabel('Description').fill('never mind');
    await house.admin('DELETE', `/admin/account-groups/${id}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('link', { name: 'Account groups' }).first().click();
    await page.getByRole('link', { name: 'New group' }).first().waitFor();
    expect(faults).toEqual([]);
  });
});
