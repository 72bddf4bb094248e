import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { newGreeting, refusalOf } from '../support/relay-client';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
beforeAll(async () => {
  house = await startPoolHouse();
  await house.addAccount('sk-sandbox-limits');
});
afterAll(() => house.stop());

const countPath = '/api/v1/messages/count_tokens';

interface Expected {
  readonly code: string;
  readonly type?: string;
  readonly retryAfter?: RegExp;
  readonly shouldRetry?: string;
}

function expectRefused(
  answer: HttpAnswer,
  { code, type = 'rate_limit_error', retryAfter, shouldRetry }: Expected,
): void {
  expect(answer).toMatchObject({
    status: 429,
    headers: {
      'content-type': 'application/json',
      'x-trunkline-error-origin': 'relay',
      'x-trunkline-error-code': code,
    },
  });
  expect(refusalOf(answer)).toMatchObject({
    type: 'error',
    error: { type, message: expect.stringMatching(/\w/) as string },
    request_id: answer.headers['request-id'],
  });
  if (retryAfter === undefined) expect(answer.headers['retry-after']).toBeUndefined();
  else expect(answer.headers['retry-after']).toMatch(retryAfter);
  expect(answer.headers['x-should-retry']).toBe(shouldRetry);
}

const limitsIn = (headers: IncomingHttpHeaders): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('anthropic-')));

/** A stream that goes on until it is ended. */
async function holdSlot(key: IssuedKey, changes: object = {}): Promise<() => Promise<void>> {
  const before = (await house.sandbox.state()).openStreams;
  const leaving = new AbortController();
  const body = newGreeting({ model: 'sandbox-stream-2000x20', stream: true, ...changes });
  const answer = house.ask(key, body, { signal: leaving.signal }).catch(() => undefined);
  await until(async () => (await house.sandbox.state()).openStreams > before, 'the stream runs');
  return async () => {
    leaving.abort();
    await answer;
  };
}

describe('a limit of concurrency', () => {
  it('refuses the request above it at once, takes no slot for counting tokens, and lets in again when a slot is free', async () => {
    const key = await house.addKey({ limits: { concurrency: 1 } });
    const release = await holdSlot(key);
    const refused = await house.ask(key, newGreeting());
    expectRefused(refused, { code: 'policy_concurrency_exceeded', retryAfter: /^1$/ });
    expect(refusalOf(refused).error.message).toMatch(/relay key .*1 request/);
    const counts = await Promise.all([1, 2, 3].map(() => house.ask(key, newGreeting(), { path: countPath })));
    expect(counts.map(({ status }) => status)).toEqual([200, 200, 200]);
    await release();
    const leftAt = performance.now();
    await until(async () => (await house.ask(key, newGreeting())).status === 200, 'the slot is free', 2_000);
    expect(performance.now() - leftAt).toBeLessThan(1_000);
  });

  it('of a user counts over all keys of that user, and over nobody else', async () => {
    const [userId = ''] = await house.addUsers(1);
    await house.admin('PATCH', `/admin/users/${userId}`, { limits: { concurrency: 1 } });
    const [first, second, other] = await Promise.all([
      house.addKey({ userId }),
      house.addKey({ userId }),
      house.addKey(),
    ]);
    const release = await holdSlot(first);
    const refused = await house.ask(second, newGreeting());
    expectRefused(refused, { code: 'policy_concurrency_exceeded', retryAfter: /^1$/ });
    expect(refusalOf(refused).error.message).toMatch(/^The owner of this relay key /);
    expect((await house.ask(other, newGreeting())).status).toBe(200);
    await release();
    await house.admin('PATCH', `/admin/users/${userId}`, { limits: null });
    const held = await Promise.all([holdSlot(first), holdSlot(second)]);
    for (const end of held) await end();
  });
});

describe('a window', () => {
  it('of requests counts down in headers of good answers, and refuses with the time at which it opens', async () => {
    const key = await house.addKey({ limits: { window: { minutes: 1, requests: 2 } } });
    for (const remaining of ['1', '0']) {
      const answer = await house.ask(key, newGreeting({ stream: remaining === '0' }));
      expect(answer.status).toBe(200);
      expect(limitsIn(answer.headers)).toMatchObject({
        'anthropic-ratelimit-requests-limit': '2',
        'anthropic-ratelimit-requests-remaining': remaining,
      });
      const reset = Date.parse(String(answer.headers['anthropic-ratelimit-requests-reset']));
      expect(reset - Date.now()).toBeGreaterThan(0);
      expect(reset - Date.now()).toBeLessThanOrEqual(70_000);
    }
    const refused = await house.ask(key, newGreeting());
    expectRefused(refused, { code: 'policy_rate_exceeded', retryAfter: /^(\d|[1-6]\d)$/ });
    expect(limitsIn(refused.headers)).toMatchObject({
      'anthropic-ratelimit-requests-limit': '2',
      'anthropic-ratelimit-requests-remaining': '0',
    });
    const reset = Date.parse(String(refused.headers['anthropic-ratelimit-requests-reset']));
    expect(Math.abs(reset - Date.now() - 1_000 * Number(refused.headers['retry-after']))).toBeLessThan(2_000);
  });

  it('of requests does not count those that count tokens: they are free', async () => {
    const key = await house.addKey({ limits: { window: { minutes: 1, requests: 1 } } });
    for (let asked = 0; asked < 3; asked += 1)
      expect((await house.ask(key, newGreeting(), { path: countPath })).status).toBe(200);
    expect((await house.ask(key, newGreeting())).status).toBe(200);
  });

  it('of tokens counts what requests under way may still use, and afterwards only what they did', async () => {
    const key = await house.addKey({ limits: { window: { minutes: 60, tokens: 1_000 } } });
    const release = await holdSlot(key, { max_tokens: 900 });
    const refused = await house.ask(key, newGreeting({ max_tokens: 900 }));
    expectRefused(refused, { code: 'policy_rate_exceeded', retryAfter: /^2$/ });
    expect(limitsIn(refused.headers)).toMatchObject({ 'anthropic-ratelimit-tokens-limit': '1000' });
    await release();
    let answer = refused;
    await until(
      async () => (answer = await house.ask(key, newGreeting({ max_tokens: 900 }))).status === 200,
      'the reserve is given back',
      2_000,
    );
    expect(answer.headers['anthropic-ratelimit-tokens-limit']).toBe('1000');
    expect(Number(answer.headers['anthropic-ratelimit-tokens-remaining'])).toBeGreaterThan(0);
  });

  it('of cost refuses in the words of unified limits', async () => {
    const key = await house.addKey({ limits: { window: { minutes: 60, costUsd: 0.0001 } } });
    let answer = await house.ask(key, newGreeting({ max_tokens: 1 }));
    expect(answer.status).toBe(200);
    for (let asked = 0; answer.status === 200 && asked < 20; asked += 1) {
      await house.usageOf(String(answer.headers['request-id']));
      answer = await house.ask(key, newGreeting({ max_tokens: 10 }));
    }
    expectRefused(answer, { code: 'policy_rate_exceeded', retryAfter: /^\d+$/ });
    expect(answer.headers['anthropic-ratelimit-unified-status']).toBe('rejected');
    expect(answer.headers['anthropic-ratelimit-unified-reset']).toMatch(/^\d{10}$/);
  });
});

describe('a budget', () => {
  /** The sandbox takes five dollars for a million tokens of an answer: less than five tokens of one. */
  const lessThanOneRequest = 0.00001;

  it.each([
    ['dailyCostUsd', 'daily', 86_400],
    ['weeklyCostUsd', 'weekly', 7 * 86_400],
    ['monthlyCostUsd', 'monthly', 31 * 86_400],
    ['totalCostUsd', 'total', undefined],
  ])('%s that is used up is no matter of asking again', async (field, name, longest) => {
    const key = await house.addKey({ limits: { [field]: lessThanOneRequest } });
    const first = await house.ask(key, newGreeting({ max_tokens: 5 }));
    expect(first.status).toBe(200);
    await house.usageOf(String(first.headers['request-id']));
    const refused = await house.ask(key, newGreeting({ max_tokens: 5 }));
    expectRefused(refused, {
      code: 'policy_budget_exhausted',
      type: 'billing_error',
      shouldRetry: 'false',
      ...(longest === undefined ? {} : { retryAfter: /^\d+$/ }),
    });
    if (longest !== undefined) expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(longest);
    expect(refusalOf(refused).error.message).toContain(`${name} budget`);
    expect(refused.headers['anthropic-ratelimit-unified-status']).toBe('rejected');
  });

  it('that requests under way may use up refuses for the moment only', async () => {
    const key = await house.addKey({ limits: { dailyCostUsd: 0.01 } });
    const release = await holdSlot(key, { max_tokens: 1_500 });
    const refused = await house.ask(key, newGreeting({ max_tokens: 1_500 }));
    expectRefused(refused, { code: 'policy_budget_reserved', retryAfter: /^\d$/ });
    await release();
    await until(
      async () => (await house.ask(key, newGreeting({ max_tokens: 1_500 }))).status === 200,
      'the reserve is given back',
      2_000,
    );
  });

  it('of a user holds for every key of that user', async () => {
    const [userId = ''] = await house.addUsers(1);
    const [first, second] = [await house.addKey({ userId }), await house.addKey({ userId })];
    await house.admin('PATCH', `/admin/users/${userId}`, { limits: { totalCostUsd: lessThanOneRequest } });
    const spent = await house.ask(first, newGreeting({ max_tokens: 5 }));
    expect(spent.status).toBe(200);
    await house.usageOf(String(spent.headers['request-id']));
    expectRefused(await house.ask(second, newGreeting({ max_tokens: 5 })), {
      code: 'policy_budget_exhausted',
      type: 'billing_error',
      shouldRetry: 'false',
    });
  });
});

describe('what an upstream says of its own limits', () => {
  it.each(['unified-warning:60', '429:3', 'unified-rejected:60'])('never reaches a client: %s', async (fault) => {
    const [userId = ''] = await house.addUsers(1);
    const account = await house.addAccount(`sk-sandbox-fault-${fault.replace(':', '_')}-own`, {
      personal: true,
      ownerId: userId,
    });
    const key = await house.addKey({ userId, accountId: account, limits: { window: { minutes: 1, requests: 9 } } });
    const answer = await house.ask(key, newGreeting());
    expect(answer.status).toBe(fault.startsWith('unified-warning') ? 200 : 429);
    expect(Object.keys(limitsIn(answer.headers)).sort()).toEqual([
      'anthropic-ratelimit-requests-limit',
      'anthropic-ratelimit-requests-remaining',
      'anthropic-ratelimit-requests-reset',
    ]);
    expect(answer.headers['anthropic-ratelimit-requests-limit']).toBe('9');
    await house.removeAccount(account);
  });
});

// The two majors differ in headers and in types, not in the calls that are made here.
const majors = [
  { major: '1.x', Sdk: Anthropic },
  { major: '0.x', Sdk: AnthropicBefore1 as unknown as typeof Anthropic },
];

describe.each(majors)('the official SDK $major', ({ Sdk }) => {
  const question = { model: 'sandbox-small', max_tokens: 5, messages: [{ role: 'user' as const, content: 'Hello' }] };

  function clientFor({ key }: IssuedKey): { client: Anthropic; statuses: number[] } {
    const statuses: number[] = [];
    const fetchAndNote: typeof fetch = async (input, init) => {
      const response = await fetch(input, init);
      statuses.push(response.status);
      return response;
    };
    const baseURL = `${house.gateway.url}/api`;
    const client = new Sdk({ baseURL, apiKey: key, authToken: null, logLevel: 'off', fetch: fetchAndNote });
    return { client, statuses };
  }

  it('asks again after retry-after, and is served then', async () => {
    const key = await house.addKey({ limits: { concurrency: 1 } });
    const release = await holdSlot(key);
    const { client, statuses } = clientFor(key);
    const startedAt = performance.now();
    const message = client.messages.create(question);
    await until(() => statuses.length === 1, 'the first answer came');
    await release();
    expect((await message).type).toBe('message');
    expect(statuses).toEqual([429, 200]);
    expect(performance.now() - startedAt).toBeGreaterThan(990);
  });

  it('throws a RateLimitError without asking again when the budget is used up', async () => {
    const key = await house.addKey({ limits: { totalCostUsd: 0.000001 } });
    const { client, statuses } = clientFor(key);
    const { _request_id: spent } = await client.messages.create(question);
    await house.usageOf(String(spent));
    const failure: unknown = await client.messages.create(question).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Sdk.RateLimitError);
    expect(failure).toMatchObject({ status: 429, error: { error: { type: 'billing_error' } } });
    expect(statuses).toEqual([200, 429]);
  });
});
