import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { graveFindings } from '../support/console/accessibility';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, type ConsolePageOptions, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

const dist = join(import.meta.dirname, '../../dist');

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;

async function visit(options?: ConsolePageOptions): Promise<ConsolePage> {
  const visitor = await openConsole(browser, house.gateway.url, options);
  onTestFinished(() => visitor.close());
  return visitor;
}

describe.skipIf(chromiumPath === undefined)('signing in to the console', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
  });
  afterAll(() => stop());

  it('leads from the address of the relay to the sign-in, and on to the page that was asked for', async () => {
    const { page, faults } = await visit();
    await page.goto(house.gateway.url);
    await page.waitForURL('**/console/sign-in');
    await page.goto(`${house.gateway.url}/console/keys?search=first`);
    await page.getByLabel('User name').fill('owner');
    await page.locator('input[type="password"]').fill(ownerPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/keys?search=first');
    await page.getByRole('heading', { name: 'My keys' }).waitFor();
    expect(faults).toEqual([]);
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
    'does not go to %s, which somebody has put into a link',
    async (to) => {
      const visitor = await visit();
      await visitor.open(`/sign-in?${new URLSearchParams({ to }).toString()}`);
      await visitor.page.locator('input[autocomplete="username"]').fill('owner');
      await visitor.page.locator('input[type="password"]').fill(ownerPassword);
      await visitor.page.locator('button[type="submit"]').click();
      await visitor.page.locator('nav').first().waitFor();
      expect(new URL(visitor.page.url()).origin).toBe(house.gateway.url);
      expect(visitor.faults).toEqual([]);
    },
  );

  it('says what is wrong, and keeps nothing of the password', async () => {
    const { page, open } = await visit();
    await open('/sign-in');
    await page.locator('input[autocomplete="username"]').fill('owner');
    await page.locator('input[type="password"]').fill('not the password');
    await page.locator('button[type="submit"]').click();
    await page.getByRole('alert').waitFor();
    expect(page.url()).not.toContain('password=');
  });

  it('stays signed in over a reload with nothing in storage that could be taken, and leaves every tab at once', async () => {
    const { page, context, signIn } = await visit();
    await signIn('owner', ownerPassword);
    await page.reload();
    await page.getByRole('button', { name: /^Account of/ }).waitFor();
    const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(stored).not.toMatch(/eyJ|trunkline_refresh/);
    const second = await context.newPage();
    await second.goto(`${house.gateway.url}/console/keys`);
    await second.getByRole('heading', { name: 'My keys' }).waitFor();
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL('**/console/sign-in*');
    await second.waitForURL('**/console/sign-in*');
    // Who leaves need not be told that they have left.
    for (const left of [page, second]) await left.getByText('Your session has ended').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)('can be used by everybody in %s colours', async (scheme) => {
    const { page, open } = await visit({ scheme, width: 390 });
    await open('/sign-in');
    expect(await graveFindings(page)).toEqual([]);
  });

  it('speaks the language of the browser, and that which was chosen', async () => {
    const { page, open, signIn } = await visit({ language: 'zh-CN' });
    await open('/sign-in');
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await signIn('owner', ownerPassword);
    await page.getByRole('button', { name: /的账户$/ }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByText('Sign out').waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Account of/ }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('searches pages from the keyboard, and gives the focus back, also the first time', async () => {
    const { page, signIn, faults } = await visit();
    await signIn('owner', ownerPassword);
    const opener = page.getByRole('button', { name: /Search pages/ });
    for (let time = 0; time < 2; time += 1) {
      await opener.focus();
      await page.keyboard.press('Enter');
      await page.locator('input[placeholder]:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('button:focus', { hasText: 'Search' }).waitFor({ timeout: 5_000 });
    }
    await page.keyboard.press('Control+k');
    await page.locator('input[placeholder]:focus').fill('audit');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/audit');
    expect(faults).toEqual([]);
  });

  it('loads less than 300 KB, compressed with gzip, before the first page can be used, signed in or not', async () => {
    const { page, open, signIn } = await visit();
    const asked = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/console/')) asked.add(pathname.includes('.') ? pathname : '/console/index.html');
    });
    const weigh = (what: string): number => {
      const sizes = [...asked].map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      console.log(`${what}: ${sizes.length} files, ${(bytes / 1024).toFixed(0)} KB`);
      return bytes;
    };
    await open('/sign-in');
    expect(weigh('the console before the sign-in')).toBeLessThan(300 * 1024);
    await signIn('owner', ownerPassword);
    asked.clear();
    await page.reload();
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    expect(weigh('the first page of who is signed in')).toBeLessThan(300 * 1024);
  });
});
