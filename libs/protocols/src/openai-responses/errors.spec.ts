import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import type { SseFrame } from '../sse/sse-decoder';
import { SseDecoder } from '../sse/sse-decoder';
import { responsesErrorOf, writeResponsesErrorEvent } from './errors';

const frameOf = (event: string, data: unknown): SseFrame => ({ event, data: Buffer.from(JSON.stringify(data)) });
const error = { status: 529, kind: 'overloaded', message: 'Busy\n\nevent: response.completed\ndata: {}' } as const;

describe('responsesErrorOf', () => {
  it.each([
    ['error', { type: 'error', code: 'rate_limit_exceeded', message: 'Try again in 20ms', param: null }],
    ['error', { type: 'error', error: { code: 'rate_limit_exceeded', message: 'Try again in 20ms' } }],
    ['', { type: 'error', status: 429, error: { message: 'Try again in 20ms' } }],
    ['response.failed', { response: { error: { code: 'rate_limit_exceeded', message: 'Try again in 20ms' } } }],
  ])('reads %s with %j', (event, data) => {
    expect(responsesErrorOf(frameOf(event, data))).toMatchObject({
      ...{ status: 429, kind: 'rate-limit', message: 'Try again in 20ms', retryAfterSeconds: 1 },
    });
  });

  it.each(['response.completed', 'response.incomplete', 'response.output_text.delta', ''])(
    'takes %j for none',
    (event) => {
      expect(responsesErrorOf(frameOf(event, { response: { error: null } }))).toBeUndefined();
    },
  );

  it.each([null, [], 'a', { response: 5 }, { error: [] }])('makes an error of %j', (data) => {
    expect(responsesErrorOf(frameOf('response.failed', data))?.kind).toBe('api');
    expect(responsesErrorOf(frameOf('error', data))?.kind).toBe('api');
  });
});

describe('writeResponsesErrorEvent', () => {
  const text = writeResponsesErrorEvent(error, 'r1');

  it('is read as the error that was written, by either of its events', () => {
    const frames: SseFrame[] = [];
    new SseDecoder((frame) => frames.push(frame)).push(Buffer.from(text));
    expect(frames.map(({ event }) => event)).toEqual(['error', 'response.failed']);
    for (const frame of frames) {
      expect(responsesErrorOf(frame)).toMatchObject({ kind: 'overloaded', message: error.message });
    }
  });

  it('tells Codex how long to wait', () => {
    const limited = { status: 429, kind: 'rate-limit', message: 'Slower.', retryAfterSeconds: 7 } as const;
    expect(writeResponsesErrorEvent(limited, 'r1')).toContain('"Slower. Please try again in 7s."');
    const said = { ...limited, message: 'Please try again in 20ms' };
    expect(writeResponsesErrorEvent(said, 'r1')).not.toContain('7s');
  });

  it('is raised by the SDK', async () => {
    const fetch = () => Promise.resolve(new Response(text, { headers: { 'content-type': 'text/event-stream' } }));
    const client = new OpenAI({ apiKey: 'k', baseURL: 'http://upstream.invalid', fetch });
    const stream = await client.responses.create({ model: 'm', input: 'x', stream: true });
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('Busy');
  });
});
