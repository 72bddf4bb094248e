import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxLedgerEntry, type SandboxProcess, startSandbox } from '../support/sandbox-process';
import { until } from '../support/supervisor/until';

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  await sandbox.stop();
});
beforeEach(() => sandbox.resetLedger());

const question = {
  model: 'sandbox-large',
  max_tokens: 200,
  messages: [{ role: 'user' as const, content: 'good morning' }],
};
const answer = 'Hello from the Trunkline sandbox. You said: good morning';
const weather = {
  name: 'get_weather',
  description: 'Weather of a city',
  input_schema: { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] },
};

/** The newest entry of the ledger, as soon as it says what the test waits for. */
async function entryThat(matches: (entry: SandboxLedgerEntry) => boolean): Promise<SandboxLedgerEntry> {
  for (;;) {
    const entry = (await sandbox.ledger()).at(-1);
    if (entry && matches(entry)) return entry;
  }
}

// The two majors differ in headers and in types, not in the calls that are made here.
const majors = [
  { major: '1.x', Sdk: Anthropic },
  { major: '0.x', Sdk: AnthropicBefore1 as unknown as typeof Anthropic },
];

describe.each(majors)('the official SDK $major', ({ major, Sdk }) => {
  const clientWith = (apiKey: string) =>
    new Sdk({ baseURL: sandbox.url, apiKey, authToken: null, maxRetries: 0, logLevel: 'off' });
  let client: Anthropic;
  beforeAll(() => {
    client = clientWith('sk-sandbox-sdk-abcdef');
  });

  it('gets a message whose usage is the ledger’s', async () => {
    const message = await client.messages.create({ ...question, metadata: { user_id: 'someone' } });
    expect(message).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text', text: answer }] });
    expect(message._request_id).toMatch(/^req_/);
    const entry = await entryThat(({ finished }) => finished === 'complete');
    expect(entry).toMatchObject({
      apiKeyTail: 'abcdef',
      clientRequestMarker: 'someone',
      upstreamRequestId: message._request_id,
      streaming: false,
      usage: { input: message.usage.input_tokens, output: message.usage.output_tokens, cacheRead: 0 },
    });
  });

  it('reads a stream to its end', async () => {
    const texts: string[] = [];
    const stream = client.messages.stream(question).on('text', (text) => texts.push(text));
    const message = await stream.finalMessage();
    expect(texts.join('')).toBe(answer);
    expect(texts.length).toBeGreaterThan(5);
    expect(message).toMatchObject({ stop_reason: 'end_turn', usage: { output_tokens: 14 } });
  });

  it('goes round with a tool', async () => {
    const asked = { role: 'user' as const, content: 'use the tool' };
    const first = await client.messages.stream({ ...question, tools: [weather], messages: [asked] }).finalMessage();
    const call = first.content.find((block) => block.type === 'tool_use');
    expect(first.stop_reason).toBe('tool_use');
    expect(call).toMatchObject({ name: 'get_weather', input: { city: 'sandbox city' } });
    const result = { type: 'tool_result' as const, tool_use_id: call?.id ?? '', content: '21 degrees' };
    const second = await client.messages.create({
      ...question,
      tools: [weather],
      messages: [asked, { role: 'assistant', content: first.content }, { role: 'user', content: [result] }],
    });
    expect(second.content).toMatchObject([{ text: 'Hello from the Trunkline sandbox. The tool answered: 21 degrees' }]);
  });

  it('sees the thinking before the answer', async () => {
    const message = await client.messages.stream({ ...question, thinking: { type: 'adaptive' } }).finalMessage();
    expect(message.content.map((block) => block.type)).toEqual(['thinking', 'text']);
    expect(JSON.stringify(message.content[0])).toMatch(/I am a simulator.*"signature":"\w+/);
  });

  it('reads from the cache what it wrote there', async () => {
    const text = `You are a client of the SDK ${major}`;
    const cached = { type: 'text' as const, text, cache_control: { type: 'ephemeral' as const, ttl: '1h' as const } };
    const first = await client.messages.create({ ...question, system: [cached] });
    const second = await client.messages.stream({ ...question, system: [cached] }).finalMessage();
    expect(first.usage.cache_creation?.ephemeral_1h_input_tokens).toBeGreaterThan(5);
    expect(second.usage.cache_read_input_tokens).toBe(first.usage.cache_creation?.ephemeral_1h_input_tokens);
  });

  it('goes on with its thoughts for 50 turns, and in no other organisation', async () => {
    const thinker = clientWith(`sk-sandbox-org-thinkers${major.slice(0, 1)}-one`);
    const marked = (text: string) => [{ type: 'text' as const, text, cache_control: { type: 'ephemeral' as const } }];
    const turns: Anthropic.MessageParam[] = [];
    const conversation = () => ({ ...question, thinking: { type: 'adaptive' as const }, messages: turns });
    let cached = 0;
    for (let round = 1; round <= 50; round += 1) {
      const text = `question ${round}`;
      turns.push({ role: 'user', content: marked(text) });
      const message = await thinker.messages.stream(conversation()).finalMessage();
      expect(message.usage.cache_read_input_tokens).toBe(cached);
      expect(message.usage.cache_creation_input_tokens).toBeGreaterThan(0);
      cached += message.usage.cache_creation_input_tokens ?? 0;
      turns.splice(-1, 1, { role: 'user', content: text }, { role: 'assistant', content: message.content });
    }
    turns.push({ role: 'user', content: marked('the last one') });
    const stranger = clientWith('sk-sandbox-org-strangers-one');
    const refusal: unknown = await stranger.messages.create(conversation()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Sdk.BadRequestError);
    expect(String(refusal)).toContain('messages.1.content.0: Invalid `signature` in `thinking` block');
    const colleague = await clientWith(`sk-sandbox-org-thinkers${major.slice(0, 1)}-two`).messages.create(
      conversation(),
    );
    expect(colleague.usage.cache_read_input_tokens).toBe(0);
  });

  it('counts tokens and lists models', async () => {
    const { model, messages } = question;
    const { input_tokens: counted } = await client.messages.countTokens({ model, messages });
    expect(counted).toBe((await client.messages.create(question)).usage.input_tokens);
    const names: string[] = [];
    for await (const model of client.models.list({ limit: 2 })) names.push(model.id);
    expect(names).toContain('sandbox-large');
    expect(await client.models.retrieve('sandbox-small')).toMatchObject({ id: 'sandbox-small', type: 'model' });
  });

  it.each([
    ['400', 'BadRequestError', 400],
    ['401', 'AuthenticationError', 401],
    ['403', 'PermissionDeniedError', 403],
    ['404', 'NotFoundError', 404],
    ['forbidden-account', 'PermissionDeniedError', 403],
    ['429-retry-after-7', 'RateLimitError', 429],
    ['unified-family-7', 'RateLimitError', 429],
    ['500', 'InternalServerError', 500],
    ['502', 'InternalServerError', 502],
    ['529', 'InternalServerError', 529],
  ] as const)('throws its own class for the fault %s', async (fault, errorClass, status) => {
    for (const stream of [false, true]) {
      const failure: unknown = await client.messages
        .create({ ...question, model: `sandbox-fault-${fault}`, stream })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Sdk[errorClass]);
      expect(failure).toMatchObject({ status });
    }
  });

  it('throws its own class for a key that is none, and for an account that always fails', async () => {
    await expect(clientWith('sk-ant-real').messages.create(question)).rejects.toBeInstanceOf(Sdk.AuthenticationError);
    const limited = clientWith('sk-sandbox-fault-429_retry-after_30-alice');
    const failure: unknown = await limited.messages.create(question).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Sdk.RateLimitError);
    expect((failure as InstanceType<typeof Sdk.RateLimitError>).headers.get('retry-after')).toBe('30');
  });

  it.each(['error-mid', 'cut:900', 'end-early', 'invalid-json'])('notices a stream that ends in %s', async (fault) => {
    const stream = client.messages.stream({ ...question, model: `sandbox-fault-${fault}` });
    await expect(stream.finalMessage()).rejects.toBeInstanceOf(Error);
  });

  it.each(['crlf', 'bytewise', 'gzip', 'pings:50', 'comments', 'big-events:1', 'slow:20', 'stall:20'])(
    'reads a stream with %s as if nothing were the matter',
    async (fault) => {
      const stream = client.messages.stream({ ...question, model: `sandbox-fault-${fault}` });
      const [block] = (await stream.finalMessage()).content;
      expect(block?.type === 'text' ? block.text.replace(/x{9,}/, '') : block).toBe(answer);
    },
  );

  it('leaves a trace in the ledger when it goes away in the middle', async () => {
    const stream = client.messages.stream({ ...question, model: 'sandbox-stream-1000x20' });
    // Without a listener the SDK reports the abort as an unhandled rejection.
    stream.on('error', () => undefined).on('abort', () => undefined);
    await new Promise((resolve) => stream.once('text', resolve));
    const leftAt = Date.now();
    stream.abort();
    const entry = await entryThat(({ finished }) => finished !== 'open');
    expect(entry).toMatchObject({ finished: 'client-left', status: 200, usage: { output: 1 } });
    expect((entry.abortedAt ?? 0) - leftAt).toBeLessThan(1_000);
    expect(await sandbox.state()).toMatchObject({ openStreams: 0 });
  });
});

describe('the sandbox process', () => {
  it('lets an account fail for a while', async () => {
    const client = new Anthropic({ baseURL: sandbox.url, apiKey: 'sk-sandbox-ill', authToken: null, maxRetries: 0 });
    await sandbox.setAccountFaults({ 'sk-sandbox-ill': '529' });
    await expect(client.messages.create(question)).rejects.toBeInstanceOf(Anthropic.OverloadedError);
    await sandbox.setAccountFaults({});
    expect((await client.messages.create(question)).stop_reason).toBe('end_turn');
  });

  it('knows how many requests of a key were under way at once', async () => {
    const apiKey = 'sk-sandbox-org-acme-busy';
    const client = new Anthropic({ baseURL: sandbox.url, apiKey, authToken: null, maxRetries: 0 });
    await sandbox.resetConcurrency();
    const streams = await Promise.all(
      [1, 2, 3].map(() => client.messages.create({ ...question, model: 'sandbox-fault-stall', stream: true })),
    );
    expect((await sandbox.concurrency())[apiKey]).toEqual({ now: 3, peak: 3 });
    expect(await sandbox.ledger()).toMatchObject(
      [1, 2, 3].map((concurrency) => ({ organization: 'acme', concurrency })),
    );
    for (const stream of streams) stream.controller.abort();
    await until(async () => (await sandbox.concurrency())[apiKey]?.now === 0, 'the sandbox saw every client leave');
    await sandbox.resetLedger();
    expect((await sandbox.concurrency())[apiKey]).toEqual({ now: 0, peak: 3 });
    await sandbox.resetConcurrency();
    expect(await sandbox.concurrency()).not.toHaveProperty([apiKey]);
  });

  it('ends cleanly on SIGTERM with a stream that never ends', async () => {
    const other = await startSandbox();
    const client = new Anthropic({ baseURL: other.url, apiKey: 'sk-sandbox-1', authToken: null, maxRetries: 0 });
    const stream = await client.messages.create({ ...question, model: 'sandbox-fault-stall', stream: true });
    const reading = (async () => {
      for await (const event of stream) expect(event.type).not.toBe('message_stop');
    })();
    const broken = expect(reading).rejects.toThrow();
    expect(await other.stop()).toBe(0);
    await broken;
  });

  it('ends when the channel to its parent closes', async () => {
    const other = await startSandbox();
    const gone = new Promise((resolve) => other.process.once('exit', resolve));
    other.process.disconnect();
    expect(await gone).toBe(0);
  });
});
