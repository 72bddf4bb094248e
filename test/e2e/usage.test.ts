import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

interface Tokens {
  readonly input: number;
  readonly output: number;
}
interface Totals {
  readonly requests: number;
  readonly tokens: Tokens;
  readonly costUsd: string;
  readonly unpricedRequests: number;
}
interface UsageAnswer {
  readonly items: readonly (Totals & { readonly id: string })[];
  readonly total: Totals;
}
interface RecordsPage {
  readonly items: readonly {
    readonly requestId: string;
    readonly model: string;
    readonly tokens: Tokens;
    readonly costUsd: string;
  }[];
  readonly nextCursor: string | null;
}

const REQUESTS = 5;

describe('usage', () => {
  let house: RelayHouse;
  const requestIds: string[] = [];

  beforeAll(async () => {
    house = await startRelayHouse();
    for (let index = 0; index < REQUESTS; index += 1) {
      const response = await fetch(`${house.gateway.url}/v1/messages`, {
        method: 'POST',
        headers: { 'x-api-key': house.relayKey, 'content-type': 'application/json' },
        body: JSON.stringify({
          model: index === 0 ? 'sandbox-large' : 'sandbox-small',
          max_tokens: 50,
          messages: [{ role: 'user', content: 'Count me' }],
        }),
      });
      await response.text();
      requestIds.push(response.headers.get('x-request-id') ?? '');
    }
    await until(
      async () => (await house.admin<UsageAnswer>('GET', '/admin/usage')).total.requests === REQUESTS,
      'the worker has added every record to the totals',
    );
  });
  afterAll(() => house.stop());

  it('lists one record per request, newest first, page by page', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: RecordsPage = await house.admin(
        'GET',
        `/admin/usage/records?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ requestId }) => requestId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(requestIds.toReversed());
  });

  it('filters records', async () => {
    const page = await house.admin<RecordsPage>('GET', '/admin/usage/records?model=sandbox-large');
    expect(page.items.map(({ requestId }) => requestId)).toEqual([requestIds[0]]);
    const none = await house.admin<RecordsPage>('GET', '/admin/usage/records?to=2020-01-01T00:00:00Z');
    expect(none.items).toEqual([]);
  });

  it.each(['total', 'day', 'user', 'key', 'account', 'model'])('sums what the upstream reported, by %s', async (by) => {
    const ledger = await house.sandbox.ledger();
    const input = ledger.reduce((sum, { usage }) => sum + (usage?.input ?? 0), 0);
    const output = ledger.reduce((sum, { usage }) => sum + (usage?.output ?? 0), 0);
    const { items, total } = await house.admin<UsageAnswer>('GET', `/admin/usage?by=${by}`);
    expect(items.length).toBe(by === 'model' ? 2 : 1);
    expect(total).toMatchObject({ requests: REQUESTS, tokens: { input, output }, unpricedRequests: 0 });
    // Sandbox prices: a dollar a million tokens in, five dollars a million out.
    expect(Number(total.costUsd)).toBeCloseTo((input + 5 * output) / 1e6, 12);
  });

  it.each(['total', 'day', 'key', 'model'])('shows people what they used themselves, by %s', async (by) => {
    const mine = await house.admin<UsageAnswer>('GET', `/me/usage?by=${by}`);
    expect(mine.total.requests).toBe(REQUESTS);
    expect(mine.items.length).toBe(by === 'model' ? 2 : 1);
  });

  it.each([
    'from=2026-13-01',
    'from=2026-02-10&to=2026-02-01',
    'from=2020-01-01&to=2026-01-01',
    'by=weekday',
    'nonsense=1',
  ])('refuses %s', async (query) => {
    await expect(house.admin('GET', `/admin/usage?${query}`)).rejects.toThrow(/answered 400/);
  });

  it('refuses a cursor that it never gave', async () => {
    await expect(house.admin('GET', '/admin/usage/records?cursor=abc')).rejects.toThrow(/answered 400/);
  });
});
