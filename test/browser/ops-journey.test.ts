import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { chromiumPath, launchBrowser } from '../support/console/browser';
import { type ConsolePage, openConsole } from '../support/console/console-page';
import { furnishedPassword } from '../support/console/furnish';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting } from '../support/relay-client';
import { until } from '../support/supervisor/until';
import { type Receiver, startReceiver } from '../support/webhooks/receiver';

interface ToldEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Long enough to be seen, short enough to be waited for. */
const COOLDOWN_SECONDS = 6;
const REQUESTS_AT_ONCE = 3;
const troubled = 'sk-sandbox-troubled';

let house: PoolHouse;
let receiver: Receiver;
let browser: Browser;
let visitor: ConsolePage;
let key: IssuedKey;

const toldOf = (type: string): ToldEvent[] =>
  receiver.calls.map(({ body }) => JSON.parse(body) as ToldEvent).filter((event) => event.type === type);

/** What `/pool` shows, by the names that are read out. */
const panel = (name: string): Locator => visitor.page.getByRole('region', { name });
const tileOf = (account: string): Locator => visitor.page.getByRole('group', { name: account, exact: true });

/** Several people who ask all the time, each question once the answer before has come. */
function askWithoutEnd(): () => Promise<void> {
  let isOver = false;
  const model = 'sandbox-stream-20x50';
  const asking = Array.from({ length: REQUESTS_AT_ONCE }, async () => {
    while (!isOver) await house.ask(key, newGreeting({ stream: true, model }));
  });
  return async () => {
    isOver = true;
    await Promise.all(asking);
  };
}

/** A page that is never loaded anew: everything that changes on it has been told to it. */
describe.skipIf(chromiumPath === undefined)('an operator in an outage', () => {
  beforeAll(async () => {
    [house, receiver, browser] = await Promise.all([
      startPoolHouse({ WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8' }),
      startReceiver(),
      launchBrowser(),
    ]);
    const groupId = await house.addGroup({ name: 'Everybody' });
    const more = { groupIds: [groupId], cooldownSeconds: { overloaded: COOLDOWN_SECONDS } };
    await house.addAccount(troubled, { ...more, name: 'Lisbon', priority: 10 });
    await house.addAccount('sk-sandbox-well', { ...more, name: 'Oslo', priority: 20 });
    [key] = await Promise.all([
      house.addKey({ groupId }),
      house.admin('POST', '/admin/users', {
        ...{ username: 'grace', role: 'operator', password: furnishedPassword, mustChangePassword: false },
      }),
      house.admin('POST', '/admin/webhooks', {
        ...{ name: 'On call', channel: 'standard', url: `${receiver.url}/on-call`, events: ['account.*'] },
      }),
    ]);
    await until(async () => (await house.ask(key, newGreeting())).status === 200, 'the gateway knows the accounts');
    visitor = await openConsole(browser, house.gateway.url);
    await visitor.signIn('grace', furnishedPassword);
    await visitor.open('/pool');
    await visitor.page.evaluate('globalThis.isTheSamePage = true');
  });
  afterAll(async () => {
    await browser.close();
    await Promise.all([house.stop(), receiver.stop()]);
  });
  beforeEach(() => house.sandbox.setAccountFaults({}));

  it('sees an account cool down and come back while requests go on', async () => {
    const { page } = visitor;
    await tileOf('Lisbon').getByText('Available').waitFor();
    const stopAsking = askWithoutEnd();
    onTestFinished(stopAsking);
    const underWay = panel('Requests under way');
    await underWay.getByRole('link', { name: 'Lisbon' }).first().waitFor();
    await underWay.getByText('Streaming').first().waitFor();

    const brokenAt = Date.now();
    await house.sandbox.setAccountFaults({ [troubled]: '529' });
    await tileOf('Lisbon').getByText('Cooling').waitFor();
    const reason = tileOf('Lisbon').getByText(/^Overloaded · ends /);
    const comesBackAt = Date.parse((await reason.locator('time').getAttribute('datetime')) ?? '');
    expect(comesBackAt).toBeGreaterThan(brokenAt);
    expect(comesBackAt).toBeLessThanOrEqual(Date.now() + COOLDOWN_SECONDS * 1_000);
    const matter = panel('What needs somebody').getByRole('listitem').filter({ hasText: 'Lisbon' });
    await matter.getByText('The upstream of 1 account is overloaded').waitFor();
    await matter.getByText('Passing').waitFor();
    await underWay.getByRole('link', { name: 'Oslo' }).first().waitFor();
    await panel('What was told lately').getByRole('link', { name: 'Account cools down' }).first().waitFor();

    await house.sandbox.setAccountFaults({});
    await tileOf('Lisbon').getByText('Available').waitFor();
    await matter.waitFor({ state: 'detached' });
    await panel('What was told lately').getByRole('link', { name: 'Account is back' }).first().waitFor();
    await underWay.getByRole('link', { name: 'Lisbon' }).first().waitFor();
    await stopAsking();
    await page.getByText('No request is under way').waitFor();
    expect(await page.evaluate('globalThis.isTheSamePage')).toBe(true);
  });

  it('finds in the deliveries what the webhook was told of it', async () => {
    const { page } = visitor;
    await until(() => toldOf('account.recovered').length > 0, 'the webhook is told that it is over');
    expect(toldOf('account.cooling')[0]?.data).toMatchObject({ accountName: 'Lisbon', cause: 'overloaded' });
    await page.getByRole('navigation').getByRole('link', { name: 'Webhooks' }).click();
    await page.getByRole('link', { name: 'On call' }).click();
    const rows = page.getByRole('row').filter({ hasText: 'Delivered' });
    await rows.filter({ hasText: 'An account is cooling down' }).first().waitFor();
    await rows.filter({ hasText: 'An account is back' }).first().waitFor();
  });

  it('is led to an account whose credentials are refused, and ends its cooldown when they are good again', async () => {
    const { page, faults } = visitor;
    await page.getByRole('navigation').getByRole('link', { name: 'Live' }).click();
    await tileOf('Lisbon').getByText('Available').waitFor();
    await house.sandbox.setAccountFaults({ [troubled]: '401' });
    expect((await house.ask(key, newGreeting())).status).toBe(200);
    const matter = panel('What needs somebody').getByRole('listitem').filter({ hasText: 'Lisbon' });
    await matter.getByText('Act now').waitFor();
    await until(() => toldOf('account.unauthorized').length > 0, 'the webhook is told of the credentials');

    await matter.getByRole('link', { name: 'The upstream refuses the credentials of 1 account' }).click();
    await page.getByRole('heading', { name: 'Lisbon' }).waitFor();
    await house.sandbox.setAccountFaults({});
    await page.getByRole('button', { name: 'End cooldowns' }).click();
    await page.getByText('It gets requests.').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Live' }).click();
    await tileOf('Lisbon').getByText('Available').waitFor();
    await panel('What needs somebody').getByText('Nothing needs anybody').waitFor();
    expect(await page.evaluate('globalThis.isTheSamePage')).toBe(true);
    expect(faults).toEqual([]);
  });
});
