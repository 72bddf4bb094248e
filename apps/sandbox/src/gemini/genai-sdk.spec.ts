import { ApiError, FunctionCallingConfigMode, GoogleGenAI } from '@google/genai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, runSandbox } from '../testing/running-sandbox';

let sandbox: RunningSandbox;
let client: GoogleGenAI;
beforeAll(async () => {
  sandbox = await runSandbox();
  client = new GoogleGenAI({ apiKey: 'AIzaSandbox-sdk', httpOptions: { baseUrl: sandbox.url } });
});
afterAll(() => sandbox.stop());

const model = 'gemini-2.5-pro';
const weather = {
  name: 'weather',
  parametersJsonSchema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

describe('the official SDK', () => {
  it('reads an answer', async () => {
    const response = await client.models.generateContent({
      model,
      contents: 'hi there',
      config: { systemInstruction: 'be brief', temperature: 0.5, maxOutputTokens: 100 },
    });
    expect(response.text).toBe('Hello from the Trunkline sandbox. You said: hi there');
    const { usage } = await sandbox.settledEntry();
    expect(response.usageMetadata?.promptTokenCount).toBe(usage?.input);
    expect(response.usageMetadata?.candidatesTokenCount).toBe(usage?.output);
  });

  it('reads a stream with thoughts', async () => {
    const config = { thinkingConfig: { includeThoughts: true } };
    const stream = await client.models.generateContentStream({ model, contents: 'hi there', config });
    const texts: string[] = [];
    let last;
    for await (const chunk of stream) {
      texts.push(chunk.text ?? '');
      last = chunk;
    }
    expect(texts.join('')).toBe('Hello from the Trunkline sandbox. You said: hi there');
    expect(last?.usageMetadata).toMatchObject({ thoughtsTokenCount: 18, candidatesTokenCount: 13 });
    expect(last?.candidates?.[0]?.finishReason).toBe('STOP');
  });

  it('goes through a call and its result in a chat', async () => {
    const chat = client.chats.create({
      model: 'gemini-3.8-flash',
      config: {
        tools: [{ functionDeclarations: [weather] }],
        toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.AUTO } },
      },
    });
    const asked = await chat.sendMessage({ message: 'use the weather tool' });
    expect(asked.functionCalls).toMatchObject([{ name: 'weather', args: { city: 'sandbox city' } }]);
    const answered = await chat.sendMessage({
      message: { functionResponse: { name: 'weather', response: { output: 'rain' } } },
    });
    expect(answered.text).toContain('rain');
  });

  it('counts, embeds and lists', async () => {
    expect((await client.models.countTokens({ model, contents: 'hi there' })).totalTokens).toBe(3);
    const { embeddings } = await client.models.embedContent({
      model: 'gemini-embedding-001',
      contents: ['one', 'two'],
      config: { outputDimensionality: 4 },
    });
    expect(embeddings?.map(({ values }) => values?.length)).toEqual([4, 4]);
    const names: (string | undefined)[] = [];
    for await (const listed of await client.models.list()) names.push(listed.name);
    expect(names).toContain('models/gemini-2.5-pro');
  });

  it('throws its error with status and body', async () => {
    const failed = client.models.generateContent({ model: 'sandbox-fault-429:3', contents: 'hi' });
    await expect(failed).rejects.toThrow(ApiError);
    await expect(failed).rejects.toMatchObject({ status: 429, message: expect.stringContaining('3s') as string });
    const wrong = new GoogleGenAI({ apiKey: 'AIzaWrong', httpOptions: { baseUrl: sandbox.url } });
    await expect(wrong.models.generateContent({ model, contents: 'hi' })).rejects.toMatchObject({ status: 400 });
  });

  it('throws an error that comes in a stream', async () => {
    const stream = await client.models.generateContentStream({ model: 'sandbox-fault-error-mid:503', contents: 'hi' });
    const read = async () => {
      for await (const chunk of stream) expect(chunk.text).toBe('Hello ');
    };
    await expect(read()).rejects.toThrow(/503|UNAVAILABLE/);
  });
});
