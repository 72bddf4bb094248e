import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SseDecoder } from '../sse/sse-decoder';
import type { Metered } from '../stream-meter';
import { AnthropicStreamMeter } from './stream-meter';
import { sumOfTokens } from './usage';

interface Expected {
  readonly metered: Metered;
  readonly hasStopped: boolean;
  readonly hasFailed: boolean;
}

/** Streams in the form in which the Messages API sends them, and what has to be read out of each. */
const folder = join(import.meta.dirname, '__fixtures__');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.stream.txt'))
  .map((name) => name.replace('.stream.txt', ''));
const streamOf = (name: string): Buffer => readFileSync(join(folder, `${name}.stream.txt`));
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(folder, `${name}.metered.json`), 'utf8')) as Expected;

/** Meters a stream that arrives in pieces of some length. `afterEach` sees the meter as a gateway would that stops there. */
function meter(stream: Buffer, pieceLength: number, afterEach?: (meter: AnthropicStreamMeter) => void): Expected {
  const streamMeter = new AnthropicStreamMeter();
  const decoder = new SseDecoder((frame) => streamMeter.take(frame));
  for (let offset = 0; offset < stream.length; offset += pieceLength) {
    decoder.push(stream.subarray(offset, offset + pieceLength));
    afterEach?.(streamMeter);
  }
  return {
    metered: streamMeter.result(),
    hasStopped: streamMeter.hasStopped,
    hasFailed: streamMeter.hasFailed,
  };
}

describe('AnthropicStreamMeter', () => {
  it.each(cases)('reads what was used from a recorded stream: %s', (name) => {
    const stream = streamOf(name);
    for (const pieceLength of [1, 13, 1_000, stream.length]) {
      expect(meter(stream, pieceLength)).toEqual(expectedOf(name));
    }
  });

  it.each(cases)('never takes figures for final, and never takes one back, before the end of %s', (name) => {
    const { metered } = expectedOf(name);
    let output = 0;
    let wasExact = false;
    meter(streamOf(name), 1, (streamMeter) => {
      const soFar = streamMeter.result();
      const tokens = sumOfTokens(soFar.entries);
      if (wasExact) expect(soFar).toEqual(metered);
      if (soFar.source === 'partial') {
        expect(tokens.output).toBeGreaterThanOrEqual(output);
        output = tokens.output;
      }
      wasExact = soFar.source === 'exact';
    });
  });

  it('knows nothing of a stream that said nothing', () => {
    expect(meter(Buffer.alloc(0), 1)).toEqual({
      metered: { entries: [], source: 'estimated' },
      hasStopped: false,
      hasFailed: false,
    });
  });

  it.each(['{', 'null', '[]', '"text"', '{"message":null}', '{"message":{"usage":[]}}', '{"message":{"usage":"a"}}'])(
    'lives through an event that says %s',
    (data) => {
      const events = ['message_start', 'content_block_start', 'message_delta', 'error'];
      const stream = events.map((event) => `event: ${event}\ndata: ${data}\n\n`).join('');
      expect(meter(Buffer.from(stream), 50).hasStopped).toBe(true);
    },
  );

  it('counts deltas that are too large to be kept', () => {
    const streamMeter = new AnthropicStreamMeter();
    streamMeter.take({ event: 'message_start', data: Buffer.from('{"message":{"usage":{"input_tokens":3}}}') });
    for (let count = 0; count < 4; count += 1) {
      streamMeter.take({ event: 'content_block_delta', data: Buffer.alloc(0) });
    }
    expect(sumOfTokens(streamMeter.result().entries)).toMatchObject({ input: 3, output: 4 });
  });

  it('counts no token for the signature of a thought', () => {
    const streamMeter = new AnthropicStreamMeter();
    streamMeter.take({ event: 'message_start', data: Buffer.from('{"message":{"usage":{"input_tokens":3}}}') });
    for (const delta of [
      '{"type":"thinking_delta","thinking":"so"}',
      '{"type":"signature_delta","signature":"c2ln"}',
    ]) {
      streamMeter.take({ event: 'content_block_delta', data: Buffer.from(`{"index":0,"delta":${delta}}`) });
    }
    expect(sumOfTokens(streamMeter.result().entries)).toMatchObject({ output: 1 });
  });

  it('takes nothing back when a stream begins again after its end', () => {
    const streamMeter = new AnthropicStreamMeter();
    const take = (event: string, data: object): void => {
      streamMeter.take({ event, data: Buffer.from(JSON.stringify(data)) });
    };
    take('message_start', { message: { model: 'one', usage: { input_tokens: 10, output_tokens: 1 } } });
    take('message_delta', { delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 50 } });
    const final = streamMeter.result();
    take('message_start', { message: { model: 'other', usage: { input_tokens: 1 } } });
    expect(streamMeter.result()).toEqual(final);
  });
});
