import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/console/browser';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { deviceAt } from '../support/device/device-client';
import { ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';
import { type BusyHouse, startBusyHouse } from './busy-house';

const folder = join(import.meta.dirname, '../../.cache/screenshots');
const looks = [
  { scheme: 'light', width: 1280, height: 900 },
  { scheme: 'dark', width: 1280, height: 900 },
  { scheme: 'light', width: 390, height: 844 },
] as const;
/** What has no link in the navigation. */
const forms = [
  ...['/keys/new', '/groups/new', '/people/new', '/people/several', '/policies/new', '/webhooks/new'],
  ...['/prices/new', '/prices/repricings/new', '/usage?tab=records', '/usage-explorer/reconciliation'],
];
/** Colours change over some frames, and drawings grow into their place. */
const settled = `(async () => {
  for (let frame = 0; frame < 12; frame += 1) await new Promise(requestAnimationFrame);
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
})()`;
/** Of this page and of the kit. */
const loading = 'main [aria-label="Loading"], main .mantine-Loader-root, main .mantine-Skeleton-root[data-visible]';

let busy: BusyHouse;
let browser: Browser;

beforeAll(async () => {
  [busy, browser] = await Promise.all([startBusyHouse(), launchBrowser()]);
  await mkdir(folder, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await busy.stop();
});

/** `/accounts/acc_123?tab=tests` → `accounts-acc-tests`. */
const nameOf = (address: string): string =>
  address
    .replace(/\b([a-z]{2,4})_\w+/g, '$1')
    .replace(/\w+=/g, '')
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '') || 'home';

/** Pictures of one page as it stands, in every look. */
async function take(page: Page, name: string): Promise<void> {
  for (const { scheme, width, height } of looks) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(settled);
    await page.screenshot({ path: join(folder, `${name}-${scheme}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(looks[0]);
  await page.emulateMedia({ colorScheme: looks[0].scheme });
}

const taken = new Map<string, number>();

async function visit(visitor: ConsolePage, address: string, wanted = nameOf(address)): Promise<void> {
  const number = (taken.get(wanted) ?? 0) + 1;
  taken.set(wanted, number);
  const name = number === 1 ? wanted : `${wanted}-${number}`;
  await visitor.open(address);
  await until(async () => (await visitor.page.locator(loading).count()) === 0, `${address} is loaded`);
  await take(visitor.page, name);
}

it('makes pictures of what everybody sees first', async () => {
  const { house } = busy;
  const visitor = await openConsole(browser, house.gateway.url);
  await visit(visitor, '/sign-in');
  const { password } = await house.admin<{ password: string }>('POST', '/admin/users', { username: 'newcomer' });
  await visitor.signIn('newcomer', password);
  await visit(visitor, '/change-password');
  await visitor.close();
});

it('makes pictures of every page', async () => {
  const { house, furnished } = busy;
  const visitor = await openConsole(browser, house.gateway.url);
  await visitor.signIn('owner', ownerPassword);
  const links = await visitor.page
    .locator('nav a[href^="/console"]')
    .evaluateAll((elements) =>
      elements.map((element) =>
        (element as unknown as { getAttribute: (name: string) => string }).getAttribute('href'),
      ),
    );
  const inNavigation = links.map((link) => link.replace('/console', ''));
  const { userCode } = await deviceAt(house.gateway.url)
    .begin({ 'x-forwarded-proto': 'https' })
    .catch(() => ({ userCode: '' }));
  const account = furnished.find((address) => address.startsWith('/accounts/acc_')) ?? '';
  const webhook = furnished.find((address) => address.startsWith('/webhooks/whe_')) ?? '';
  const addresses = [
    ...[...inNavigation, ...furnished, ...forms],
    ...['tests', 'settings', 'credentials'].map((tab) => `${account}?tab=${tab}`),
    ...['overview', 'settings'].map((tab) => `${webhook}?tab=${tab}`),
  ];
  for (const address of new Set(addresses)) await visit(visitor, address);
  await visit(visitor, `/device?user_code=${userCode}`, 'device');
  console.log(`pictures are in ${folder}`);
  expect(visitor.faults).toEqual([]);
});
