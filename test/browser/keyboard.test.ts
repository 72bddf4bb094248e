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

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await visitor.page.keyboard.press(key);
};
/** What has the focus, by its id, its label or its text. */
const focused = (): Promise<string> =>
  visitor.page.evaluate<string>(`(() => {
    const at = document.activeElement;
    return at.id === 'content' ? 'the page' : (at.labels?.[0]?.innerText ?? at.ariaLabel ?? at.innerText.slice(0, 60));
  })()`);

/** No test of this file touches the mouse. */
describe.skipIf(chromiumPath === undefined)('the console with nothing but a keyboard', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.open('/sign-in');
    await visitor.page.keyboard.type('owner');
    await press('Tab');
    await visitor.page.keyboard.type(ownerPassword);
    await press('Enter');
    await visitor.page.getByRole('heading', { name: 'Hello, owner' }).waitFor();
  });
  afterAll(() => stop());

  it('goes on at the beginning of each page that was turned to, whatever led there', async () => {
    const { page } = visitor;
    await house.admin('POST', '/me/api-keys', { name: 'in the list' });
    await expect.poll(focused).toBe('the page');
    await page.getByRole('link', { name: 'My keys', exact: true }).first().focus();
    await press('Enter');
    await page.getByRole('heading', { name: 'My keys' }).waitFor();
    await expect.poll(focused).toBe('the page');
    await page.getByRole('link', { name: 'in the list' }).press('Enter');
    await page.getByRole('heading', { name: 'in the list', level: 1 }).waitFor();
    await expect.poll(focused).toBe('the page');
    await press('Control+k');
    await page.getByPlaceholder('Where to?').waitFor();
    await page.keyboard.type('people');
    await press('Enter');
    await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    await expect.poll(focused).toBe('the page');
  });

  it('skips the navigation', async () => {
    const { page, open } = visitor;
    await open('/keys');
    await page.getByRole('link', { name: 'in the list' }).waitFor();
    await press('Tab');
    expect(await focused()).toBe('Skip to the content');
    await press('Enter');
    await expect.poll(focused).toBe('the page');
    await press('Tab');
    expect(await page.evaluate('document.activeElement.closest("main") !== null')).toBe(true);
  });

  it('leads to the first field that the page finds wrong, each time', async () => {
    const { page, open } = visitor;
    await open('/keys/new');
    const issue = page.getByRole('button', { name: 'Issue a key' });
    for (let time = 0; time < 2; time += 1) {
      await issue.focus();
      await press('Enter');
      await expect.poll(focused).toMatch(/^Name/);
    }
  });

  it('leads to the first field that the control plane finds wrong', async () => {
    const { page, open } = visitor;
    await open('/keys/new');
    await page.getByLabel('Name').fill('from nowhere');
    await page.getByRole('button', { name: 'Models, clients and addresses' }).focus();
    await press('Enter');
    await page.getByLabel('Addresses that it may be used from').first().fill('nowhere');
    await page.getByRole('button', { name: 'Issue a key' }).focus();
    await press('Enter');
    await page.getByRole('alert').waitFor();
    await expect.poll(focused).toMatch(/^Addresses that/);
  });

  it('keeps the focus in a question, and gives it back to what asked it', async () => {
    const { page, open } = visitor;
    const { id } = await house.admin<{ id: string }>('POST', '/me/api-keys', { name: 'asked about' });
    await open(`/keys/${id}`);
    const opener = page.getByRole('button', { name: 'Delete', exact: true });
    await opener.focus();
    await press('Enter');
    const question = page.getByRole('dialog');
    await question.getByRole('button', { name: /^Delete/ }).waitFor();
    const isInside = (): Promise<unknown> => page.evaluate('document.activeElement.closest("[role=dialog]") !== null');
    await expect.poll(isInside).toBe(true);
    for (let step = 0; step < 5; step += 1) {
      await press('Tab');
      expect(await isInside()).toBe(true);
    }
    await press('Escape');
    await expect.poll(focused).toBe('Delete');
  });

  it('names marks and fields in the language of the page', async () => {
    const chinese = await openConsole(browser, house.gateway.url, { language: 'zh-CN' });
    await chinese.signIn('owner', ownerPassword);
    await chinese.open('/keys');
    const { page } = chinese;
    await page.getByRole('img', { name: '降序' }).waitFor();
    expect(await page.locator('[aria-label^="Sorted"], [aria-label="Not sorted"]').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain('No records');
    await chinese.close();
  });

  it('suggests tags that people and keys have to whoever may see them', async () => {
    const { page, open, faults } = visitor;
    await house.admin('POST', '/me/api-keys', { name: 'tagged', tags: ['night shift'] });
    await open('/people/new');
    await page.getByLabel('Tags').first().focus();
    await page.keyboard.type('night');
    await page.getByRole('option', { name: 'night shift' }).waitFor();
    await press('ArrowDown', 'Enter');
    await page.getByText('night shift').first().waitFor();
    expect(faults).toEqual([]);
  });
});
