import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graveFindings } from '../support/console/accessibility';
import { chromiumPath, launchBrowser } from '../support/console/browser';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { missingForHttps } from '../support/console/https-front';
import { type HttpsHouse, startHttpsHouse } from '../support/console/https-house';
import { type SandboxClient, oauthClient } from '../support/protocols/sandbox-credentials';
import { ownerPassword } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const CALLBACK = '/admin/accounts/connect/callback';

let house: HttpsHouse;
let browser: Browser;
let owner: ConsolePage;
/** Of the sandbox, whose sign-in service leads a browser back at once: there everybody has agreed already. */
let vendor: SandboxClient;

/** A new account of the vendor, as far as the button that leads there. */
async function fillInNew(name: string): Promise<void> {
  const { page, open } = owner;
  await open('/accounts/new');
  await page.getByRole('radio', { name: /^Gemini/ }).click();
  await page.getByRole('radio', { name: 'Sign in at the vendor' }).check();
  await page.getByLabel('Authorization address').fill(vendor.authorization_uri);
  await page.getByLabel('Token address').fill(vendor.token_uri);
  await page.getByLabel('Client id').fill(vendor.client_id);
  await page.getByLabel('Client secret').fill(vendor.client_secret);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByLabel('Base URL').fill(house.sandbox.url);
}

async function goToTheVendor(): Promise<void> {
  await owner.page.getByRole('button', { name: 'Go on to the vendor' }).click();
  await owner.page.getByText('Agree at the vendor').waitFor();
}

/** Opens the vendor's page as a person would, in a tab of its own. */
async function agree(): Promise<Page> {
  const [tab] = await Promise.all([
    owner.context.waitForEvent('page'),
    owner.page.getByRole('link', { name: 'Open the vendor’s page' }).click(),
  ]);
  return tab;
}

describe.skipIf(chromiumPath === undefined || missingForHttps.length > 0)(
  'an account that is connected at its vendor',
  () => {
    beforeAll(async () => {
      [house, browser] = await Promise.all([startHttpsHouse(), launchBrowser()]);
      vendor = await oauthClient(house.sandbox.url, 'vendor', { redirect_uri: `${house.front.url}${CALLBACK}` });
      owner = await openConsole(browser, house.front.url);
      await owner.signIn('owner', ownerPassword);
    });
    afterAll(async () => {
      await browser.close();
      await house.stop();
    });

    it('is asked for when all words of the form have come, and may be of another platform at once', async () => {
      const { page, open, faults } = owner;
      const words = /\/assets\/accounts-[^/]+\.js$/;
      let letThrough = (): void => undefined;
      const held = new Promise<void>((resolve) => (letThrough = resolve));
      await page.route(words, (route) => held.then(() => route.continue()));
      const asked = page.waitForRequest(words);
      const opened = open('/accounts/new');
      await asked;
      expect(await page.getByRole('radio').count()).toBe(0);
      letThrough();
      await opened;
      await page.getByRole('radio', { name: /^Gemini/ }).click();
      await page.getByRole('radio', { name: /^Claude/ }).click();
      await page.waitForURL('**?platform=claude');
      await page.getByLabel('Base URL').waitFor();
      await page.unroute(words);
      expect(faults).toEqual([]);
    });

    it('is begun with all that is needed, and shows where the vendor has to lead back to', async () => {
      const { page } = owner;
      await fillInNew('by agreement');
      await page.getByLabel('Client id').fill('');
      await page.getByRole('button', { name: 'Go on to the vendor' }).click();
      await page.getByText('This is needed.').waitFor();
      await page.getByLabel('Client id').fill(vendor.client_id);
      await goToTheVendor();
      await page.getByText(`${house.front.url}${CALLBACK}`).waitFor();
      await page.getByRole('button', { name: 'I have agreed' }).click();
      await page.getByText('It is not connected yet').waitFor();
      expect(await graveFindings(page)).toEqual([]);
      expect(await page.content()).not.toContain(vendor.client_secret);
    });

    it('is there when the browser comes back, and is tested at once', async () => {
      const { page } = owner;
      const tab = await agree();
      await tab.getByText('by agreement is connected').waitFor();
      expect(new URL(tab.url()).origin).toBe(house.front.url);
      expect(await graveFindings(tab)).toEqual([]);
      await tab.close();
      await page.getByRole('heading', { name: 'by agreement is added' }).waitFor();
      await page.getByText('The account answered').waitFor();
    });

    it('is none when the vendor says no, or leads somebody else’s browser back', async () => {
      const { page, context } = owner;
      await fillInNew('never agreed');
      await goToTheVendor();
      const link = await page.getByRole('link', { name: 'Open the vendor’s page' }).getAttribute('href');
      const state = new URL(link ?? '').searchParams.get('state') ?? '';
      const back = (query: string): string => `${house.front.url}${CALLBACK}?${query}&state=${state}`;
      const foreign = await openConsole(browser, house.front.url);
      await foreign.page.goto(back('code=of-somebody-else'));
      await foreign.page.getByText('This sign-in was not begun in this browser').waitFor();
      await foreign.close();
      const tab = await context.newPage();
      await tab.goto(back('error=access_denied'));
      await tab.getByText('The sign-in service did not connect the account: access_denied').waitFor();
      await tab.close();
      await page.getByRole('button', { name: 'I have agreed' }).click();
      await page.getByText('It is not connected yet').waitFor();
    });

    it('is made by the address that was pasted, where the browser could not come back', async () => {
      const { page, context } = owner;
      await fillInNew('by paste');
      await goToTheVendor();
      let ledTo = '';
      await context.route(`${vendor.authorization_uri}?*`, async (route) => {
        const answer = await route.fetch({ maxRedirects: 0 });
        ledTo = answer.headers().location ?? '';
        await route.abort();
      });
      const tab = await agree();
      await until(() => ledTo !== '', 'the vendor leads back');
      await tab.close();
      await context.unroute(`${vendor.authorization_uri}?*`);
      const paste = page.getByLabel('Address that the vendor led to');
      await paste.fill(house.front.url);
      await page.getByRole('button', { name: 'Connect with this address' }).click();
      await page.getByText('This address has no code and state in it').waitFor();
      await paste.fill(ledTo);
      await page.getByRole('button', { name: 'Connect with this address' }).click();
      await page.getByRole('heading', { name: 'by paste is added' }).waitFor();
      await page.getByText('The account answered').waitFor();
    });

    it('is connected again when its sign-in is over, and keeps its client', async () => {
      const { page, open, faults } = owner;
      const { token_uri: tokenUrl, client_id: clientId, client_secret: clientSecret } = vendor;
      const oauth = { tokenUrl, clientId, clientSecret, refreshToken: 'of-last-year' };
      const { id } = await house.admin<{ id: string }>('POST', '/admin/accounts', {
        ...{ name: 'of last year', platform: 'gemini', baseUrl: house.sandbox.url, credentials: { oauth } },
      });
      await house.admin('POST', `/admin/accounts/${id}/test`, {});
      await open('/accounts');
      await page.getByRole('link', { name: 'of last year' }).click();
      await page.getByRole('tab', { name: 'Credentials' }).click();
      await page.getByText('Its sign-in service takes its secret no longer').waitFor();
      await page.getByRole('radio', { name: 'Sign in at the vendor' }).check();
      await page.getByLabel('Authorization address').fill(vendor.authorization_uri);
      await goToTheVendor();
      const tab = await agree();
      await tab.getByText('of last year is connected').waitFor();
      await tab.close();
      await page.getByText('Its credentials are stored and can be used').waitFor();
      await page.getByRole('tab', { name: 'Tests' }).click();
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByText('The account answered').waitFor();
      expect(faults).toEqual([]);
    });
  },
);
