import { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../support/http-call';
import { cutAt, everyByte, lastEvent, rawAnswerRequest } from '../support/raw-answer';
import { askRelay } from '../support/relay-client';
import { type RelayHouse, startRelayHouse } from '../support/relay-house';

const RUNS = 3_000;
const MEBIBYTE = 1024 * 1024;

let house: RelayHouse;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  house = await startRelayHouse();
});
afterAll(async () => {
  agent.destroy();
  await house.stop();
});

const answerWith = (
  chunks: readonly (Buffer | string)[],
  raw?: Parameters<typeof rawAnswerRequest>[1],
): Promise<HttpAnswer> => askRelay(house, rawAnswerRequest(chunks, raw), { agent });

async function expectSameStream(chunks: readonly Buffer[]): Promise<void> {
  const answer = await answerWith(chunks);
  expect(answer).toMatchObject({ status: 200, isWhole: true });
  const sent = Buffer.concat(chunks);
  // Far quicker than a matcher that walks over both.
  if (!answer.body.equals(sent)) expect(answer.body.toString('utf8')).toBe(sent.toString('utf8'));
  expect(answer.body.equals(sent)).toBe(true);
}

const start = 'event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":3}}}\n\n';
const delta = (text: string): string =>
  `event: content_block_delta\ndata: {"type":"content_block_delta","delta":{"type":"text_delta","text":"${text}"}}\n\n`;
const plain = start + delta('é€🚀') + lastEvent;

const streams: Readonly<Record<string, string | Buffer>> = {
  'lines that end in CR LF': plain.replaceAll('\n', '\r\n'),
  'lines that end in CR': plain.replaceAll('\n', '\r'),
  'lines that end in all three ways': `${start.replaceAll('\n', '\r\n')}${delta('a').replaceAll('\n', '\r')}${lastEvent}`,
  'a byte order mark': `\ufeff${plain}`,
  'no space after the colon': plain.replaceAll(': ', ':'),
  'two spaces after the colon': plain
    .replaceAll(/^(event|data): /gm, '$1:  ')
    .replaceAll(':  message_stop', ': message_stop'),
  'data on several lines': `${start}data: {"a":\ndata: 1}\nevent: odd\n\n${lastEvent}`,
  comments: `: hello\n\n${start}: keep-alive\n:\n\n${delta('a')}: bye\n${lastEvent}`,
  'events nobody knows': `event: from_the_future\ndata: {"type":"x"}\nid: 7\nretry: 10\nwhat: ever\nline\n\n${plain}`,
  'events without data': `event: ping\n\n\n\n\n${plain}`,
  'data that is no JSON': `data: nothing\n\nevent: content_block_delta\ndata: {{{\n\n${lastEvent}`,
  'bytes that are no UTF-8': Buffer.from(`${delta('\xff\xfe\x00\xc3')}${lastEvent}`, 'latin1'),
  'no blank line at the end': plain.trimEnd(),
  'no line end at the end, in CR LF': plain.replaceAll('\n', '\r\n').trimEnd(),
  'text after the last event': `${plain}: a last comment`,
  'an error of the upstream in the middle': `${start}event: error\ndata: {"type":"error","error":{"type":"api_error"}}\n\n`,
};

describe('what an upstream streams', () => {
  it.each(Object.entries(streams))(
    'reaches the client byte for byte, whole and cut everywhere: %s',
    async (_, text) => {
      const bytes = Buffer.from(text);
      await expectSameStream([bytes]);
      await expectSameStream(everyByte(bytes));
    },
  );

  it('reaches the client byte for byte with an event of 5 MiB', async () => {
    const event = delta('é'.repeat((5 * MEBIBYTE) / 2));
    const bytes = Buffer.from(start + event + lastEvent);
    const cuts = Array.from({ length: 200 }, (_, index) => index * 30_001);
    await expectSameStream(cutAt(bytes, cuts));
    await expectSameStream([bytes]);
  });

  it('reaches the client byte for byte wherever it is cut in two', async () => {
    const bytes = Buffer.from(plain.replaceAll('\n', '\r\n'));
    for (let place = 1; place < bytes.length; place += 1) await expectSameStream(cutAt(bytes, [place]));
  });

  it('reaches the client byte for byte, whatever it is and however it is cut', async () => {
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    const name = fc.constantFrom('data', 'event', 'id', '', 'retry', 'Data', 'x\u00e9');
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll(/[\r\n]/g, '')),
      fc.constantFrom('ping', 'content_block_delta', 'message_delta', '{"usage":{"output_tokens":9}}', '{', '🚀'),
    );
    const line = fc.tuple(name, fc.constantFrom(': ', ':', '', ':  '), value, lineEnd).map((parts) => parts.join(''));
    const event = fc.tuple(fc.array(line, { maxLength: 4 }), lineEnd).map(([lines, end]) => lines.join('') + end);
    const text = fc.tuple(fc.constantFrom('', '\ufeff'), fc.array(event, { maxLength: 6 }), fc.boolean());
    const places = fc.array(fc.nat({ max: 600 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(text, places, async ([mark, events, endsInBlankLine], cuts) => {
        const end = endsInBlankLine ? lastEvent : lastEvent.trimEnd();
        await expectSameStream(cutAt(Buffer.from(`${mark}${events.join('')}\n\n${end}`), cuts));
      }),
      { numRuns: RUNS },
    );
  });
});

const oddJson =
  ' {"id":"a","n":1152921504606846977,"e":1e400,"x":{"a":1,"a":2},"s":"\\u0065\\/é🚀","usage":{"input_tokens":1.0}}\r\n';

describe('what an upstream answers in one piece', () => {
  it('reaches the client byte for byte, however it is cut', async () => {
    const bytes = Buffer.from(oddJson);
    for (const chunks of [[bytes], everyByte(bytes)]) {
      const answer = await answerWith(chunks, { stream: false });
      expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
      expect(answer.headers['content-length']).toBe(String(bytes.length));
      expect(answer.body.equals(bytes)).toBe(true);
    }
  });

  it('reaches the client byte for byte with 6 MiB', async () => {
    const bytes = Buffer.from(`{"text":"${'é'.repeat(3 * MEBIBYTE)}"}`);
    const answer = await answerWith(cutAt(bytes, [1, 100_001, 4_000_001]), { stream: false });
    expect(answer.body.equals(bytes)).toBe(true);
  });

  it.each([400, 404, 413, 422])(
    'reaches the client byte for byte when it is a refusal with status %i',
    async (status) => {
      const bytes = Buffer.from(oddJson);
      for (const stream of [false, true]) {
        const headers = { 'content-type': 'application/json; charset=utf-8' };
        const answer = await answerWith(everyByte(bytes), { stream, status, headers });
        expect(answer).toMatchObject({ status, isWhole: true, headers });
        expect(answer.body.equals(bytes)).toBe(true);
      }
    },
  );

  it.each([401, 403, 429, 500, 529])('is passed on as it was said when no account helps: %i', async (status) => {
    const bytes = Buffer.from(oddJson);
    const answer = await answerWith([bytes], { stream: false, status });
    expect(answer.status).toBe(status);
    expect(answer.body.equals(bytes)).toBe(true);
  });

  it('is unpacked when it was compressed although nobody asked for that', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const answer = await answerWith([gzipSync(oddJson)], { stream: false, headers });
    expect(answer.headers).not.toHaveProperty('content-encoding');
    expect(answer.body.toString('utf8')).toBe(oddJson);
    const streamed = await answerWith(everyByte(gzipSync(plain)), { headers });
    expect(streamed.headers).not.toHaveProperty('content-encoding');
    expect(streamed.body.toString('utf8')).toBe(plain);
  });
});
