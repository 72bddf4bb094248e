import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type GeminiCaller,
  type GeminiResponse,
  chunksOf,
  geminiCaller,
  jsonOf,
  partsOf,
  said,
} from '../testing/gemini-caller';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
let ask: GeminiCaller;
beforeAll(async () => {
  sandbox = await runSandbox();
  ask = geminiCaller(sandbox);
});
afterAll(() => sandbox.stop());

const stream = async (body: object, model = 'gemini-2.5-pro') =>
  chunksOf(await ask(body, { model, method: 'streamGenerateContent?alt=sse' }));
const tools = [
  {
    functionDeclarations: [
      { name: 'weather', parameters: { type: 'OBJECT', properties: { city: { type: 'STRING' } }, required: ['city'] } },
      { name: 'clock', parametersJsonSchema: { type: 'object', properties: {} } },
    ],
  },
];

describe('generateContent', () => {
  it('repeats what was said, and counts it', async () => {
    const response = jsonOf(await ask(said('hi there')));
    expect(response.candidates).toEqual([
      {
        content: { role: 'model', parts: [{ text: 'Hello from the Trunkline sandbox. You said: hi there' }] },
        finishReason: 'STOP',
        index: 0,
      },
    ]);
    expect(response.usageMetadata).toMatchObject({
      promptTokenCount: 3,
      candidatesTokenCount: 13,
      totalTokenCount: 16,
    });
    const { usage } = await sandbox.settledEntry();
    expect(usage).toEqual({ input: 3, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 13 });
  });

  it('takes names in snake case', async () => {
    const body = { ...said('hi'), generation_config: { max_output_tokens: 2 }, system_instruction: { parts: [] } };
    const response = jsonOf(await ask(body));
    expect(response.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(partsOf(response)).toEqual([{ text: 'Hello fr' }]);
  });

  it('ends at a stop sequence without naming it', async () => {
    const response = jsonOf(await ask({ ...said('hi'), generationConfig: { stopSequences: [' sandbox'] } }));
    expect(response.candidates?.[0]).toMatchObject({
      finishReason: 'STOP',
      content: { parts: [{ text: 'Hello from the Trunkline' }] },
    });
  });

  it.each(['responseSchema', 'responseJsonSchema'])('answers with JSON that fits the %s', async (member) => {
    const schema = { type: 'OBJECT', properties: { age: { type: 'INTEGER', minimum: 7 } }, required: ['age'] };
    const generationConfig = { responseMimeType: 'application/json', [member]: schema };
    const [part] = partsOf(jsonOf(await ask({ ...said('hi'), generationConfig })));
    expect(JSON.parse(part?.text ?? '')).toEqual({ age: 7 });
  });

  it('calls functions, two where the user says parallel', async () => {
    const one = partsOf(jsonOf(await ask({ ...said('use the clock tool'), tools })));
    expect(one.map((part) => part.functionCall?.name)).toEqual(['clock']);
    const two = partsOf(jsonOf(await ask({ ...said('use tools in parallel'), tools })));
    expect(two.map((part) => part.functionCall?.name)).toEqual(['weather', 'clock']);
    expect(two.map((part) => part.functionCall?.args)).toEqual([{ city: 'sandbox city' }, {}]);
    expect(new Set(two.map((part) => part.functionCall?.id)).size).toBe(2);
  });

  it.each([
    ['ANY', ['clock'], 'clock'],
    ['NONE', undefined, undefined],
  ])('obeys the mode %s', async (mode, allowedFunctionNames, expected) => {
    const toolConfig = { functionCallingConfig: { mode, ...(allowedFunctionNames && { allowedFunctionNames }) } };
    const [part] = partsOf(jsonOf(await ask({ ...said('hi, tool'), tools, toolConfig })));
    expect(part?.functionCall?.name).toBe(expected);
  });

  it('blocks a prompt as a whole', async () => {
    const response = jsonOf(await ask(said('this is blocked')));
    expect(response.candidates).toBeUndefined();
    expect(response.promptFeedback).toEqual({ blockReason: 'PROHIBITED_CONTENT' });
    expect(response.usageMetadata).toMatchObject({ promptTokenCount: 5 });
  });

  it('counts a picture as one, and makes one when asked', async () => {
    const picture = { inlineData: { mimeType: 'image/png', data: 'A'.repeat(4000) } };
    const contents = [{ role: 'user', parts: [{ text: 'hi' }, picture] }];
    const response = jsonOf(await ask({ contents, generationConfig: { responseModalities: ['TEXT', 'IMAGE'] } }));
    expect(response.usageMetadata?.promptTokenCount).toBe(2 + 258);
    expect(partsOf(response)[1]).toMatchObject({ inlineData: { mimeType: 'image/png' } });
  });

  it('reads the beginning of a conversation from the cache when it comes again', async () => {
    const headers = { 'x-goog-api-key': 'AIzaSandbox-cache' };
    const first = [...said('a long beginning').contents, { role: 'model', parts: [{ text: 'yes' }] }];
    const before = jsonOf(await ask({ contents: [...first, ...said('one').contents] }, { headers }));
    expect(before.usageMetadata).not.toHaveProperty('cachedContentTokenCount');
    const again = jsonOf(await ask({ contents: [...first, ...said('two').contents] }, { headers }));
    const cached = again.usageMetadata?.cachedContentTokenCount ?? 0;
    expect(cached).toBe(7);
    expect(again.usageMetadata?.promptTokenCount).toBe(before.usageMetadata?.promptTokenCount);
    expect((await sandbox.settledEntry()).usage).toMatchObject({ cacheRead: cached, input: 2 });
    const other = jsonOf(await ask({ contents: [...first, ...said('two').contents] }));
    expect(other.usageMetadata).not.toHaveProperty('cachedContentTokenCount');
  });
});

describe('thoughts', () => {
  const thinking = { generationConfig: { thinkingConfig: { includeThoughts: true } } };

  it('come first, are counted apart, and leave a signature', async () => {
    const response = jsonOf(await ask({ ...said('hi'), ...thinking }));
    const [thought, text] = partsOf(response);
    expect(thought).toMatchObject({ thought: true });
    expect(text?.thoughtSignature).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(response.usageMetadata).toMatchObject({ thoughtsTokenCount: 18, candidatesTokenCount: 12 });
    expect((await sandbox.settledEntry()).usage?.output).toBe(30);
  });

  it('are not shown unless asked for, and not had with a budget of 0', async () => {
    const hidden = jsonOf(
      await ask({ ...said('hi'), generationConfig: { thinkingConfig: { thinkingLevel: 'HIGH' } } }),
    );
    expect(partsOf(hidden)).toHaveLength(1);
    expect(hidden.usageMetadata?.thoughtsTokenCount).toBe(18);
    const off = jsonOf(await ask({ ...said('hi'), generationConfig: { thinkingConfig: { thinkingBudget: 0 } } }));
    expect(off.usageMetadata).not.toHaveProperty('thoughtsTokenCount');
  });

  it('are taken back from the organisation that had them, and from no other', async () => {
    const acme = (name: string) => ({ 'x-goog-api-key': `sk-sandbox-org-${name}` });
    const asked = said('use a tool').contents[0];
    const model = 'gemini-3.8-flash';
    const content = jsonOf(await ask({ contents: [asked], tools }, { model, headers: acme('acme-1') })).candidates?.[0]
      ?.content;
    const [call] = content?.parts ?? [];
    expect(call?.thoughtSignature).toEqual(expect.any(String));
    const result = { functionResponse: { name: 'weather', response: { output: 'rain' } } };
    const contents = [asked, content, { role: 'user', parts: [result] }];
    const taken = await ask({ contents, tools }, { model, headers: acme('acme-2') });
    expect(partsOf(jsonOf(taken))[0]?.text).toContain('The tool answered: {"output":"rain"}');
    const refused = jsonOf(await ask({ contents, tools }, { model, headers: acme('other-1') }));
    expect(refused.error).toMatchObject({ code: 400, message: 'Corrupted thought signature.' });
    const replaced = (thoughtSignature?: string) => [
      asked,
      { role: 'model', parts: [{ ...call, thoughtSignature }] },
      { role: 'user', parts: [result] },
    ];
    const without = jsonOf(await ask({ contents: replaced(), tools }, { model, headers: acme('acme-1') }));
    expect(without.error?.message).toMatch(/^Function call is missing a thought_signature .*`default_api:weather`/);
    const contentsOfRelay = replaced('skip_thought_signature_validator');
    expect((await ask({ contents: contentsOfRelay, tools }, { model, headers: acme('acme-1') })).status).toBe(200);
  });
});

describe('streamGenerateContent', () => {
  it('adds up to the same text, with figures that grow', async () => {
    const chunks = await stream(said('hi there'));
    const text = chunks.flatMap(partsOf).map((part) => part.text);
    expect(text.join('')).toBe('Hello from the Trunkline sandbox. You said: hi there');
    const totals = chunks.map((chunk) => chunk.usageMetadata?.totalTokenCount ?? 0);
    expect(totals).toEqual(totals.toSorted((one, other) => one - other));
    expect(chunks.at(-1)).toMatchObject({
      candidates: [{ finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 13, totalTokenCount: 16 },
    });
    expect(chunks.slice(0, -1).every((chunk) => chunk.candidates?.[0]?.finishReason === undefined)).toBe(true);
    expect((await sandbox.settledEntry()).usage).toMatchObject({ input: 3, output: 13 });
  });

  it('is one array without alt=sse, also where it is an error', async () => {
    const answer = await ask(said('hi'), { method: 'streamGenerateContent' });
    expect(answer.headers['content-type']).toBe('application/json; charset=UTF-8');
    const chunks = JSON.parse(answer.body.toString()) as GeminiResponse[];
    expect(chunks.at(-1)?.candidates?.[0]?.finishReason).toBe('STOP');
    const refused = await ask({}, { method: 'streamGenerateContent' });
    expect(JSON.parse(refused.body.toString())).toMatchObject([{ error: { code: 400 } }]);
  });

  it('obeys the directives of the model', async () => {
    const chunks = await stream(said('hi'), 'sandbox-stream-5x1');
    expect(chunks.flatMap(partsOf).map((part) => part.text)).toEqual([...new Array<string>(5).fill('tok '), '']);
    expect(chunks.at(-1)?.usageMetadata?.candidatesTokenCount).toBe(5);
    const text = partsOf(jsonOf(await ask(said('hi'), { model: 'sandbox-text-1000' })))[0]?.text;
    expect(text).toHaveLength(1000);
    const echo = await ask(said('hi'), { model: 'sandbox-echo' });
    expect(jsonOf(echo)).toMatchObject({ method: 'POST', path: '/v1beta/models/sandbox-echo:generateContent' });
    const raw = { sandbox_raw: { status: 418, chunks: [Buffer.from('tea').toString('base64')] } };
    const answer = await ask(raw, { model: 'sandbox-raw' });
    expect([answer.status, answer.body.toString()]).toEqual([418, 'tea']);
  });
});

describe('the other methods', () => {
  it('countTokens counts as an answer does', async () => {
    const body = { ...said('hi there'), systemInstruction: { parts: [{ text: 'be brief' }] }, tools };
    const answered = jsonOf(await ask(body)).usageMetadata?.promptTokenCount;
    const generateContentRequest = { model: 'models/gemini-2.5-pro', ...body };
    const counted = await ask({ generateContentRequest }, { method: 'countTokens' });
    expect(JSON.parse(counted.body.toString())).toMatchObject({ totalTokens: answered });
  });

  it('embeds a text, or many, the same way each time', async () => {
    const model = 'gemini-embedding-001';
    const content = { parts: [{ text: 'hello' }] };
    const one = await ask({ content, outputDimensionality: 8 }, { model, method: 'embedContent' });
    const { embedding } = JSON.parse(one.body.toString()) as { embedding: { values: number[] } };
    expect(embedding.values).toHaveLength(8);
    expect(Math.hypot(...embedding.values)).toBeCloseTo(1);
    const requests = [{ content, outputDimensionality: 8 }, { content: { parts: [{ text: 'other' }] } }];
    const many = await ask({ requests }, { model, method: 'batchEmbedContents' });
    const { embeddings } = JSON.parse(many.body.toString()) as { embeddings: { values: number[] }[] };
    expect(embeddings[0]).toEqual(embedding);
    expect(embeddings[1]?.values).toHaveLength(3072);
    expect((await sandbox.settledEntry()).usage).toMatchObject({ input: 4, output: 0 });
  });

  it('list models in pages', async () => {
    const page = async (query: string) => {
      const answer = await sandbox.ask({
        method: 'GET',
        path: `/v1beta/models?pageSize=5${query}`,
        headers: { 'x-goog-api-key': 'AIzaSandbox-one' },
      });
      return JSON.parse(answer.body.toString()) as { models: { name: string }[]; nextPageToken?: string };
    };
    const first = await page('');
    const second = await page(`&pageToken=${first.nextPageToken ?? ''}`);
    expect(first.models).toHaveLength(5);
    expect(second.nextPageToken).toBeUndefined();
    expect(new Set([...first.models, ...second.models].map(({ name }) => name)).size).toBe(8);
    const one = await sandbox.ask({ method: 'GET', path: '/v1/models/gemini-x?key=AIzaSandbox', headers: {} });
    expect(JSON.parse(one.body.toString())).toMatchObject({ name: 'models/gemini-x' });
  });
});
