import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCall } from '../support/http-call';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
  const add = (platform: string, fields: object): Promise<unknown> =>
    house.admin('POST', '/admin/accounts', {
      ...{ name: platform, platform, credentials: { apiKey: `sk-sandbox-${platform}` } },
      ...fields,
    });
  await add('gemini', { baseUrl: house.sandbox.url, models: ['gemini-*'] });
  await add('claude', { baseUrl: house.sandbox.url, models: ['claude-*'] });
  await add('openai', { baseUrl: `${house.sandbox.url}/v1`, models: ['gpt-*'] });
});
afterAll(() => house.stop());

async function ask(path: string, body: object): Promise<{ status: number; said: unknown }> {
  const headers = {
    'x-api-key': house.relayKey,
    'content-type': 'application/json',
    'anthropic-version': '2023-06-01',
  };
  const { status, body: bytes } = await httpCall(house.gateway.url + path, { headers, body: JSON.stringify(body) });
  return { status, said: JSON.parse(bytes.toString('utf8')) };
}
const messages = [{ role: 'user', content: 'How many tokens is this?' }];
const contents = [{ role: 'user', parts: [{ text: 'How many tokens is this?' }] }];
const some = expect.any(Number) as number;

describe('a count of tokens', () => {
  it.each(['claude-sonnet-4-5', 'gemini-3.5-flash'])('is had of %s in every protocol that can ask', async (model) => {
    expect(await ask('/v1/messages/count_tokens', { model, messages })).toEqual({
      ...{ status: 200, said: { input_tokens: some } },
    });
    const { status, said } = await ask(`/gemini/v1beta/models/${model}:countTokens`, { contents });
    expect({ status, said }).toMatchObject({ status: 200, said: { totalTokens: some } });
    const within = { request: { model: `models/${model}`, contents } };
    expect(await ask('/gemini/v1internal:countTokens', within)).toMatchObject({ said: { totalTokens: some } });
  });

  it('is not guessed where nobody can count', async () => {
    expect(await ask('/v1/messages/count_tokens', { model: 'gpt-5.5', messages })).toMatchObject({
      ...{ status: 404, said: { type: 'error', error: { type: 'not_found_error' } } },
    });
    expect(await ask('/gemini/v1beta/models/gpt-5.5:countTokens', { contents })).toMatchObject({
      ...{ status: 404, said: { error: { code: 404, status: 'NOT_FOUND' } } },
    });
  });
});
