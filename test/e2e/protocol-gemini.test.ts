import { ApiError, FunctionCallingConfigMode, type GenerateContentResponse, GoogleGenAI } from '@google/genai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../support/protocols/failure-of';
import { addFourUpstreams, fourUpstreams } from '../support/protocols/four-upstreams';
import { leaveStream } from '../support/protocols/leave-stream';
import { type ProtocolHouse, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
  await addFourUpstreams(house);
});
afterAll(() => house.stop());
afterEach(() => house.sandbox.setAccountFaults({}));

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const parametersJsonSchema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'get_weather', description: 'Looks at the sky', parametersJsonSchema };
const client = (): GoogleGenAI =>
  new GoogleGenAI({ apiKey: house.relayKey, httpOptions: { baseUrl: `${house.gateway.url}/gemini` } });

async function all(stream: AsyncGenerator<GenerateContentResponse>): Promise<GenerateContentResponse[]> {
  const chunks: GenerateContentResponse[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const named = fourUpstreams.map((upstream) => ({ upstream, spoken: upstream.protocol }));

describe.each(named)('the Gen AI SDK on an account that speaks $spoken', ({ upstream }) => {
  const { model } = upstream;

  it('gets an answer, whole and chunk by chunk, with the same figures', async () => {
    const question = { model, contents: 'good morning' };
    const answer = await client().models.generateContent(question);
    expect(answer.text).toBe(said);
    expect(answer.candidates).toMatchObject([{ finishReason: 'STOP', content: { role: 'model' } }]);
    const chunks = await all(await client().models.generateContentStream(question));
    expect(chunks.map(({ text }) => text ?? '').join('')).toBe(said);
    expect(chunks.length).toBeGreaterThan(5);
    expect(chunks.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP');
    const [whole, last] = [answer.usageMetadata, chunks.at(-1)?.usageMetadata];
    expect(last?.candidatesTokenCount).toBe(whole?.candidatesTokenCount);
    expect(last?.promptTokenCount).toBe(whole?.promptTokenCount);
    expect(whole?.promptTokenCount).toBeGreaterThan(0);
    for (const chunk of chunks) expect(chunk.modelVersion).toBe(model);
  });

  it('calls functions, whole and as a stream, and goes on with their results', async () => {
    const config = { tools: [{ functionDeclarations: [weather] }] };
    const asked = { role: 'user', parts: [{ text: 'use parallel tools' }] };
    const whole = [await client().models.generateContent({ model, config, contents: [asked] })];
    const streamed = await all(await client().models.generateContentStream({ model, config, contents: [asked] }));
    for (const chunks of [whole, streamed]) {
      const parts = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
      const calls = parts.flatMap(({ functionCall }) => functionCall ?? []);
      expect(calls.length).toBeGreaterThan(0);
      for (const call of calls) expect(call).toMatchObject({ name: 'get_weather', args: { city: 'sandbox city' } });
      const results = calls.map(({ id, name }) => ({
        functionResponse: { ...(id === undefined ? {} : { id }), name: name ?? '', response: { output: '21 degrees' } },
      }));
      const contents = [asked, { role: 'model', parts }, { role: 'user', parts: results }];
      const second = await client().models.generateContent({ model, config, contents });
      expect(second.text).toContain('21 degrees');
    }
  });

  it('has to call a function where the client wants one', async () => {
    const functionCallingConfig = { mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: [weather.name] };
    const config = { tools: [{ functionDeclarations: [weather] }], toolConfig: { functionCallingConfig } };
    const answer = await client().models.generateContent({ model, config, contents: 'good morning' });
    expect(answer.functionCalls).toMatchObject([{ name: 'get_weather' }]);
  });

  it('fits a schema, and ends at a limit', async () => {
    const config = { responseMimeType: 'application/json', responseJsonSchema: parametersJsonSchema };
    const answer = await client().models.generateContent({ model, config, contents: 'where?' });
    expect(Object.keys(JSON.parse(answer.text ?? '') as object)).toEqual(['city']);
    const limited = { model, config: { maxOutputTokens: 16 }, contents: 'x '.repeat(100) };
    const cut = await client().models.generateContent(limited);
    expect(cut.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
  });

  it('counts tokens where the account can', async () => {
    const counting = client().models.countTokens({ model, contents: 'how long is this?' });
    const counts = upstream.protocol === 'gemini-generate-content' || upstream.protocol === 'anthropic-messages';
    if (counts) expect((await counting).totalTokens).toBeGreaterThan(0);
    else expect(await failureOf(counting)).toMatchObject({ name: 'ApiError', status: 404 });
  });

  it('leaves in the middle of a stream, and the upstream is left as well', async () => {
    const record = await leaveStream(house, upstream, async (slow) => {
      const leaving = new AbortController();
      const config = { abortSignal: leaving.signal };
      const stream = await client().models.generateContentStream({ model: slow, config, contents: 'x' });
      await stream.next();
      return () => leaving.abort();
    });
    expect(record).toMatchObject({ outcome: 'caller-left', source: 'partial' });
  });

  it.each([
    ['400', 400, 'INVALID_ARGUMENT'],
    ['401', 401, 'UNAUTHENTICATED'],
    ['429', 429, 'RESOURCE_EXHAUSTED'],
    ['500', 500, 'INTERNAL'],
    ['503', 503, 'UNAVAILABLE'],
  ])('throws its own error when the upstream answers with %s', async (fault, code, status) => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: fault });
    const question = { model, contents: 'x' };
    for (const ask of [
      () => client().models.generateContent(question),
      () => client().models.generateContentStream(question),
    ]) {
      const failure = await failureOf(ask());
      expect(failure).toBeInstanceOf(ApiError);
      expect(failure).toMatchObject({ status: code });
      expect(JSON.parse((failure as ApiError).message)).toMatchObject({ error: { code, status } });
    }
  });
});

describe('the Gen AI SDK', () => {
  it('embeds, and lists models in pages', async () => {
    await house.addAccount('embeds', {
      ...{ platform: 'gemini', baseUrl: house.sandbox.url, credentials: { apiKey: 'AIzaSandboxEmbeds' } },
      models: ['text-embedding-*'],
    });
    const { embeddings = [] } = await client().models.embedContent({
      model: 'text-embedding-004',
      contents: ['a', 'b'],
    });
    expect(embeddings.map(({ values }) => values?.length ?? 0)).toEqual([expect.any(Number), expect.any(Number)]);
    const names: (string | undefined)[] = [];
    for await (const { name } of await client().models.list({ config: { pageSize: 3 } })) names.push(name);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name?.startsWith('models/'))).toBe(true);
  });

  it('chats, turn after turn', async () => {
    for (const { model } of fourUpstreams) {
      const chat = client().chats.create({ model });
      await chat.sendMessage({ message: 'good morning' });
      expect((await chat.sendMessage({ message: 'good evening' })).text).toContain('good evening');
      expect(chat.getHistory()).toHaveLength(4);
    }
  });
});
