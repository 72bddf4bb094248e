import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '../support/http-call';
import { type IssuedKey } from '../support/pool-house';
import { askIn, jsonOf, textOf } from '../support/protocols/ask-in-protocol';
import { claudeAccounts } from '../support/protocols/claude-accounts';
import { chat, deltasOf, messages } from '../support/protocols/client-protocol';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';
import { serviceAccount } from '../support/protocols/sandbox-credentials';
import { neverCool } from '../support/relay-house';

const chosen = ['claude with a key', 'bedrock with keys', 'vertex with a service account', 'azure-foundry with a key'];
/** By what the sandbox knows the account, in the order in which the pool prefers them. */
let faultKeys = ['sk-sandbox-claude', 'AKIASANDBOXTEAM', 'token:sandbox-claude/', 'sk-sandbox-foundry'];

let house: ProtocolHouse;
let accountIds: string[];
let key: IssuedKey & { accountId: string };
beforeAll(async () => {
  house = await startProtocolHouse({ FAILOVER_ATTEMPTS: '4' });
  const { client_email: address } = (await serviceAccount(house.sandbox.url, 'claude')) as { client_email: string };
  faultKeys = faultKeys.map((name) => (name.endsWith('/') ? name + address : name));
  accountIds = [];
  for (const [index, what] of chosen.entries()) {
    const account = await claudeAccounts.find((candidate) => candidate.what === what)?.account(house.sandbox.url);
    const order = { priority: index + 1, cooldownSeconds: neverCool };
    accountIds.push(await house.addAccount(what, { ...account, ...order }));
  }
  key = { ...(await house.addKey()), accountId: '' };
});
afterAll(() => house.stop());
afterEach(() => house.sandbox.setAccountFaults({}));

const model = 'claude-sonnet-4-5';
let conversations = 0;
/** Of a conversation that no account is bound to. */
const newText = (): string => `good morning for the ${++conversations}th time`;

describe('one name of a model', () => {
  it.each([0, 1, 2, 3])(
    'is served by the account number %s when those before it fail, within one request',
    async (index) => {
      await house.sandbox.setAccountFaults(Object.fromEntries(faultKeys.slice(0, index).map((name) => [name, '503'])));
      for (const isStreaming of [false, true]) {
        for (const protocol of [messages, chat]) {
          const text = newText();
          const answer = await askIn(protocol, house, key, { model, text, isStreaming });
          const body = answer.body.toString('utf8');
          expect(answer.status, body).toBe(200);
          const said = isStreaming ? deltasOf(protocol, body).join('') : textOf(protocol, answer);
          expect(said).toContain(text);
          expect(body).toContain(`"model":"${model}"`);
          const { attempts } = await house.explain(answer);
          expect(attempts.map(({ accountId }) => accountId)).toEqual(accountIds.slice(0, index + 1));
          const { record, entry } = await house.books(answer);
          expect(record).toMatchObject({ attempts: index + 1, accountId: accountIds[index], source: 'exact', model });
          expect(record.tokens).toEqual(entry.usage);
        }
      }
    },
  );

  it.each(['error-first', 'cut:0', 'empty', 'slow:200'])(
    'is served by one account after the other where streams begin with %s',
    async (fault) => {
      const failing = fault === 'slow:200' ? 0 : 3;
      await house.sandbox.setAccountFaults(Object.fromEntries(faultKeys.slice(0, 3).map((name) => [name, fault])));
      for (const protocol of [messages, chat]) {
        const text = newText();
        const answer = await askIn(protocol, house, key, { model, text, isStreaming: true });
        const body = answer.body.toString('utf8');
        expect(deltasOf(protocol, body).join('')).toContain(text);
        expect(protocol.errorIn(body)).toBeUndefined();
        expect((await house.explain(answer)).attempts).toHaveLength(failing + 1);
      }
    },
  );

  it('ends with the last refusal, in the client’s words, when all of them fail', async () => {
    await house.sandbox.setAccountFaults(Object.fromEntries(faultKeys.map((name) => [name, '503'])));
    const asMessages = await askIn(messages, house, key, { model, text: newText() });
    expect(jsonOf(asMessages)).toMatchObject({ type: 'error', error: { message: expect.any(String) as unknown } });
    const asChat = await askIn(chat, house, key, { model, text: newText() });
    expect(jsonOf(asChat)).toMatchObject({ error: { message: expect.any(String) as unknown } });
    for (const { status } of [asMessages, asChat]) expect(status).toBeGreaterThanOrEqual(500);
    expect((await house.explain(asChat)).attempts).toHaveLength(4);
  });

  it('that ends in a date is the same model', async () => {
    for (const [index, accountId] of accountIds.entries()) {
      const bound = { ...(await house.addKey({ accountId })), accountId };
      const asked = index === 3 ? model : `${model}-20250929`;
      const answer = await askIn(messages, house, bound, { model: asked, text: newText() });
      expect(answer.status, answer.body.toString('utf8')).toBe(200);
      expect(jsonOf(answer)).toMatchObject({ model: asked });
    }
  });
});

describe('the list of models', () => {
  const list = async (path: string, key: string, headers: object = {}): Promise<Record<string, object[]>> => {
    const sent = { authorization: `Bearer ${key}`, ...headers };
    const answer = await httpCall(house.gateway.url + path, { method: 'GET', headers: sent });
    expect(answer.status, answer.body.toString('utf8')).toBe(200);
    return jsonOf(answer) as Record<string, object[]>;
  };

  it('has three shapes, and in each of them what the key may use and nothing else', async () => {
    await house.addAccount('gpt', { platform: 'openai', credentials: { apiKey: 'sk-sandbox-gpt' } });
    const rules = { allowedModels: ['claude-sonnet-4-5', 'claude-haiku-4-5', 'gpt-5.5'], deniedModels: ['*haiku*'] };
    const limited = await house.addKey(rules);
    const version = { 'anthropic-version': '2023-06-01' };
    const expected = ['claude-sonnet-4-5', 'gpt-5.5'];
    const anthropic = await list('/api/v1/models', limited.key, version);
    expect(anthropic.data).toMatchObject(expected.map((id) => ({ type: 'model', id })));
    const openai = await list('/openai/v1/models', limited.key);
    expect(openai).toMatchObject({ object: 'list', data: expected.map((id) => ({ object: 'model', id })) });
    const google = await list('/gemini/v1beta/models', limited.key);
    expect(google.models).toMatchObject(expected.map((id) => ({ name: `models/${id}` })));
    // Where Anthropic and OpenAI share a path, the version tells them apart.
    expect((await list('/v1/models', limited.key, version)).data).toEqual(anthropic.data);
    expect((await list('/v1/models', limited.key)).data).toEqual(openai.data);
  });

  it('has every name that a bound account serves, and each of them is served', async () => {
    const [, bedrockId = ''] = accountIds;
    const bound = { ...(await house.addKey({ accountId: bedrockId })), accountId: bedrockId };
    const { data = [] } = await list('/openai/v1/models', bound.key);
    const names = (data as { id: string }[]).map(({ id }) => id);
    expect(names).toContain(model);
    expect(names.every((name) => name.startsWith('claude-'))).toBe(true);
    for (const name of names) {
      const answer = await askIn(messages, house, bound, { model: name, text: newText() });
      expect(answer.status, `${name}: ${answer.body.toString('utf8')}`).toBe(200);
    }
  });
});
