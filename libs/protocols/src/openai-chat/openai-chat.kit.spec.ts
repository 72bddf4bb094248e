import OpenAI from 'openai';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import { JsonSyntaxError } from '../json/json-syntax-error';
import type { ClientSession } from '../request/client-session';
import { openaiChatKit as kit } from './openai-chat.kit';

const bodyOf = (request: unknown): Buffer => Buffer.from(JSON.stringify(request));
const question = { role: 'user', content: 'What is love?' };
const system = { role: 'system', content: 'You are kind.' };

function sessionOf(request: object, headers: Record<string, string> = {}): ClientSession | undefined {
  const body = bodyOf({ model: 'm', ...request });
  return kit.readSession(body, kit.readEnvelope(body, {}), headers);
}

describe('the envelope of a chat request', () => {
  it('says model, streaming, and the most tokens in the newer word before the older one', () => {
    const body = bodyOf({ model: 'gpt-6', stream: true, max_tokens: 5, max_completion_tokens: 7, messages: [] });
    expect(kit.readEnvelope(body, {})).toMatchObject({
      ...{ protocol: 'openai-chat', model: 'gpt-6', isStreaming: true, maxTokens: 7, boundContent: 'free' },
    });
    expect(kit.readEnvelope(bodyOf({ model: 'm', max_tokens: 5 }), {}).maxTokens).toBe(5);
  });

  it.each(['', '{', '[]', '{"model":""}', '{"model":5}', '{}', '{"model":"a","model":"b"}'])('refuses %j', (text) => {
    expect(() => kit.readEnvelope(Buffer.from(text), {})).toThrow(GatewayError);
  });

  it('names another model and leaves every other byte', () => {
    const body = Buffer.from(' {"messages":[] , "model" : "a" ,"x":1}');
    const renamed = kit.rewrite(body, kit.readEnvelope(body, {}), { model: 'b"', thinkingOfFirst: 3 });
    expect(renamed.toString()).toBe(' {"messages":[] , "model" : "b\\"" ,"x":1}');
  });

  it('counts messages, and knows who began the last one', () => {
    const read = (messages: unknown): [number, boolean] => {
      const body = bodyOf({ model: 'm', messages });
      const envelope = kit.readEnvelope(body, {});
      return [kit.countMessages(body, envelope), kit.isUserMessage(body, envelope)];
    };
    expect(read([system, question])).toEqual([2, true]);
    expect(read([question, { role: 'developer', content: 'x' }])).toEqual([2, true]);
    expect(read([question, { role: 'tool', content: 'x' }])).toEqual([2, false]);
    expect(read('none')).toEqual([0, false]);
    expect(read([null, 5, []])).toEqual([3, false]);
  });
});

describe('the session of a chat request', () => {
  it('is what the client names it, in a header or by its cache key', () => {
    const request = { messages: [question], prompt_cache_key: 'thread-1' };
    expect(sessionOf(request, { session_id: 'a', 'x-session-id': 'b' })).toEqual({ id: 'a', source: 'client' });
    expect(sessionOf(request)).toEqual({ id: 'thread-1', source: 'client' });
    expect(sessionOf({ ...request, prompt_cache_key: 'x'.repeat(201) })?.source).toBe('prefix');
  });

  it('is else told from the leading system messages and the first text', () => {
    const turns = [
      [system, question],
      [system, { role: 'user', content: [{ type: 'text', text: 'What is love?', cache_control: {} }] }],
      [system, question, { role: 'assistant', content: 'A song.' }, { role: 'user', content: 'And hate?' }],
    ].map((messages) => sessionOf({ messages }));
    expect(turns[0]?.source).toBe('prefix');
    expect(turns[1]).toEqual(turns[0]);
    expect(turns[2]).toEqual(turns[0]);
    const others = [[question], [{ ...system, content: 'x' }, question], [system, { role: 'user', content: 'hi' }]];
    const ids = others.map((messages) => sessionOf({ messages })?.id);
    expect(new Set([turns[0]?.id, ...ids]).size).toBe(4);
  });

  it('is unknown without messages', () => {
    expect(sessionOf({})).toBeUndefined();
  });
});

describe('answers and errors of Chat Completions', () => {
  it('meters a whole completion, an error in its place, and what is no JSON', () => {
    const usage = { prompt_tokens: 5, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 9 } };
    expect(kit.meterAnswer(bodyOf({ model: 'm', choices: [], usage }))).toMatchObject({
      metered: { entries: [{ model: 'm', usage: { input: 0, cacheRead: 5, output: 2 } }], source: 'exact' },
    });
    expect(kit.meterAnswer(bodyOf({ choices: [] }))).toMatchObject({ metered: { source: 'estimated' } });
    expect(kit.meterAnswer(bodyOf({ error: { message: 'x' } }))).toMatchObject({ isError: true });
    expect(kit.meterAnswer(Buffer.from('{"choices":['))).toEqual({ isWhole: false });
  });

  it('knows the error in a stream from content that speaks of errors', () => {
    const errorIn = (data: string, event = '') => kit.errorOf({ event, data: Buffer.from(data) });
    expect(errorIn('{"error":{"message":"Busy","code":"server_is_overloaded"}}')?.kind).toBe('overloaded');
    expect(errorIn('{"message":"Busy"}', 'error')?.message).toBe('Busy');
    expect(errorIn('it broke', 'error')?.kind).toBe('api');
    expect(errorIn('{"choices":[{"delta":{"content":"error"}}],"error":null}')).toBeUndefined();
    expect(errorIn('[DONE]')).toBeUndefined();
  });

  it('is read by the official client: chunks, their end, and an error', async () => {
    const encoder = kit.createEncoder();
    const chunk = { id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: 'a\n\nb' } }] };
    const error = kit.writeErrorEvent({ status: 529, kind: 'overloaded', message: 'Busy\n\ndata: {}' }, 'req_1');
    const read = async (text: string): Promise<string[]> => {
      const answer = () => Promise.resolve(new Response(text, { headers: { 'content-type': encoder.contentType } }));
      const client = new OpenAI({ apiKey: 'k', baseURL: 'http://upstream.test/v1', fetch: answer, maxRetries: 0 });
      const texts: string[] = [];
      for await (const { choices } of await client.chat.completions.create({ model: 'm', messages: [], stream: true }))
        texts.push(choices[0]?.delta.content ?? '');
      return texts;
    };
    const text = encoder.encode({ data: chunk });
    await expect(read(text + encoder.end(false))).resolves.toEqual(['a\n\nb']);
    await expect(read(text + error + encoder.end(true))).rejects.toThrow('Busy');
    expect(encoder.end(true)).toBe('');
  });

  it('fails with nothing but its own errors, whatever comes', () => {
    const bytes = fc.oneof(
      fc.uint8Array().map((array) => Buffer.from(array)),
      fc.jsonValue().map(bodyOf),
      fc.jsonValue().map((messages) => bodyOf({ model: 'm', messages, prompt_cache_key: messages })),
    );
    fc.assert(
      fc.property(bytes, (body) => {
        kit.meterAnswer(body);
        kit.errorOf({ event: '', data: body });
        try {
          const envelope = kit.readEnvelope(body, {});
          kit.readSession(body, envelope, {});
          kit.countMessages(body, envelope);
          kit.isUserMessage(body, envelope);
        } catch (error) {
          expect(error instanceof GatewayError || error instanceof JsonSyntaxError).toBe(true);
        }
      }),
    );
  });
});
