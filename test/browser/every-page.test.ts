import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graveFindings } from '../support/console/accessibility';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { furnish } from '../support/console/furnish';
import { hostileTexts } from '../support/console/hostile-texts';
import { type RelayHouse, ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';

/** Of this page and of the kit. */
const stillLoading = 'main [aria-label="Loading"], main .mantine-Loader-root';
/** Colours and places change over some frames. */
const settled = `(async () => {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
})()`;
/** What makes the page itself scroll sideways; what scrolls within a frame of its own does not. */
const beyondTheEdge = `document.documentElement.scrollWidth <= innerWidth ? [] :
  ['to ' + document.documentElement.scrollWidth, ...[...document.querySelectorAll('main *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map((element) => element.outerHTML.slice(0, 120))
    .slice(0, 8)]`;
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 900 };

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let visitor: ConsolePage;
let addresses: string[];

/** Every name of the house is a text that would run if a page took it for anything else than text. */
describe.skipIf(chromiumPath === undefined)('every page, with hostile names in every field', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    // A number keeps names unique.
    const furnished = await furnish(house, (number) => `${hostileTexts[number % hostileTexts.length] ?? ''} ${number}`);
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.context.addInitScript({ content: "globalThis.pwned = (by) => console.error('ran: ' + by);" });
    await visitor.signIn('owner', ownerPassword);
    const links = await visitor.page
      .locator('nav a[href^="/console"]')
      .evaluateAll((elements) =>
        elements.map((element) =>
          (element as unknown as { getAttribute: (name: string) => string }).getAttribute('href'),
        ),
      );
    addresses = [...new Set([...links.map((link) => link.replace('/console', '')), ...furnished])];
  });
  afterAll(() => stop());

  it('shows them as text, breaks no rule of the policy, and can be used by everybody in light, in dark and on a phone', async () => {
    expect(addresses.length).toBeGreaterThan(25);
    const found: Record<string, unknown> = {};
    for (const address of addresses) {
      const { page, faults, open } = visitor;
      await page.setViewportSize(LAPTOP);
      await page.emulateMedia({ colorScheme: 'light' });
      await open(address);
      await until(async () => (await page.locator(stillLoading).count()) === 0, `${address} is loaded`);
      const light = await graveFindings(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
      await page.evaluate(settled);
      const dark = await graveFindings(page);
      await page.setViewportSize(PHONE);
      await page.evaluate(settled);
      const tooWide = await page.evaluate<string[]>(beyondTheEdge);
      const missing = await page.getByRole('heading', { name: 'There is no such page' }).count();
      const wrong = {
        ...(light.length > 0 ? { light } : {}),
        ...(dark.length > 0 ? { dark } : {}),
        ...(faults.length > 0 ? { faults: faults.splice(0) } : {}),
        ...(tooWide.length > 0 ? { tooWide } : {}),
        ...(missing > 0 ? { missing } : {}),
      };
      if (Object.keys(wrong).length > 0) found[address] = wrong;
    }
    expect(found).toEqual({});
  }, 600_000);
});
