import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type CuttingProxy, startCuttingProxy } from '../support/console/cutting-proxy';
import { type RelayHouse, neverCool, ownerPassword } from '../support/relay-house';

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let proxy: CuttingProxy;
let visitor: ConsolePage;
let keyId: string;

async function ask(model: string): Promise<void> {
  const { page, open } = visitor;
  await open(`/keys/${keyId}?tab=try`);
  await page.getByRole('combobox', { name: 'Model' }).click();
  await page.getByRole('option', { name: model }).click();
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
}

describe.skipIf(chromiumPath === undefined)('streams that break off', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    proxy = await startCuttingProxy(house.gateway.url);
    const { items } = await house.admin<{ items: { id: string }[] }>('GET', '/admin/accounts');
    for (const { id } of items)
      await house.admin('PATCH', `/admin/accounts/${id}`, { models: ['sandbox-small', 'sandbox-large'] });
    for (const fault of ['cut', 'stall'])
      await house.admin('POST', '/admin/accounts', {
        ...{ name: fault, platform: 'sandbox', credentials: { apiKey: `sk-sandbox-fault-${fault}-x` } },
        ...{ models: [`sandbox-${fault}`], cooldownSeconds: neverCool },
      });
    const { id } = await house.admin<{ id: string }>('POST', '/me/api-keys', { name: 'laptop' });
    keyId = id;
    visitor = await openConsole(browser, proxy.url);
    await visitor.context.addInitScript({ content: 'delete window.showSaveFilePicker' });
    await visitor.signIn('owner', ownerPassword);
  });
  afterAll(async () => {
    await proxy.stop();
    await stop();
  });

  it('keeps what has come of an answer whose upstream broke off, and says that it is not whole', async () => {
    const { page } = visitor;
    await ask('sandbox-cut');
    await page.getByRole('alert').waitFor();
    await page.getByRole('log').getByText('Hello').waitFor();
    expect(await page.getByText('Answered', { exact: true }).count()).toBe(0);
    expect(visitor.faults).toEqual([]);
  });

  it('stops when it is told to, keeps what has come, and can ask again', async () => {
    const { page } = visitor;
    await ask('sandbox-stall');
    await page.getByRole('log').getByText('Hello').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('status').filter({ hasText: 'Stopped' }).waitFor();
    await page.getByRole('log').getByText('Hello').waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'Stopped' }).waitFor({ state: 'detached' });
    expect(visitor.faults).toEqual([]);
  });

  it('says so where the way from the relay breaks', async () => {
    const { page } = visitor;
    proxy.cutNext(`/me/api-keys/${keyId}/try`, 200);
    await ask('sandbox-large');
    await page.getByRole('alert').filter({ hasText: 'The relay cannot be reached' }).waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Answered', { exact: true }).waitFor();
    expect(visitor.faults).toEqual([]);
  });

  it('saves nothing of an export that broke off, and says so', async () => {
    const { page, open } = visitor;
    const saved: string[] = [];
    page.on('download', (download) => saved.push(download.suggestedFilename()));
    await open('/audit');
    proxy.cutNext('/admin/audit/export', 200);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem').first().click();
    await page.getByText('The connection broke off before the file was whole: nothing is saved.').waitFor();
    expect(saved).toEqual([]);
    const whole = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem').first().click();
    expect((await whole).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
    await page.getByText('The file is saved').waitFor();
  });
});
