import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDollars } from '@app/common';
import { until } from '../support/supervisor/until';
import { type TryHouse, lastOf, namesOf, startTryHouse, textOf } from '../support/try-house';

let house: TryHouse;
beforeAll(async () => {
  house = await startTryHouse();
});
afterAll(() => house.stop());

describe('trying a key out', () => {
  it('streams an answer, and tells what it took', async () => {
    const answer = await house.tryOut(await house.addKey(), { model: 'sandbox-stream-5x20' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    const requestId = answer.headers.get('x-request-id');
    expect(namesOf(answer)).toEqual(['begun', 'text', 'done']);
    expect(answer.events[0]?.data).toEqual({
      ...{ requestId, model: 'sandbox-stream-5x20', protocol: 'anthropic-messages' },
    });
    expect(answer.events.filter(({ event }) => event === 'text').length).toBeGreaterThan(2);
    expect(lastOf(answer)).toMatchObject({
      requestId,
      model: 'sandbox-stream-5x20',
      source: 'exact',
      stopReason: 'end',
    });
    expect(lastOf(answer)).not.toHaveProperty('account');
  });

  it('leaves one record, exact to the token, of a client that is called console', async () => {
    const before = (await house.sandbox.ledger()).at(-1)?.sequence ?? 0;
    const key = await house.addKey();
    const answer = await house.tryOut(key);
    expect(textOf(answer)).toBe('Hello from the Trunkline sandbox. You said: Say hello.');
    const done = lastOf(answer);
    const record = (await house.recordsOf(key))[0]!;
    expect(record).toMatchObject({
      keyId: key,
      userId: house.idOf('mia'),
      client: 'console',
      isStreaming: true,
      attempts: 1,
    });
    expect(done).toMatchObject({
      ...{ tokens: record.tokens, firstByteMs: record.firstByteMs, tookMs: record.durationMs },
      costUsd: formatDollars(BigInt(record.costNanoDollars!)),
    });
    const served = await house.sandbox.ledger(before);
    expect(served.map(({ usage }) => usage)).toEqual([record.tokens]);
    expect(await house.recordsOf(key)).toHaveLength(1);
    expect(await house.gateway.parts.explanations.find(String(done.requestId))).toContain(key);
  });

  it('names the account to administrators and for keys that say so, and to nobody else', async () => {
    const account = { name: 'sk-sandbox-team', platform: 'sandbox' };
    expect(lastOf(await house.tryOut(await house.addKey({}, 'olga'), { as: 'olga' }))).toMatchObject({ account });
    expect(lastOf(await house.tryOut(await house.addKey({ debug: true })))).toMatchObject({ account });
    expect((await house.tryOut(await house.addKey())).text).not.toContain('sk-sandbox-team');
  });

  it('stops where it is told to, and says so', async () => {
    const body = { model: 'sandbox-text-20000', prompt: 'x'.repeat(300), maxTokens: 16 };
    const cut = await house.tryOut(await house.addKey(), { body: { ...body, model: 'sandbox-small' } });
    expect(lastOf(cut)).toMatchObject({ stopReason: 'max-tokens', tokens: { output: 16 } });
  });

  it.each([
    ['openai', 'gpt-5.5', {}, 'openai-responses'],
    ['openai-compatible', 'glm-5', { models: ['glm-5'] }, 'openai-chat'],
    ['gemini', 'gemini-2.5-pro', {}, 'gemini-generate-content'],
  ] as const)('asks an account of %s in its own protocol', async (platform, model, fields, protocol) => {
    const baseUrl = platform === 'gemini' ? house.sandbox.url : `${house.sandbox.url}/v1`;
    const apiKey = platform === 'gemini' ? 'AIzaSandboxTry' : 'sk-sandbox-try';
    const accountId = await house.addAccount(apiKey, { platform, baseUrl, ...fields });
    const answer = await house.tryOut(await house.addKey({ accountId }), { model });
    expect(answer.events[0]?.data).toMatchObject({ protocol });
    expect(textOf(answer)).toMatch(/Say hello/);
    expect(lastOf(answer)).toMatchObject({ stopReason: 'end', source: 'exact' });
  });

  it.each([
    [['openai'], 'openai-responses'],
    [['gemini'], 'gemini-generate-content'],
    [['droid'], 'anthropic-messages'],
    [['gemini', 'claude'], 'anthropic-messages'],
  ])('asks in what a key for %j may', async (permissions, protocol) => {
    const answer = await house.tryOut(await house.addKey({ permissions }));
    expect(answer.events[0]?.data).toMatchObject({ protocol });
    expect(textOf(answer)).toMatch(/Say hello/);
  });

  it('begins the validity of a key that counts from its first use', async () => {
    const key = await house.addKey({ validFor: 'P7D' });
    await house.tryOut(key);
    expect(house.gateway.parts.apiKeys.get(key)).toMatchObject({ firstUsedAt: expect.any(String) as string });
  });

  it('lets no text pretend to be an event', async () => {
    const key = await house.addKey();
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.stringMatching(/^(?:\n|\r|event: done|data: \{|:|x)*$/),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (tail) => {
        const answer = await house.tryOut(key, { body: { model: 'sandbox-small', prompt: `x${tail}` } });
        expect(namesOf(answer)).toEqual(['begun', 'text', 'done']);
        expect(textOf(answer)).toMatch(/^Hello from the Trunkline sandbox\. You said: x/);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a try that does not come to its end', () => {
  it('ends the request upstream when whoever asked has gone', async () => {
    const before = (await house.sandbox.ledger()).at(-1)?.sequence ?? 0;
    const leaving = new AbortController();
    const key = await house.addKey();
    const onText = (text: string): void => {
      if (text.includes('event: text')) leaving.abort();
    };
    await expect(
      house.tryOut(key, { model: 'sandbox-stream-500x20', signal: leaving.signal, onText }),
    ).rejects.toThrow();
    await until(
      async () => (await house.sandbox.ledger(before))[0]?.finished === 'client-left',
      'the upstream is left',
    );
    expect(await house.recordsOf(key)).toMatchObject([
      { outcome: 'caller-left', source: 'partial', client: 'console' },
    ]);
    expect(house.gateway.parts.ledger.openCount).toBe(0);
  });

  it('tells what an upstream says that refuses it', async () => {
    const answer = await house.tryOut(await house.addKey(), { model: 'sandbox-fault-400' });
    expect(namesOf(answer)).toEqual(['begun', 'error']);
    expect(lastOf(answer)).toMatchObject({ code: 'upstream_refused', retryAfterSeconds: null });
  });

  it('tells that an answer broke off, behind what had come of it', async () => {
    const answer = await house.tryOut(await house.addKey(), { model: 'sandbox-fault-cut:1200' });
    expect(lastOf(answer)).toMatchObject({ code: 'upstream_interrupted' });
    expect(namesOf(answer)).toEqual(['begun', 'text', 'error']);
  });

  it('tells when all accounts fail, and that it is no fault of the key', async () => {
    const accountId = await house.addAccount('sk-sandbox-gone', { baseUrl: 'http://127.0.0.1:9' });
    expect(lastOf(await house.tryOut(await house.addKey({ accountId })))).toMatchObject({
      ...{ code: 'upstream_unreachable', retryAfterSeconds: null },
    });
  });
});

describe('the models to offer', () => {
  it('are those that /v1/models answers to the key, each with how it is asked', async () => {
    const { apiKey, text } = await house.gateway.parts.apiKeys.issue({ name: 'A key', userId: house.idOf('mia') });
    const authorization = `Bearer ${house.tokens.get('mia')!}`;
    const offered = await fetch(`${house.gateway.url}/me/api-keys/${apiKey.id}/models`, { headers: { authorization } });
    const { items } = (await offered.json()) as { items: { id: string; protocol: string; platform: string }[] };
    const listed = await fetch(`${house.gateway.url}/v1/models`, { headers: { authorization: `Bearer ${text}` } });
    const { data } = (await listed.json()) as { data: { id: string }[] };
    expect(items.map(({ id }) => id)).toEqual(data.map(({ id }) => id));
    expect(items).toContainEqual({
      ...{ id: 'sandbox-small', displayName: expect.any(String) as string },
      ...{ protocol: 'anthropic-messages', platform: 'sandbox' },
    });
  });

  it('are nobody else’s to see', async () => {
    const headers = { authorization: `Bearer ${house.tokens.get('mia')!}` };
    const key = await house.addKey({}, 'olga');
    expect((await fetch(`${house.gateway.url}/me/api-keys/${key}/models`, { headers })).status).toBe(404);
  });
});
