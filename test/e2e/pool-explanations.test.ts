import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayProcess, startGateway } from '../support/gateway-process';
import type { HttpAnswer } from '../support/http-call';
import { httpCall } from '../support/http-call';
import { type IssuedKey, type PoolHouse, startPoolHouse } from '../support/pool-house';
import { askRelay, newGreeting } from '../support/relay-client';
import { neverCool } from '../support/relay-house';
import { until } from '../support/supervisor/until';

const PREFERRED = 'sk-sandbox-preferred';
const METRICS_TOKEN = 'a token for the metrics';

let house: PoolHouse;
let silent: GatewayProcess;
let key: IssuedKey;
let preferred: string;
let other: string;
beforeAll(async () => {
  house = await startPoolHouse();
  preferred = await house.addAccount(PREFERRED, { priority: 10, cooldownSeconds: neverCool });
  other = await house.addAccount('sk-sandbox-other', { priority: 20, cooldownSeconds: neverCool });
  key = await house.addKey();
  silent = await startGateway({ ...house.environment, EXPLANATION_HOURS: '0', METRICS_TOKEN });
});
afterAll(async () => {
  await silent.stop();
  await house.stop();
});

const idOf = ({ headers }: HttpAnswer): string => String(headers['request-id']);

async function expectTrueCost(answer: HttpAnswer): Promise<void> {
  const [explained, row] = [await house.explain(answer), await house.usageOf(idOf(answer))];
  const sum = explained.cost.lines.reduce((total, { costUsd }) => total + Number(costUsd), 0);
  expect(sum).toBeCloseTo(Number(row.costUsd), 12);
  expect(explained.cost.totalUsd).toBe(row.costUsd);
  const tokens = Object.fromEntries(explained.cost.lines.map((line) => [line.tokenClass, line.tokens]));
  expect(row.tokens).toMatchObject(tokens);
}

describe('the explanation of a request', () => {
  it('says of a plain one which account was chosen, what it answered, and what it cost', async () => {
    await house.sandbox.resetLedger();
    const answer = await house.ask(key, newGreeting({ stream: true }));
    const explained = await house.explain(answer);
    const [entry] = await house.sandbox.ledger();
    expect(explained).toMatchObject({
      ...{ requestId: idOf(answer), outcome: 'completed', status: 200, accountId: preferred, conversation: 'prefix' },
      attempts: [{ accountId: preferred, status: 200, upstreamRequestId: entry?.upstreamRequestId }],
    });
    expect(explained.choices).toMatchObject([
      {
        ...{ strategy: 'priority', via: 'pool', affinity: 'new' },
        candidates: [
          { accountId: preferred, reasons: [] },
          { accountId: other, reasons: [] },
          { accountId: expect.stringMatching(/^acc_/) as string, reasons: ['switched-off'] },
        ],
      },
    ]);
    expect(explained.admission).not.toHaveProperty('place');
    expect(explained.admission.tookMs).toBeLessThanOrEqual(explained.firstByteMs ?? 0);
    expect(explained.firstByteMs).toBeLessThanOrEqual(explained.durationMs);
    await expectTrueCost(answer);
  });

  it('says of one that failed over whom it asked, in order, under which ids, and why it went on', async () => {
    await house.sandbox.resetLedger();
    await house.sandbox.setAccountFaults({ [PREFERRED]: '503' });
    const answer = await house.ask(key, newGreeting());
    await house.sandbox.setAccountFaults({});
    const explained = await house.explain(answer);
    const entries = await house.sandbox.ledger();
    expect(explained.attempts).toMatchObject([
      { accountId: preferred, status: 503, failure: expect.stringMatching(/^unavailable/) as string },
      { accountId: other, status: 200 },
    ]);
    expect(explained.attempts[1]).not.toHaveProperty('failure');
    expect(explained.attempts.map(({ upstreamRequestId }) => upstreamRequestId)).toEqual(
      entries.map(({ upstreamRequestId }) => upstreamRequestId),
    );
    expect(explained.choices).toHaveLength(2);
    expect(explained.choices[1]?.candidates).toContainEqual({ accountId: preferred, reasons: ['already-tried'] });
    expect(explained).toMatchObject({ outcome: 'completed', accountId: other });
    expect((await house.usageOf(idOf(answer))).attempts).toBe(2);
    await expectTrueCost(answer);
  });

  it('says of one in a conversation that its account was kept, and why it was left', async () => {
    const headers = { 'x-claude-code-session-id': 'explained' };
    const first = await house.ask(key, newGreeting(), { headers });
    expect((await house.explain(first)).choices[0]).toMatchObject({ affinity: 'new' });
    const second = await house.ask(key, newGreeting(), { headers });
    expect(await house.explain(second)).toMatchObject({ conversation: 'client', choices: [{ affinity: 'kept' }] });
    await house.admin('POST', `/admin/accounts/${preferred}/pause`);
    const third = await house.ask(key, newGreeting(), { headers });
    await house.admin('POST', `/admin/accounts/${preferred}/resume`);
    expect(await house.explain(third)).toMatchObject({
      accountId: other,
      choices: [{ affinity: 'moved', movedBecause: ['switched-off'] }],
    });
  });

  it('says of one that no account could serve what stood in the way of each', async () => {
    for (const id of [preferred, other]) await house.admin('POST', `/admin/accounts/${id}/pause`);
    const answer = await house.ask(key, newGreeting());
    for (const id of [preferred, other]) await house.admin('POST', `/admin/accounts/${id}/resume`);
    const explained = await house.explain(answer);
    expect(explained).toMatchObject({ status: 529, code: 'upstream_none_available', attempts: [] });
    expect(explained.choices[0]?.candidates.map(({ reasons }) => reasons)).toEqual(Array(3).fill(['switched-off']));
  });

  it('is there for whoever may read usage, and for nobody else', async () => {
    const answer = await house.ask(key, newGreeting());
    const explained = await house.explain(answer);
    expect(JSON.stringify(explained)).not.toMatch(/sk-sandbox|Say hello/);
    await expect(house.admin('GET', `/admin/requests/req_${'0'.repeat(32)}`)).rejects.toThrow(/answered 404/);
    await expect(house.admin('GET', '/admin/requests/nonsense')).rejects.toThrow(/answered 404/);
    const url = `${house.gateway.url}/admin/requests/${idOf(answer)}`;
    expect((await httpCall(url, { method: 'GET' })).status).toBe(401);
    expect((await httpCall(url, { method: 'GET', headers: { 'x-api-key': key.key } })).status).toBe(401);
  });

  it('is not written when none are to be kept', async () => {
    let answer!: HttpAnswer;
    await until(async () => {
      answer = await askRelay({ gateway: silent, relayKey: key.key }, newGreeting());
      return answer.status === 200;
    }, 'the other gateway knows the key');
    await house.usageOf(idOf(answer));
    const later = await house.ask(key, newGreeting());
    await house.explain(later);
    await expect(house.admin('GET', `/admin/requests/${idOf(answer)}`)).rejects.toThrow(/answered 404/);
  });
});

describe('the metrics', () => {
  const read = (gateway: GatewayProcess, headers = {}): Promise<HttpAnswer> =>
    httpCall(`${gateway.url}/metrics`, { method: 'GET', headers });

  it('are shown on this machine, and not through a proxy', async () => {
    const answer = await read(house.gateway);
    expect(answer.status).toBe(200);
    const text = answer.body.toString('utf8');
    expect(text).toMatch(
      /^trunkline_request_duration_seconds_count\{operation="generate",outcome="completed"\} [1-9]/m,
    );
    expect(text).toMatch(
      new RegExp(`^trunkline_attempts_total\\{account="${preferred}",failure="unavailable"\\} 1`, 'm'),
    );
    expect(text).toMatch(/^trunkline_affinity_total\{result="moved"\} [1-9]/m);
    expect(text).toMatch(/^trunkline_open_requests 0/m);
    expect(text).toContain(`trunkline_account_cooling{account="${other}"} 0`);
    expect(text).not.toMatch(/sk-|tl_/);
    expect((await read(house.gateway, { 'x-forwarded-for': '192.0.2.1' })).status).toBe(403);
  });

  it('are shown to whoever has the token where there is one', async () => {
    expect((await read(silent, { authorization: `Bearer ${METRICS_TOKEN}` })).status).toBe(200);
    expect((await read(silent)).status).toBe(401);
    expect((await read(silent, { authorization: 'Bearer something else' })).status).toBe(401);
  });
});
