import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let visitor: ConsolePage;

describe.skipIf(chromiumPath === undefined)('what people write into forms', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.signIn('owner', ownerPassword);
  });
  afterAll(() => stop());

  it.each([
    { what: 'only spaces', text: '    ', says: 'This is needed.' },
    { what: 'letters that cannot be seen', text: 'a\u0000b', says: 'must have visible letters in one line' },
  ])('leads back to a name of $what, and says what is wrong with it', async ({ text, says }) => {
    const { page, open } = visitor;
    await open('/groups/new');
    await page.getByLabel('Name').fill(text);
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByLabel('Name').and(page.locator(':focus')).waitFor();
    await page.getByText(says, { exact: true }).waitFor();
    await page.getByLabel('Name').fill('in order');
    expect(await page.getByText(says, { exact: true }).count()).toBe(0);
  });

  it.each([
    { what: 'as much of ten thousand letters as it may have', text: 'x'.repeat(10_000), name: 'x'.repeat(100) },
    { what: 'letters of many parts', text: '👩‍👩‍👧‍👦 Ωé', name: '👩‍👩‍👧‍👦 Ωé' },
    { what: 'letters from right to left', text: 'שלום abc', name: 'שלום abc' },
  ])('takes $what for a name like any other', async ({ text, name }) => {
    const { page, open } = visitor;
    await open('/groups/new');
    await page.getByLabel('Name').fill(text);
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('leads to ticks of which one is needed, though they are out of sight', async () => {
    const { page, open } = visitor;
    await open('/policies/new');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('nobody’s');
    await page.locator('main button[type="submit"]').click();
    const first = page.getByRole('group', { name: /role/i }).getByRole('checkbox').first();
    await first.and(page.locator(':focus')).waitFor();
    await page.getByText('Choose at least one role or one account group').waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('leads to credentials that are missing', async () => {
    const { page, open } = visitor;
    await open('/accounts/new?platform=claude');
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('no key');
    await page.getByRole('button', { name: 'Add and test' }).click();
    await page.locator('input[type="password"]:focus').waitFor();
  });
});
