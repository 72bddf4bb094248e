import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIn, jsonOf, textOf } from '../support/protocols/ask-in-protocol';
import { type ClientProtocol, chat, deltasOf, responses } from '../support/protocols/client-protocol';
import { openaiAccounts } from '../support/protocols/openai-accounts';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
});
afterAll(() => house.stop());

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'get_weather', description: 'Looks at the sky', parameters };

describe.each(openaiAccounts)('$what', (upstream) => {
  const { model, isPriced, embeddingsPath } = upstream;
  let key: ServedKey;
  beforeAll(async () => {
    key = await house.serve(await upstream.account(house.sandbox.url));
  });

  const protocols: [ClientProtocol, string | undefined, boolean][] = [
    [chat, upstream.chatPath, false],
    [chat, upstream.chatPath, true],
    [responses, upstream.responsesPath, false],
    [responses, upstream.responsesPath, true],
  ];
  it.each(protocols)(
    'answers $name at %s, and is booked as it says (stream: %s)',
    async (protocol, path, isStreaming) => {
      const answer = await askIn(protocol, house, key, { model, isStreaming });
      const text = answer.body.toString('utf8');
      expect(answer.status, text).toBe(200);
      if (isStreaming) {
        expect(deltasOf(protocol, text).join('')).toBe(said);
        expect(deltasOf(protocol, text).length).toBeGreaterThan(5);
        expect(protocol.hasEnded(text)).toBe(true);
      } else {
        expect(textOf(protocol, answer)).toBe(said);
        expect((jsonOf(answer) as { model: string }).model).toBe(model);
      }
      const { record, entry } = await house.books(answer);
      expect(entry).toMatchObject({ status: 200, finished: 'complete', streaming: isStreaming, model });
      expect(entry.path.split('?')[0]).toBe(path);
      expect(record).toMatchObject({
        source: 'exact',
        outcome: 'completed',
        attempts: 1,
        accountId: key.accountId,
        model,
      });
      expect(record.tokens).toEqual(entry.usage);
      if (isPriced) expect(record.costUsd).toMatch(/[1-9]/);
    },
  );

  it('hides the figures of a chat stream from those who did not ask, and books them', async () => {
    const unasked = { model, isStreaming: true, body: { stream_options: undefined } };
    const answer = await askIn(chat, house, key, unasked);
    expect(answer.body.toString('utf8')).not.toContain('"usage":{');
    expect(chat.hasEnded(answer.body.toString('utf8'))).toBe(true);
    const { record, entry } = await house.books(answer);
    expect(entry.usage?.output).toBeGreaterThan(0);
    expect(record).toMatchObject({ source: 'exact', tokens: entry.usage });
  });

  it('goes round with a tool in Responses, and with the reasoning before it', async () => {
    const body = { tools: [{ type: 'function', ...weather }], store: false, include: ['reasoning.encrypted_content'] };
    const asked = { role: 'user', content: 'use a tool' };
    const first = await askIn(responses, house, key, { model, body: { ...body, input: [asked] } });
    expect(first.status, first.body.toString('utf8')).toBe(200);
    const { output } = jsonOf(first) as { output: { type: string; call_id?: string; arguments?: string }[] };
    const call = output.find(({ type }) => type === 'function_call');
    expect(JSON.parse(call?.arguments ?? '')).toEqual({ city: 'sandbox city' });
    const result = { type: 'function_call_output', call_id: call?.call_id, output: 'Rain' };
    const second = await askIn(responses, house, key, { model, body: { ...body, input: [asked, ...output, result] } });
    expect(second.status, second.body.toString('utf8')).toBe(200);
    expect(textOf(responses, second)).toContain('The tool answered: Rain');
  });

  it(embeddingsPath === undefined ? 'embeds nothing' : 'embeds', async () => {
    const question = { model: 'text-embedding-3-small', path: '/openai/v1/embeddings' };
    const body = { input: ['one', 'two'], messages: undefined, stream: undefined };
    const answer = await askIn(chat, house, key, { ...question, body });
    if (embeddingsPath === undefined) {
      expect(answer.status).toBe(404);
      return;
    }
    expect(answer.status, answer.body.toString('utf8')).toBe(200);
    expect((jsonOf(answer) as { data: unknown[] }).data).toHaveLength(2);
    const { record, entry } = await house.books(answer);
    expect(entry.path.split('?')[0]).toBe(embeddingsPath);
    expect(record).toMatchObject({ operation: 'embed', source: 'exact', tokens: entry.usage });
    expect(record.tokens.input).toBeGreaterThan(0);
  });
});
