import type { Browser, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../support/console/browser';
import { startConsoleHouse } from '../support/console/console-house';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { type RelayHouse, ownerPassword } from '../support/relay-house';

type Answer = Parameters<Route['fulfill']>[0];

let house: RelayHouse;
let browser: Browser;
let stop: () => Promise<void>;
let visitor: ConsolePage;

const problem = (status: number, code: string, detail: string): Answer => ({
  ...{ status, contentType: 'application/problem+json' },
  body: JSON.stringify({ status, code, detail, requestId: 'req_of_the_test' }),
});
async function inPlaceOf(address: string, answer: Answer): Promise<void> {
  await visitor.page.route(address, (route) => route.fulfill(answer));
}

describe.skipIf(chromiumPath === undefined)('answers that nobody expects', () => {
  beforeAll(async () => {
    ({ house, browser, stop } = await startConsoleHouse());
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.signIn('owner', ownerPassword);
  });
  afterEach(() => visitor.page.unrouteAll());
  afterAll(() => stop());

  it.each([
    { what: 'a fault of the relay', answer: problem(500, 'gateway_failed', 'It broke.'), says: 'It broke.' },
    {
      what: 'a sign-in page of a network',
      answer: { status: 200, contentType: 'text/html', body: '<h1>Welcome</h1>' },
      says: 'has answered in its place (HTTP 200)',
    },
    {
      what: 'nothing but a status',
      answer: { status: 503, headers: { 'content-length': '0', 'retry-after': '1' }, body: '' },
      says: 'has answered in its place (HTTP 503)',
    },
    {
      what: 'half an answer',
      answer: { status: 200, contentType: 'application/json', body: '{"items":[{"id":' },
      says: 'cannot be read',
    },
  ])('says what there is to say of $what, and asks again when it is told to', async ({ answer, says }) => {
    const { page, open } = visitor;
    await inPlaceOf('**/admin/account-groups?*', answer);
    await open('/groups');
    const alert = page.getByRole('alert').filter({ hasText: says });
    await alert.waitFor();
    expect(await page.getByText('There is no account group yet').count()).toBe(0);
    await page.unrouteAll();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('There is no account group yet').waitFor();
  });

  it('takes no empty refusal of a proxy for something that was done', async () => {
    const { page, open } = visitor;
    await open('/groups/new');
    await page.getByLabel('Name').fill('never made');
    await inPlaceOf('**/admin/account-groups', { status: 502, headers: { 'content-length': '0' }, body: '' });
    await page.getByRole('button', { name: 'Make the group' }).click();
    await page.getByRole('alert').filter({ hasText: 'HTTP 502' }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('never made');
  });

  it.each([
    { what: 'a sign-in page of a network', answer: { status: 200, contentType: 'text/html', body: '<h1>Hello' } },
    { what: 'nothing but a status', answer: { status: 502, body: '' } },
  ])('neither waits for ever nor signs anybody out when $what answers for the session', async ({ answer }) => {
    const { page } = visitor;
    await inPlaceOf('**/auth/refresh', answer);
    await page.goto(`${house.gateway.url}/console/groups`);
    await page.getByText('The relay cannot be reached. Nothing is lost').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Account groups', level: 1 }).waitFor();
  });

  it.each([
    ['page', /assets\/policies-page-.*\.js/],
    ['messages', /assets\/policies-[\w-]{8}\.js/],
  ])('says what to do where the %s of an older release are gone', async (_missing, file) => {
    const { page, open } = visitor;
    await open('/');
    await page.route(file, (route) => route.fulfill({ status: 404, body: '' }));
    await page.getByRole('link', { name: 'Key policies' }).first().click();
    await page.getByText('A part of this page could not be loaded.').first().waitFor();
    await page.unrouteAll();
    await page.reload();
    await page.getByRole('heading', { name: 'Key policies', level: 1 }).waitFor();
  });

  it('says of its own faults that they are its own', async () => {
    const { page } = visitor;
    await inPlaceOf('**/admin/account-groups?*', { status: 200, contentType: 'application/json', body: '{"items":7}' });
    await page.goto(`${house.gateway.url}/console/groups`);
    await page.getByRole('alert').filter({ hasText: 'This page has a fault.' }).waitFor();
    await page.getByRole('link', { name: 'Home' }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  it.each([
    ['en', 'The console could not be loaded'],
    ['zh-CN', '无法加载控制台'],
  ] as const)('is no white page where its first files are missing (%s)', async (language, says) => {
    const other = await openConsole(browser, house.gateway.url, { language });
    await other.page.route('**/assets/foundation-*.js', (route) => route.fulfill({ status: 404, body: '' }));
    await other.page.goto(`${house.gateway.url}/console/keys`);
    await other.page.getByRole('alert').filter({ hasText: says }).waitFor();
    await other.page.unrouteAll();
    await other.page.getByRole('button').click();
    await other.page.locator('input[autocomplete="username"]').waitFor();
    await other.close();
  });
});
