import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainedEntries } from '../support/audit-log';
import { type EventAnswer, callForEvents } from '../support/event-call';
import { until } from '../support/supervisor/until';
import { type TryHouse, lastOf, namesOf, problemOf, startTryHouse, textOf } from '../support/try-house';

const KEY_OF_TESTS = 'account-test';
let house: TryHouse;
beforeAll(async () => {
  house = await startTryHouse();
});
afterAll(() => house.stop());

interface Asking {
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly onText?: (text: string) => void;
}

const test = (id: string, { body = {}, ...more }: Asking = {}): Promise<EventAnswer> =>
  callForEvents(`${house.gateway.url}/admin/accounts/${id}/test`, { token: house.tokens.get('olga')!, body, ...more });

const stepsOf = ({ events }: EventAnswer): string[] =>
  events.flatMap(({ event, data }) => (event === 'step' ? [String(data.step)] : []));
const runsOf = async (id: string) => (await house.gateway.parts.accountTestHistory.list(id)).length;
const addAccount = (apiKey: string, fields: object = {}): Promise<string> =>
  house.addAccount(apiKey, { models: ['sandbox-small', 'sandbox-*'], ...fields });

describe('the test of an account, as it goes', () => {
  it('tells each step as it is taken, the answer as it comes, and then the result', async () => {
    const id = await addAccount('sk-sandbox-told');
    const answer = await test(id, { body: { model: 'sandbox-stream-4x30' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(namesOf(answer)).toEqual(['step', 'text', 'result']);
    expect(stepsOf(answer)).toEqual(['asking', 'credentials', 'connecting', 'sent', 'status', 'first-byte']);
    expect(answer.events[0]?.data).toMatchObject({ model: 'sandbox-stream-4x30', protocol: 'anthropic-messages' });
    expect(answer.events.find(({ data }) => data.step === 'status')?.data).toMatchObject({ status: 200 });
    expect(answer.events.filter(({ event }) => event === 'text').length).toBeGreaterThan(2);
    expect(lastOf(answer)).toMatchObject({
      ok: true,
      status: 200,
      model: 'sandbox-stream-4x30',
      tokens: { output: 4 },
    });
    expect(await runsOf(id)).toBe(1);
  });

  it('leaves in the books what the upstream counted, and an entry in the audit log', async () => {
    const id = await addAccount('sk-sandbox-books');
    const before = (await house.sandbox.ledger()).at(-1)?.sequence ?? 0;
    expect(textOf(await test(id, { body: { prompt: 'Are you there?' } }))).toMatch(/You said: Are you there\?/);
    const [served] = await house.sandbox.ledger(before);
    const record = (await house.recordsOf(KEY_OF_TESTS)).find(({ accountId }) => accountId === id);
    expect(record).toMatchObject({ tokens: served?.usage, outcome: 'completed', source: 'exact', isStreaming: true });
    await house.gateway.parts.auditChain.drain();
    expect(await chainedEntries(house.gateway.parts.redis)).toContainEqual(
      expect.objectContaining({ action: 'accounts.tested', subject: { type: 'accounts', id } }),
    );
  });

  it('speaks the protocol of the platform', async () => {
    const id = await house.addAccount('sk-sandbox-chat', {
      ...{ platform: 'openai-compatible', baseUrl: `${house.sandbox.url}/v1`, models: ['glm-5'] },
    });
    const answer = await test(id);
    expect(textOf(answer)).toMatch(/^Hello from/);
    expect(lastOf(answer)).toMatchObject({ ok: true, protocol: 'openai-chat', model: 'glm-5' });
  });

  it('tells how far it came where something is wrong, with the result of the same test in one piece', async () => {
    const refused = await test(await addAccount('not-a-sandbox-key'));
    expect(stepsOf(refused)).toEqual(['asking', 'credentials', 'connecting', 'sent', 'status']);
    expect(lastOf(refused)).toMatchObject({ ok: false, status: 401 });
    expect(lastOf(refused).failure).toMatch(/unauthorized/);
    const away = await test(await addAccount('sk-sandbox-away', { baseUrl: 'http://127.0.0.1:9' }));
    expect(stepsOf(away)).toEqual(['asking', 'credentials', 'connecting']);
    expect(lastOf(away)).toMatchObject({ ok: false, failure: 'unreachable' });
    const faulty = await test(await addAccount('sk-sandbox-529'), { body: { model: 'sandbox-fault-529' } });
    expect(lastOf(faulty)).toMatchObject({ ok: false, status: 529 });
    const proxy = { type: 'http', host: '127.0.0.1', port: 9 } as const;
    const dark = await test(await addAccount('sk-sandbox-dark', { proxy }));
    expect(dark.events.find(({ data }) => data.step === 'connecting')?.data).toMatchObject({ proxy });
    expect(lastOf(dark)).toMatchObject({ ok: false, failure: 'proxy-unreachable' });
  });

  it('calls an answer that broke off no success', async () => {
    const id = await addAccount('sk-sandbox-cut');
    const answer = await test(id, { body: { model: 'sandbox-fault-cut:1200' } });
    expect(namesOf(answer)).toEqual(['step', 'text', 'result']);
    expect(lastOf(answer)).toMatchObject({ ok: false, status: 200, failure: 'interrupted' });
    const record = (await house.recordsOf(KEY_OF_TESTS)).find(({ accountId }) => accountId === id);
    expect(record).toMatchObject({ outcome: 'upstream-interrupted', source: 'partial' });
  });

  it('ends the request upstream when nobody listens any more', async () => {
    const id = await addAccount('sk-sandbox-left');
    const before = (await house.sandbox.ledger()).at(-1)?.sequence ?? 0;
    const leaving = new AbortController();
    const onText = (text: string): void => {
      if (text.includes('event: text')) leaving.abort();
    };
    const asking = { body: { model: 'sandbox-stream-500x20' }, signal: leaving.signal, onText };
    await expect(test(id, asking)).rejects.toThrow();
    await until(async () => (await house.sandbox.ledger(before))[0]?.finished === 'client-left', 'it is left');
    const records = (await house.recordsOf(KEY_OF_TESTS)).filter(({ accountId }) => accountId === id);
    expect(records).toMatchObject([{ outcome: 'caller-left' }]);
    expect(await runsOf(id)).toBe(0);
  });

  it('is refused with a status where nothing can be asked', async () => {
    const fields = { platform: 'openai-compatible', baseUrl: `${house.sandbox.url}/v1`, models: ['*'] };
    const answer = await test(await house.addAccount('sk-sandbox-any', fields));
    expect([answer.status, problemOf(answer).code]).toEqual([400, 'caller_request_invalid']);
    expect((await test('acc_unknown')).status).toBe(404);
    expect((await test(await addAccount('sk-sandbox-odd'), { body: { model: 1 } })).status).toBe(400);
  });

  it('answers in one piece whoever asks for no events', async () => {
    const id = await addAccount('sk-sandbox-plain');
    const response = await fetch(`${house.gateway.url}/admin/accounts/${id}/test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${house.tokens.get('olga')!}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await response.json()).toMatchObject({ ok: true, model: 'sandbox-small' });
  });
});
