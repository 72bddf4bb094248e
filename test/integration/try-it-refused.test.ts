import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TryHouse, lastOf, namesOf, problemOf, startTryHouse } from '../support/try-house';

let house: TryHouse;
beforeAll(async () => {
  house = await startTryHouse();
});
afterAll(() => house.stop());

describe('a try that is refused by what holds for the key', () => {
  it.each([
    ['a model that it may not use', { allowedModels: ['claude-*'] }, {}, 'policy_model_not_allowed'],
    ['a model that nobody serves', {}, { model: 'nobody-serves-this' }, 'policy_model_unknown'],
    ['an account that is gone', { accountId: 'acc_gone' }, {}, 'policy_model_unknown'],
  ])('tells of %s as an event', async (_, fields, asking, code) => {
    const answer = await house.tryOut(await house.addKey(fields), asking);
    expect([answer.status, namesOf(answer), lastOf(answer).code]).toEqual([200, ['begun', 'error'], code]);
    expect(lastOf(answer)).toHaveProperty('retryAfterSeconds');
  });

  it('tells of a budget that is spent, and when there is money again', async () => {
    const key = await house.addKey({ limits: { dailyCostUsd: 0.000001 } });
    expect(namesOf(await house.tryOut(key))).toContain('done');
    const refused = await house.tryOut(key);
    expect(lastOf(refused)).toMatchObject({ code: 'policy_budget_exhausted' });
    expect(lastOf(refused).retryAfterSeconds).toBeGreaterThan(0);
    expect(await house.recordsOf(key)).toHaveLength(1);
  });

  it('tells of an account that is paused, where the key is bound to it', async () => {
    const accountId = await house.addAccount('sk-sandbox-paused', { schedulable: false });
    expect(lastOf(await house.tryOut(await house.addKey({ accountId })))).toMatchObject({
      code: 'upstream_none_available',
    });
  });

  it('counts against a window, and says when it is over', async () => {
    const key = await house.addKey({ limits: { window: { minutes: 10, requests: 1 } } });
    expect(namesOf(await house.tryOut(key))).toContain('done');
    expect(lastOf(await house.tryOut(key))).toMatchObject({
      ...{ code: 'policy_rate_exceeded', retryAfterSeconds: expect.any(Number) as number },
    });
  });

  it('has as many at the same time as its limit says, each of them in the books once', async () => {
    const key = await house.addKey({ limits: { concurrency: 2 } });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => house.tryOut(key, { model: 'sandbox-stream-3x60' })),
    );
    const codes = answers.map((answer) => lastOf(answer).code).filter((code) => code !== undefined);
    expect(codes).toEqual(Array<string>(4).fill('policy_concurrency_exceeded'));
    expect(await house.recordsOf(key)).toHaveLength(2);
  });
});

describe('a try that cannot begin', () => {
  const refused: readonly (readonly [what: string, fields: object, as: string, status: number, code: string])[] = [
    ['somebody else’s key', {}, 'max', 404, 'caller_record_unknown'],
    ['a key that is switched off', { enabled: false }, 'mia', 409, 'caller_record_conflict'],
    ['a key that has expired', { expiresAt: '2020-01-01T00:00:00.000Z' }, 'mia', 409, 'caller_record_conflict'],
    ['a key for one client', { allowedClients: ['claude-code'] }, 'mia', 403, 'policy_client_not_allowed'],
    ['a key for other addresses', { allowedCidrs: ['10.0.0.0/8'] }, 'mia', 403, 'policy_address_not_allowed'],
  ];
  it.each(refused)('is refused as a problem: %s', async (_, fields, as, status, code) => {
    const key = await house.addKey();
    const { apiKeys } = house.gateway.parts;
    await apiKeys.update({ ...apiKeys.get(key)!, ...fields });
    const answer = await house.tryOut(key, { as });
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
  });

  it('says for which client a key is', async () => {
    const { detail } = problemOf(await house.tryOut(await house.addKey({ allowedClients: ['claude-code'] })));
    expect(detail).toBe('This relay key may be used with claude-code only, and this request comes from the console');
  });

  it('is refused to somebody who was switched off, and for a key that was ended', async () => {
    const key = await house.addKey({}, 'max');
    await house.gateway.parts.apiKeys.revoke(key);
    expect((await house.tryOut(key, { as: 'max' })).status).toBe(404);
    const other = await house.addKey({}, 'max');
    const { users } = house.gateway.parts;
    await users.update({ ...users.get(house.idOf('max'))!, enabled: false });
    expect((await house.tryOut(other, { as: 'max' })).status).toBe(401);
  });

  const wrong: readonly (readonly [what: string, body: unknown])[] = [
    ...[{}, [], 'null', '"text"', '{"model":'].map((body) => [JSON.stringify(body), body] as const),
    ...([
      ['no prompt', { model: 'm' }],
      ['no model', { prompt: 'p' }],
      ['nothing asked', { model: 'm', prompt: ' ' }],
    ] as const),
    ...([
      ['no name', { model: '', prompt: 'p' }],
      ['a number', { model: 1, prompt: 'p' }],
    ] as const),
    ...([
      ['an object', { model: 'm', prompt: {} }],
      ['too long a name', { model: 'm'.repeat(201), prompt: 'p' }],
    ] as const),
    ['too long a prompt', { model: 'm', prompt: 'p'.repeat(20_001) }],
    ...[15, 8_193, 1.5, '100', null, -1].map(
      (maxTokens) => [`${String(maxTokens)} tokens`, { model: 'm', prompt: 'p', maxTokens }] as const,
    ),
    ...['stream', 'headers', 'userId', 'client'].map(
      (name) => [name, { model: 'm', prompt: 'p', [name]: 'x' }] as const,
    ),
  ];
  it.each(wrong)('refuses a body that is wrong: %s', async (_, body) => {
    const answer = await house.tryOut(await house.addKey(), { body });
    expect([answer.status, problemOf(answer).status]).toEqual([400, 400]);
  });
});
