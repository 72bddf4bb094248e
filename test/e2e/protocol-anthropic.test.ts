import Anthropic from '@anthropic-ai/sdk';
import AnthropicBefore1 from '@anthropic-ai/sdk-0';
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

// The two majors differ in headers and in types, not in the calls that are made here.
const majors = [
  { major: '1.x', Sdk: Anthropic },
  { major: '0.x', Sdk: AnthropicBefore1 as unknown as typeof Anthropic },
];
const cases = majors.flatMap(({ major, Sdk }) => fourUpstreams.map((upstream) => ({ major, Sdk, upstream })));
const named = cases.map((one) => ({ ...one, spoken: one.upstream.protocol }));

const said = 'Hello from the Trunkline sandbox. You said: good morning';
const input_schema = { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] };
const weather = { name: 'get_weather', description: 'Looks at the sky', input_schema };
/** What was found in a cache is counted apart. */
const promptOf = ({ input_tokens: fresh, cache_read_input_tokens: read }: Anthropic.Usage): number =>
  fresh + (read ?? 0);

describe.each(named)('the SDK $major on an account that speaks $spoken', ({ Sdk, upstream }) => {
  const { model } = upstream;
  const client = (): Anthropic =>
    new Sdk({
      baseURL: `${house.gateway.url}/api`,
      apiKey: house.relayKey,
      authToken: null,
      maxRetries: 0,
      logLevel: 'off',
    });
  const question = { model, max_tokens: 300, messages: [{ role: 'user' as const, content: 'good morning' }] };
  const textOf = ({ content }: Anthropic.Message): string =>
    content.map((block) => (block.type === 'text' ? block.text : '')).join('');

  it('gets a message, and the same text by event', async () => {
    const message = await client().messages.create(question);
    expect(message).toMatchObject({ type: 'message', role: 'assistant', model, stop_reason: 'end_turn' });
    expect(textOf(message)).toBe(said);
    expect(message.usage.input_tokens).toBeGreaterThan(0);
    const texts: string[] = [];
    const stream = client()
      .messages.stream(question)
      .on('text', (text) => texts.push(text));
    const final = await stream.finalMessage();
    expect(texts.join('')).toBe(said);
    expect(texts.length).toBeGreaterThan(5);
    expect(final).toMatchObject({ model, stop_reason: 'end_turn' });
    expect(final.usage.output_tokens).toBe(message.usage.output_tokens);
    const { record, entry } = await house.books(message._request_id ?? '');
    expect(record).toMatchObject({ source: 'exact', model });
    if (record.upstreamRequestId !== null) expect(record.tokens).toEqual(entry.usage);
  });

  it.each([true, false])('goes round with two tools at once (stream: %s)', async (isStreaming) => {
    const asked = { role: 'user' as const, content: 'use parallel tools' };
    const body = { ...question, tools: [weather], messages: [asked] };
    const first = await (isStreaming ? client().messages.stream(body).finalMessage() : client().messages.create(body));
    const calls = first.content.filter((block) => block.type === 'tool_use');
    expect(first.stop_reason).toBe('tool_use');
    expect(calls.length).toBeGreaterThan(0);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
    for (const call of calls) expect(call).toMatchObject({ name: 'get_weather', input: { city: 'sandbox city' } });
    const results = calls.map(({ id }) => ({ type: 'tool_result' as const, tool_use_id: id, content: '21 degrees' }));
    const turns = [
      asked,
      { role: 'assistant' as const, content: first.content },
      { role: 'user' as const, content: results },
    ];
    const second = await client().messages.create({ ...body, messages: turns });
    expect(second.stop_reason).toBe('end_turn');
    expect(textOf(second)).toContain('21 degrees');
  });

  it('is told of a limit, and bills a system prompt', async () => {
    const cut = await client().messages.create({
      ...question,
      max_tokens: 20,
      messages: [{ role: 'user', content: 'x '.repeat(100) }],
    });
    expect(cut.stop_reason).toBe('max_tokens');
    const { usage } = await client().messages.create({ ...question, system: 'Be brief, for once in your life' });
    const { usage: plain } = await client().messages.create(question);
    expect(promptOf(usage)).toBeGreaterThan(promptOf(plain));
  });

  it('leaves in the middle of a stream, and the upstream is left as well', async () => {
    const record = await leaveStream(house, upstream, async (slow) => {
      const stream = client().messages.stream({ ...question, model: slow });
      // Without a listener the SDK reports the abort as an unhandled rejection.
      stream.on('error', () => undefined).on('abort', () => undefined);
      await new Promise((resolve) => stream.once('text', resolve));
      return () => stream.abort();
    });
    expect(record).toMatchObject({ outcome: 'caller-left', source: 'partial' });
  });

  it.each([
    ['400', 'BadRequestError', 400, 'invalid_request_error'],
    ['401', 'AuthenticationError', 401, 'authentication_error'],
    ['429', 'RateLimitError', 429, 'rate_limit_error'],
    ['500', 'InternalServerError', 500, 'api_error'],
    // As the upstream calls it where it speaks the protocol.
    ['503', 'InternalServerError', undefined, expect.stringMatching(/^(?:api|overloaded)_error$/) as string],
  ] as const)('throws its own class when the upstream answers with %s', async (fault, errorClass, status, type) => {
    await house.sandbox.setAccountFaults({ [upstream.apiKey]: fault });
    for (const stream of [false, true]) {
      const failure = await failureOf(client().messages.create({ ...question, stream }));
      expect(failure).toBeInstanceOf(Sdk[errorClass]);
      expect(failure).toMatchObject({ requestID: expect.stringMatching(/^req_[0-9a-f]{32}$/) as string });
      expect(failure).toMatchObject({ error: { type: 'error', error: { type } } });
      if (status !== undefined) expect(failure).toMatchObject({ status });
    }
  });
});
