import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import { SseDecoder } from '@app/protocols';
import type { UpstreamCall } from '../platform-adapter';
import { createBedrockAdapter } from './bedrock.adapter';

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes).toString(),
  (text) => Buffer.from(text),
);
const chunk = (event: object): Buffer =>
  Buffer.from(
    codec.encode({
      headers: {
        ':message-type': { type: 'string', value: 'event' },
        ':event-type': { type: 'string', value: 'chunk' },
        ':content-type': { type: 'string', value: 'application/json' },
      },
      body: Buffer.from(JSON.stringify({ bytes: Buffer.from(JSON.stringify(event)).toString('base64') })),
    }),
  );
const events = [
  { type: 'message_start', message: { id: 'msg_1', type: 'message', role: 'assistant', content: [], usage: {} } },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Grüße\n' } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } },
  { type: 'message_stop' },
];
const stream = Buffer.concat(events.map(chunk));
const contentType = 'application/vnd.amazon.eventstream';
const question = {
  ...{ model: 'us.anthropic.claude-opus-4-8', max_tokens: 7, stream: true as const },
  messages: [{ role: 'user' as const, content: 'hello' }],
};

/** What the vendor's own client sends and makes of the answer. */
async function askWithOfficialClient() {
  const sent: Request[] = [];
  const client = new AnthropicBedrock({
    ...{ awsRegion: 'us-east-1', awsAccessKey: 'AKIA', awsSecretKey: 'secret' },
    fetch: (input, init) => {
      sent.push(new Request(input, init));
      return Promise.resolve(new Response(stream, { headers: { 'content-type': contentType } }));
    },
  });
  const received: unknown[] = [];
  for await (const event of await client.messages.create(question)) received.push(event);
  const [request] = sent;
  if (!request) throw new Error('nothing was sent');
  return { url: new URL(request.url), body: await request.json(), headers: request.headers, received };
}

describe('the bedrock adapter, beside the official client', () => {
  const adapter = createBedrockAdapter();
  const account: Account = {
    ...{ id: 'acc_1', name: 'Team', platform: 'bedrock', priority: 50, schedulable: true, personal: false },
    ...{ createdAt: '2026-11-21T10:00:00.000Z', location: { region: 'us-east-1' } },
  };
  const call: UpstreamCall = {
    ...{ operation: 'generate', protocol: 'anthropic-messages', model: question.model, isStreaming: true, account },
    credentials: { kind: 'aws-keys', accessKeyId: 'AKIA', secretAccessKey: 'secret' },
    ...{ headers: { 'anthropic-version': '2026-10-21' }, query: '', body: Buffer.from(JSON.stringify(question)) },
  };

  it('asks the same in the same place', async () => {
    const official = await askWithOfficialClient();
    const own = await adapter.prepare(call);
    expect([own.origin, own.path]).toEqual([official.url.origin, official.url.pathname]);
    expect(JSON.parse(own.body?.toString() ?? '')).toEqual(official.body);
    const scope = /Credential=AKIA\/\d{8}\/us-east-1\/bedrock\/aws4_request/;
    expect(official.headers.get('authorization')).toMatch(scope);
    expect(own.headers.join()).toMatch(scope);
  });

  it('reads the same events', async () => {
    const { received } = await askWithOfficialClient();
    const own: unknown[] = [];
    const sse = new SseDecoder(({ event, data }) => {
      const parsed = JSON.parse(data.toString()) as { type: string };
      expect(event).toBe(parsed.type);
      own.push(parsed);
    });
    const decoder = adapter.createStreamDecoder?.({ 'content-type': contentType });
    for (const byte of stream) sse.push(decoder?.push(Buffer.from([byte])) ?? Buffer.alloc(0));
    expect(own).toEqual(received);
    expect(own).toEqual(events);
  });
});
