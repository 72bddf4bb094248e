import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askIn, jsonOf, textOf } from '../support/protocols/ask-in-protocol';
import { deltasOf, gemini } from '../support/protocols/client-protocol';
import { geminiAccounts } from '../support/protocols/gemini-accounts';
import { type ProtocolHouse, type ServedKey, startProtocolHouse } from '../support/protocols/protocol-house';

let house: ProtocolHouse;
beforeAll(async () => {
  house = await startProtocolHouse();
});
afterAll(() => house.stop());

const model = 'gemini-2.5-pro';
const said = 'Hello from the Trunkline sandbox. You said: good morning';
const at = (method: string, name = model): string => `/gemini/v1beta/models/${name}:${method}`;
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const tools = [{ functionDeclarations: [{ name: 'get_weather', description: 'Looks at the sky', parameters }] }];

describe.each(geminiAccounts)('$what', (upstream) => {
  const { models, embedsMany } = upstream;
  let key: ServedKey;
  beforeAll(async () => {
    key = await house.serve(await upstream.account(house.sandbox.url));
  });

  async function expectBooked(
    answer: Awaited<ReturnType<typeof askIn>>,
    method: string,
    streaming: boolean,
  ): Promise<void> {
    const { record, entry } = await house.books(answer);
    expect(entry).toMatchObject({ status: 200, finished: 'complete', streaming });
    expect(entry.path.split('?')[0]).toBe(models + method);
    expect(record).toMatchObject({ source: 'exact', outcome: 'completed', attempts: 1, accountId: key.accountId });
    expect(record.tokens).toEqual(entry.usage);
    expect(record.tokens.input).toBeGreaterThan(0);
  }

  it('answers whole, and is booked as it says', async () => {
    const answer = await askIn(gemini, house, key, { model });
    expect(answer.status, answer.body.toString('utf8')).toBe(200);
    expect(textOf(gemini, answer)).toBe(said);
    await expectBooked(answer, `${model}:generateContent`, false);
  });

  it('answers with server-sent events', async () => {
    const answer = await askIn(gemini, house, key, { model, isStreaming: true });
    const text = answer.body.toString('utf8');
    expect(answer.headers['content-type']).toContain('text/event-stream');
    expect(deltasOf(gemini, text).join('')).toBe(said);
    expect(gemini.hasEnded(text)).toBe(true);
    await expectBooked(answer, `${model}:streamGenerateContent`, true);
  });

  it('answers with an array that grows, for who asks for no events', async () => {
    const answer = await askIn(gemini, house, key, { model, path: at('streamGenerateContent') });
    expect(answer.headers['content-type']).toContain('application/json');
    const chunks = jsonOf(answer) as object[];
    expect(chunks.map((chunk) => gemini.deltaOf(chunk as never)).join('')).toBe(said);
    expect(chunks.length).toBeGreaterThan(5);
    await expectBooked(answer, `${model}:streamGenerateContent`, true);
  });

  it('calls functions, and goes on with their results', async () => {
    const asked = { role: 'user', parts: [{ text: 'use a tool' }] };
    const first = await askIn(gemini, house, key, { model, body: { tools, contents: [asked] } });
    const [candidate] = (jsonOf(first) as { candidates: { content: { parts: object[] } }[] }).candidates;
    expect(candidate?.content.parts).toContainEqual(
      expect.objectContaining({ functionCall: expect.objectContaining({ name: 'get_weather' }) as unknown }),
    );
    const functionResponse = { name: 'get_weather', response: { output: 'Rain' } };
    const contents = [asked, candidate?.content, { role: 'user', parts: [{ functionResponse }] }];
    const second = await askIn(gemini, house, key, { model, body: { tools, contents } });
    expect(second.status, second.body.toString('utf8')).toBe(200);
    expect(textOf(gemini, second)).toContain('Rain');
  });

  it('counts tokens as they are billed', async () => {
    const counted = await askIn(gemini, house, key, { model, path: at('countTokens') });
    expect(counted.status, counted.body.toString('utf8')).toBe(200);
    const answer = await askIn(gemini, house, key, { model });
    const { usageMetadata } = jsonOf(answer) as { usageMetadata: { promptTokenCount: number } };
    expect(jsonOf(counted)).toMatchObject({ totalTokens: usageMetadata.promptTokenCount });
  });

  it(`embeds a text${embedsMany ? ', and several at once' : ', and not several at once'}`, async () => {
    const embedding = 'text-embedding-004';
    const content = { parts: [{ text: 'one' }] };
    const body = { content, contents: undefined };
    const one = await askIn(gemini, house, key, { model, path: at('embedContent', embedding), body });
    expect(one.status, one.body.toString('utf8')).toBe(200);
    expect(jsonOf(one)).toMatchObject({ embedding: { values: expect.any(Array) as unknown } });
    const requests = [1, 2].map(() => ({ model: `models/${embedding}`, content }));
    const path = at('batchEmbedContents', embedding);
    const many = await askIn(gemini, house, key, { model, path, body: { requests, contents: undefined } });
    if (embedsMany) expect((jsonOf(many) as { embeddings: unknown[] }).embeddings).toHaveLength(2);
    else expect(many.status).toBe(404);
  });
});
