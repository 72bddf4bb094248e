import { describe, expect, it } from 'vitest';
import { noTokens } from '@app/common';
import { meterJsonAnswer } from './meter-json-answer';

const message = {
  id: 'msg_01XFDUDYJgAACzvnptvVoYEL',
  type: 'message',
  role: 'assistant',
  model: 'claude-sonnet-4-5-20250929',
  content: [{ type: 'text', text: 'Hello "usage": {"input_tokens": 999}' }],
  stop_reason: 'end_turn',
  usage: {
    input_tokens: 10,
    cache_creation_input_tokens: 300,
    cache_read_input_tokens: 20,
    cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
    output_tokens: 25,
    service_tier: 'standard',
  },
};
const meter = (value: unknown) => meterJsonAnswer(Buffer.from(JSON.stringify(value)));
const expected = {
  model: 'claude-sonnet-4-5-20250929',
  usage: { input: 10, cacheRead: 20, cacheWrite5m: 100, cacheWrite1h: 200, output: 25 },
};

describe('meterJsonAnswer', () => {
  it('reads model and usage of a message', () => {
    expect(meter(message)).toEqual({ isWhole: true, metered: { entries: [expected], source: 'exact' } });
  });

  it('reads a message that is written over many lines', () => {
    expect(meterJsonAnswer(Buffer.from(JSON.stringify(message, null, 2)))).toEqual(meter(message));
  });

  it('finds nothing used in an answer without usage, such as a token count', () => {
    expect(meter({ input_tokens: 2_095 })).toEqual({ isWhole: true, metered: { entries: [], source: 'exact' } });
    expect(meter({ ...message, usage: null })).toEqual({ isWhole: true, metered: { entries: [], source: 'exact' } });
  });

  it('names no model where the answer names none', () => {
    expect(meter({ usage: { input_tokens: 1 } })).toEqual({
      isWhole: true,
      metered: { entries: [{ model: undefined, usage: { ...noTokens, input: 1 } }], source: 'exact' },
    });
  });

  it('tells an error that came with a good status', () => {
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' }, usage: message.usage };
    expect(meter(error)).toEqual({ isWhole: true, isError: true, metered: { entries: [], source: 'exact' } });
  });

  it('does not take the beginning of an answer for a whole one, wherever it is cut', () => {
    const body = Buffer.from(JSON.stringify(message));
    for (let length = 0; length < body.length; length += 1) {
      expect(meterJsonAnswer(body.subarray(0, length))).toEqual({ isWhole: false });
    }
  });

  it.each(['', 'null', '[]', '"a"', '<html>', 'data: {}', '{"usage":{"input_tokens":01}}', '{}{}'])(
    'takes %j for no answer',
    (text) => {
      expect(meterJsonAnswer(Buffer.from(text))).toEqual({ isWhole: false });
    },
  );
});
