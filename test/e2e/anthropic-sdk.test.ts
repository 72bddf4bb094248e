import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';
import { until } from '../support/supervisor/until';

let house: RelayHouse;
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(() => house.stop());
beforeEach(() => house.sandbox.resetLedger());

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

// The two majors differ in headers and in types, not in the calls that are made here.
const majors = [
  { major: '1.x', Sdk: Anthropic },
  { major: '0.x', Sdk: AnthropicBefore1 as unknown as typeof Anthropic },
];

describe.each(majors)('the official SDK $major on the relay', ({ Sdk }) => {
  let client: Anthropic;
  let requests: number;
  beforeAll(() => {
    client = clientWith(house.relayKey, { maxRetries: 0 });
  });
  beforeEach(() => {
    requests = 0;
  });

  function clientWith(apiKey: string, options: { maxRetries?: number } = {}): Anthropic {
    const fetchAndCount: typeof fetch = (input, init) => {
      requests += 1;
      return fetch(input, init);
    };
    const baseURL = `${house.gateway.url}/api`;
    return new Sdk({ baseURL, apiKey, authToken: null, logLevel: 'off', fetch: fetchAndCount, ...options });
  }

  const failureOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'no failure',
      (error: unknown) => error,
    );

  it('gets a message, under the relay’s request id and with the usage that the upstream reported', async () => {
    const message = await client.messages.create({ ...question, metadata: { user_id: 'someone' } });
    expect(message).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text', text: answer }] });
    const [entry] = await house.sandbox.ledger();
    expect(entry).toMatchObject({
      clientRequestMarker: 'someone',
      usage: { input: message.usage.input_tokens, output: message.usage.output_tokens },
    });
    expect(message._request_id).toMatch(/^req_[0-9a-f]{32}$/);
    expect(message._request_id).not.toBe(entry?.upstreamRequestId);
  });

  it('reads a stream through the helper, text by text', async () => {
    const texts: string[] = [];
    const stream = client.messages.stream(question).on('text', (text) => texts.push(text));
    const message = await stream.finalMessage();
    expect(texts.join('')).toBe(answer);
    expect(texts.length).toBeGreaterThan(5);
    expect(message).toMatchObject({ stop_reason: 'end_turn', usage: { output_tokens: 14 } });
  });

  it('reads a raw stream, event by event', async () => {
    const types = new Set<string>();
    const stream = await client.messages.create({ ...question, stream: true });
    for await (const event of stream) types.add(event.type);
    expect([...types]).toEqual([
      ...['message_start', 'content_block_start', 'content_block_delta', 'content_block_stop'],
      ...['message_delta', 'message_stop'],
    ]);
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

  it('sees the thinking, with its signature, before the answer', async () => {
    for (const stream of [true, false]) {
      const asked = { ...question, thinking: { type: 'adaptive' as const } };
      const message = await (stream
        ? client.messages.stream(asked).finalMessage()
        : client.messages.create({ ...asked, stream }));
      expect(message.content.map((block) => block.type)).toEqual(['thinking', 'text']);
      expect(JSON.stringify(message.content[0])).toMatch(/I am a simulator.*"signature":"\w+/);
    }
  });

  it('counts tokens as a message would', async () => {
    const { model, messages } = question;
    const { input_tokens: counted } = await client.messages.countTokens({ model, messages });
    expect(counted).toBe((await client.messages.create(question)).usage.input_tokens);
  });

  it('lists models in pages, and retrieves one', async () => {
    const names: string[] = [];
    for await (const model of client.models.list({ limit: 1 })) names.push(model.id);
    expect(names).toContain('sandbox-large');
    expect(new Set(names).size).toBe(names.length);
    expect(await client.models.retrieve('sandbox-large')).toMatchObject({ id: 'sandbox-large', type: 'model' });
    expect(await failureOf(client.models.retrieve('no-such-model'))).toBeInstanceOf(Sdk.NotFoundError);
  });

  it('leaves in the middle of a stream, and the upstream is left as well', async () => {
    const stream = client.messages.stream({ ...question, model: 'sandbox-stream-1000x20' });
    // Without a listener the SDK reports the abort as an unhandled rejection.
    stream.on('error', () => undefined).on('abort', () => undefined);
    await new Promise((resolve) => stream.once('text', resolve));
    const leftAt = Date.now();
    stream.abort();
    await until(async () => (await house.sandbox.ledger())[0]?.abortedAt != null, 'the upstream was left');
    const [entry] = await house.sandbox.ledger();
    expect(entry).toMatchObject({ finished: 'client-left', status: 200 });
    expect((entry?.abortedAt ?? Infinity) - leftAt).toBeLessThan(1_000);
    expect(await house.sandbox.state()).toMatchObject({ openStreams: 0 });
  });

  it.each([
    ['400', 'BadRequestError', 400],
    ['401', 'AuthenticationError', 401],
    ['403', 'PermissionDeniedError', 403],
    ['404', 'NotFoundError', 404],
    ['429', 'RateLimitError', 429],
    ['500', 'InternalServerError', 500],
    ['529', 'InternalServerError', 529],
  ] as const)('throws its own class when the upstream answers with %s', async (fault, errorClass, status) => {
    for (const stream of [false, true]) {
      const model = `sandbox-fault-${fault}`;
      const failure = await failureOf(client.messages.create({ ...question, model, stream }));
      expect(failure).toBeInstanceOf(Sdk[errorClass]);
      expect(failure).toMatchObject({ status, requestID: expect.stringMatching(/^req_[0-9a-f]{32}$/) as string });
      expect((failure as InstanceType<typeof Sdk.APIError>).headers?.get('x-trunkline-error-origin')).toBe('upstream');
    }
  });

  it('is told how long to wait when the upstream says so', async () => {
    const limited = { ...question, model: 'sandbox-fault-429:17' };
    const failure = await failureOf(client.messages.create(limited));
    expect(failure).toBeInstanceOf(Sdk.RateLimitError);
    expect((failure as InstanceType<typeof Sdk.RateLimitError>).headers.get('retry-after')).toBe('17');
    const withoutHint = await failureOf(client.messages.create({ ...question, model: 'sandbox-fault-429' }));
    expect((withoutHint as InstanceType<typeof Sdk.RateLimitError>).headers.get('retry-after')).toBeNull();
  });

  it.each([
    ['never issued', 'tl_000000000000000000000000000000001cymjz'],
    ['no relay key at all', 'sk-ant-something-else'],
  ])('throws for a key that was %s, and does not ask again', async (_, key) => {
    const failure = await failureOf(clientWith(key).messages.create(question));
    expect(failure).toBeInstanceOf(Sdk.AuthenticationError);
    expect((failure as InstanceType<typeof Sdk.AuthenticationError>).headers.get('x-should-retry')).toBe('false');
    expect(requests).toBe(1);
    expect(await house.sandbox.ledger()).toEqual([]);
  });

  it('throws for a model that no account serves, and does not ask again', async () => {
    const failure = await failureOf(
      clientWith(house.relayKey).messages.create({ ...question, model: 'no-such-model' }),
    );
    expect(failure).toBeInstanceOf(Sdk.NotFoundError);
    expect((failure as Error).message).toContain('no account serves \\"no-such-model\\"');
    expect(requests).toBe(1);
  });

  it.each(['cut:900', 'reset:900', 'end-early', 'no-message-stop', 'error-mid', 'truncated:900', 'truncated:5'])(
    'throws an error, never a silent end, when the upstream’s stream has the fault %s',
    async (fault) => {
      const asked = { ...question, model: `sandbox-fault-${fault}` };
      const reading = async (): Promise<void> => {
        const stream = await client.messages.create({ ...asked, stream: true });
        for await (const event of stream) expect(event.type).not.toBe('message_stop');
      };
      expect(await failureOf(reading())).toBeInstanceOf(Sdk.APIError);
      expect(await failureOf(client.messages.stream(asked).finalMessage())).toBeInstanceOf(Sdk.APIError);
    },
  );
});
