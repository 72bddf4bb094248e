import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PoolHouse, startPoolHouse } from '../support/pool-house';

let house: PoolHouse;
beforeAll(async () => {
  house = await startPoolHouse();
});
afterAll(() => house.stop());

const test = (id: string, body: object = {}): Promise<object> =>
  house.admin('POST', `/admin/accounts/${id}/test`, body);

describe('the test of an account', () => {
  it('asks the upstream whatever the account’s state, and is in the books', async () => {
    const id = await house.addAccount('sk-sandbox-tested', {
      models: ['sandbox-*', 'sandbox-small'],
      schedulable: false,
    });
    const before = (await house.sandbox.ledger()).length;
    expect(await test(id)).toMatchObject({
      ...{ ok: true, status: 200, model: 'sandbox-small', protocol: 'anthropic-messages' },
    });
    expect((await house.sandbox.ledger()).length).toBe(before + 1);
    const { items } = await house.admin<{ items: object[] }>('GET', '/admin/usage/records?limit=1');
    expect(items[0]).toMatchObject({ keyId: 'account-test', accountId: id, outcome: 'completed', source: 'exact' });
  });

  it('speaks the protocol of the platform', async () => {
    const fields = { platform: 'openai', baseUrl: `${house.sandbox.url}/v1`, models: ['gpt-5.5'] };
    const id = await house.addAccount('sk-sandbox-openai', fields);
    expect(await test(id)).toMatchObject({ ok: true, protocol: 'openai-responses', model: 'gpt-5.5' });
  });

  it('says what is wrong, and lets nothing follow from it', async () => {
    const id = await house.addAccount('not-a-sandbox-key', { models: ['sandbox-small'] });
    expect(await test(id)).toMatchObject({
      ok: false,
      status: 401,
      failure: expect.stringContaining('unauthorized') as string,
    });
    expect(await test(id, { model: 'sandbox-fault-529' })).toMatchObject({ ok: false });
    const gone = await house.addAccount('sk-sandbox-gone', {
      baseUrl: 'http://127.0.0.1:9',
      models: ['sandbox-small'],
    });
    expect(await test(gone)).toMatchObject({ ok: false, failure: 'unreachable' });
    for (const account of [id, gone]) expect((await house.account(account)).state.cooldowns).toEqual([]);
  });

  it('needs a model where none is named', async () => {
    const fields = { platform: 'openai-compatible', baseUrl: `${house.sandbox.url}/v1`, models: ['*'] };
    const id = await house.addAccount('sk-sandbox-any', fields);
    await expect(test(id)).rejects.toThrow(/answered 400.*model/);
    expect(await test(id, { model: 'glm-5' })).toMatchObject({ ok: true, protocol: 'openai-chat' });
  });
});
