import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { type AccountRecord, type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { everyByte, rawAnswerRequest } from '../support/raw-answer';
import { newGreeting, refusalOf } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { type ScriptedUpstream, startScriptedUpstream } from '../support/scripted-upstream';
import { until } from '../support/supervisor/until';

let house: PoolHouse;
let plainPort: ScriptedUpstream;
beforeAll(async () => {
  [house, plainPort] = await Promise.all([startPoolHouse(), startScriptedUpstream('HTTP/1.1 400 Bad Request\r\n\r\n')]);
});
afterAll(() => Promise.all([house.stop(), plainPort.stop()]));
afterEach(() => house.sandbox.setAccountFaults({}));

let pairs = 0;
interface Pair {
  readonly key: IssuedKey;
  readonly apiKey: string;
  readonly preferred: string;
  readonly fallback: string;
}
/** Two accounts, of which the first is asked as long as it is well. */
async function pair(fields: object = {}): Promise<Pair> {
  pairs += 1;
  const groupId = await house.addGroup({ name: `Pair ${pairs}` });
  const apiKey = `sk-sandbox-preferred-${pairs}`;
  const preferred = await house.addAccount(apiKey, { priority: 10, groupIds: [groupId], ...fields });
  const fallback = await house.addAccount(`sk-sandbox-fallback-${pairs}`, {
    ...{ priority: 20, groupIds: [groupId], cooldownSeconds: neverCool },
  });
  return { key: await house.addKey({ groupId }), apiKey, preferred, fallback };
}

const accountOf = ({ headers }: HttpAnswer): unknown => headers['x-trunkline-account'];

/** Asks until the account is no longer asked. @returns its state, and the last answer that came after it had been tried */
async function failUntilPassedOver(
  { key, preferred, fallback }: Pair,
  times: number,
  body: () => object = newGreeting,
): Promise<{ state: AccountRecord['state']; answer: HttpAnswer }> {
  let answer!: HttpAnswer;
  for (let failure = 1; failure <= times; failure += 1) {
    answer = await house.ask(key, body());
    expect(answer.status, answer.body.toString('utf8')).toBe(200);
    expect(accountOf(answer)).toBe(fallback);
    expect((await house.explain(answer)).attempts.map(({ accountId }) => accountId)).toEqual([preferred, fallback]);
  }
  await until(async () => (await house.account(preferred)).state.cooldowns.length > 0, 'the account cools');
  const next = await house.ask(key, body());
  expect(accountOf(next)).toBe(fallback);
  expect((await house.explain(next)).attempts.map(({ accountId }) => accountId)).toEqual([fallback]);
  return { state: (await house.account(preferred)).state, answer };
}

interface Row {
  readonly fault: string;
  readonly cause: string;
  readonly scope?: string;
  /** Seconds. */
  readonly lasts: readonly [least: number, most: number];
  readonly times?: number;
  readonly status?: number;
  readonly code?: string;
  readonly stream?: boolean;
}
const exactly = (seconds: number): [number, number] => [seconds - 5, seconds + 1];
const family = 'family:sandbox-small';

const rows: readonly Row[] = [
  { fault: '401', cause: 'unauthorized', lasts: exactly(1_800) },
  { fault: '402', cause: 'quota-exhausted', lasts: exactly(3_600) },
  { fault: '403-account', cause: 'forbidden', lasts: exactly(1_800), status: 403, code: 'organization_on_hold' },
  { fault: '403', cause: 'forbidden', scope: family, lasts: exactly(300), times: 3 },
  { fault: '429:30', cause: 'rate-limited', scope: family, lasts: exactly(30) },
  { fault: '429-date:40', cause: 'rate-limited', scope: family, lasts: exactly(40), status: 429 },
  { fault: '429-buckets:50', cause: 'rate-limited', scope: family, lasts: exactly(50), status: 429 },
  { fault: '429-duration:45', cause: 'rate-limited', scope: family, lasts: exactly(45), status: 429 },
  { fault: 'unified-rejected:60', cause: 'rate-limited', lasts: exactly(60), status: 429 },
  { fault: 'unified-opus-rejected:60', cause: 'rate-limited', scope: family, lasts: exactly(60), status: 429 },
  { fault: '429', cause: 'throttled', scope: family, lasts: [1, 16] },
  { fault: 'spend-limit', cause: 'quota-exhausted', lasts: exactly(3_600), status: 429 },
  { fault: 'ramp-limit:20', cause: 'quota-exhausted', lasts: exactly(20), status: 429, code: 'ramp_limit_exceeded' },
  { fault: '500', cause: 'failing', lasts: exactly(300), times: 3 },
  { fault: '502', cause: 'failing', lasts: exactly(300), times: 3 },
  { fault: '503', cause: 'unavailable', lasts: exactly(60) },
  { fault: '504', cause: 'failing', lasts: exactly(300), times: 3 },
  { fault: '529', cause: 'overloaded', lasts: exactly(300) },
  { fault: 'error-first', cause: 'overloaded', lasts: exactly(300), status: 200, stream: true },
  { fault: 'error-first+bytewise', cause: 'overloaded', lasts: exactly(300), status: 200, stream: true },
];

describe('an account that fails is left alone', () => {
  it.each(rows)('$fault: $cause', async (row) => {
    const two = await pair();
    await house.sandbox.setAccountFaults({ [two.apiKey]: row.fault });
    const { state, answer } = await failUntilPassedOver(two, row.times ?? 1, () =>
      newGreeting({ stream: row.stream === true }),
    );
    const { scope = 'account' } = row;
    expect(state.status).toBe(scope === 'account' ? 'cooling' : 'available');
    const cooldown = state.cooldowns.find(({ cause }) => cause === row.cause);
    expect(cooldown, JSON.stringify(state.cooldowns)).toMatchObject({
      ...{ scope, cause: row.cause },
      evidence: {
        status: row.status ?? Number(row.fault.split(':')[0]),
        requestId: answer.headers['request-id'],
        ...(row.code === undefined ? {} : { code: row.code }),
      },
    });
    const left = (Date.parse(cooldown?.until ?? '') - Date.now()) / 1_000;
    expect(left).toBeGreaterThan(row.lasts[0]);
    expect(left).toBeLessThan(row.lasts[1]);
  });

  it('when it does not answer within its own time', async () => {
    const two = await pair({ firstByteTimeoutMs: 150 });
    await house.sandbox.setAccountFaults({ [two.apiKey]: 'hang' });
    const { state } = await failUntilPassedOver(two, 3);
    expect(state.cooldowns).toMatchObject([{ cause: 'failing', evidence: { code: 'first-byte-timeout' } }]);
  });

  it.each([
    ['nobody listens', () => 'http://127.0.0.1:9', 'unreachable'],
    ['there is no such host', () => 'http://does-not-exist.invalid', 'unreachable'],
    ['it does not speak TLS', () => plainPort.url.replace('http:', 'https:'), 'unreachable'],
  ])('by its host when %s', async (_, baseUrl, cause) => {
    const two = await pair({ baseUrl: baseUrl() });
    const { state } = await failUntilPassedOver(two, 3);
    expect(state).toMatchObject({
      status: 'cooling',
      cooldowns: [{ scope: 'host', cause, evidence: { code: cause } }],
    });
    await house.admin('POST', `/admin/accounts/${two.preferred}/reset`);
  });

  it('until an administrator says that all is well', async () => {
    const two = await pair();
    await house.sandbox.setAccountFaults({ [two.apiKey]: '401' });
    await failUntilPassedOver(two, 1);
    await house.sandbox.setAccountFaults({});
    expect((await house.account(two.preferred)).state.status).toBe('cooling');
    const reset = await house.admin<AccountRecord>('POST', `/admin/accounts/${two.preferred}/reset`);
    expect(reset.state).toMatchObject({ status: 'available', cooldowns: [] });
    expect(accountOf(await house.ask(two.key, newGreeting()))).toBe(two.preferred);
  });

  it('for as long as its own settings say, and then gets a request again', async () => {
    const two = await pair({ cooldownSeconds: { overloaded: 1, unavailable: 0 } });
    await house.sandbox.setAccountFaults({ [two.apiKey]: '529' });
    await failUntilPassedOver(two, 1);
    await house.sandbox.setAccountFaults({});
    await until(async () => accountOf(await house.ask(two.key, newGreeting())) === two.preferred, 'it is back', 3_000);
    await until(async () => (await house.account(two.preferred)).state.status === 'available', 'it is well', 3_000);
    await house.sandbox.setAccountFaults({ [two.apiKey]: '503' });
    for (let failure = 0; failure < 4; failure += 1) {
      const answer = await house.ask(two.key, newGreeting());
      expect((await house.explain(answer)).attempts).toHaveLength(2);
    }
  });

  it('for another family of models only where the upstream said so', async () => {
    const two = await pair();
    await house.sandbox.setAccountFaults({ [two.apiKey]: '429:30' });
    await failUntilPassedOver(two, 1);
    await house.sandbox.setAccountFaults({});
    expect(accountOf(await house.ask(two.key, newGreeting({ model: 'sandbox-large' })))).toBe(two.preferred);
  });
});

describe('windows that answers report', () => {
  it('are shown, and an account whose window is used up is left alone until it resets', async () => {
    const two = await pair();
    await house.sandbox.setAccountFaults({ [two.apiKey]: 'unified-used-up:60' });
    expect(accountOf(await house.ask(two.key, newGreeting()))).toBe(two.preferred);
    await until(async () => (await house.account(two.preferred)).state.windows.length > 0, 'the window is known');
    const { state } = await house.account(two.preferred);
    expect(state.windows).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ name: '5h', status: 'rejected' })]),
    );
    expect(state.cooldowns).toMatchObject([{ cause: 'window-used-up', scope: 'account' }]);
    expect(accountOf(await house.ask(two.key, newGreeting()))).toBe(two.fallback);
  });
});

describe('when nothing else is left', () => {
  it('and all accounts cool, the client is told when the first is back', async () => {
    const groupId = await house.addGroup({ name: 'All cool' });
    const key = await house.addKey({ groupId });
    const keys = ['sk-sandbox-cool-30', 'sk-sandbox-cool-90'];
    for (const apiKey of keys) await house.addAccount(apiKey, { groupIds: [groupId] });
    await house.sandbox.setAccountFaults({ [keys[0] ?? '']: '429:30', [keys[1] ?? '']: '429:90' });
    const first = await house.ask(key, newGreeting());
    expect(first.status).toBe(429);
    expect(Number(first.headers['retry-after'])).toBeLessThanOrEqual(30);
    await house.sandbox.resetLedger();
    const answer = await house.ask(key, newGreeting());
    expect(answer).toMatchObject({ status: 529, headers: { 'x-trunkline-error-code': 'upstream_none_available' } });
    expect(refusalOf(answer).error.type).toBe('overloaded_error');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(25);
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(30);
    expect(answer.headers['x-should-retry']).toBeUndefined();
    expect(await house.sandbox.ledger()).toEqual([]);
  });

  it('a 429 of the only account passes with what it says', async () => {
    const accountId = await house.addAccount('sk-sandbox-fault-429_7-only', { priority: 90 });
    const answer = await house.ask(await house.addKey({ accountId }), newGreeting());
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'retry-after': '7', 'x-trunkline-error-origin': 'upstream' },
    });
    expect(answer.headers['x-should-retry']).toBeUndefined();
    expect(refusalOf(answer).error.type).toBe('rate_limit_error');
  });

  it('a spend limit passes as something that no retry mends', async () => {
    const accountId = await house.addAccount('sk-sandbox-fault-spend-limit-only', { priority: 90 });
    const answer = await house.ask(await house.addKey({ accountId }), newGreeting());
    expect(answer).toMatchObject({ status: 429, headers: { 'x-should-retry': 'false' } });
    expect(answer.headers['retry-after']).toBeUndefined();
    expect(answer.body.toString('utf8')).toContain('enforced_spend_limit_reached');
  });

  it('an error that comes in single bytes at the beginning of a stream is not taken for a stream', async () => {
    const two = await pair({ cooldownSeconds: neverCool });
    await house.sandbox.resetLedger();
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Busy' } };
    const event = Buffer.from(`event: error\ndata: ${JSON.stringify(error)}\n\n`);
    const headers = { 'content-type': 'text/event-stream' };
    const answer = await house.ask(two.key, rawAnswerRequest(everyByte(event), { headers, gap_ms: 1 }));
    expect(answer.body.toString('utf8')).toMatch(/^event: error\ndata: \{"type":"error",.*overloaded_error.*\}\n\n$/);
    expect((await house.explain(answer)).attempts.map(({ accountId }) => accountId)).toEqual([
      two.preferred,
      two.fallback,
    ]);
  });
});
