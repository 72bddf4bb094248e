import { describe, expect, it } from 'vitest';
import { type Protocol, encodeSseFrame } from '@app/protocols';
import { SpokenReply } from './spoken-reply';

const listen = (protocol: Protocol = 'anthropic-messages', keepsUp = true) => {
  const heard: string[] = [];
  const reply = new SpokenReply(protocol, {
    hasLeft: false,
    onDrain: () => undefined,
    onLeave: () => undefined,
    hear: (text) => {
      heard.push(text);
      return keepsUp;
    },
  });
  return { heard, reply };
};
const delta = (text: string): string =>
  encodeSseFrame('content_block_delta', JSON.stringify({ index: 0, delta: { type: 'text_delta', text } }));
const stream = ['content-type', 'text/event-stream; charset=utf-8'];

describe('SpokenReply', () => {
  it('hears a stream however it is cut, and what came at once at once', () => {
    const { heard, reply } = listen();
    reply.start(200, stream);
    const bytes = Buffer.from(`${delta('Grüße')}${delta(' an alle')}`);
    for (const at of bytes.keys()) reply.write(bytes.subarray(at, at + 1));
    reply.write(delta('1') + delta('2'));
    expect(heard).toEqual(['Grüße', ' an alle', '12']);
  });

  it('passes on that whoever listens does not keep up', () => {
    const { reply } = listen('anthropic-messages', false);
    reply.start(200, stream);
    expect(reply.write(': a comment\n\n')).toBe(true);
    expect(reply.write(delta('x'))).toBe(false);
  });

  it('tells an error in a stream from text, and hears nothing behind it', () => {
    const { heard, reply } = listen();
    reply.start(200, stream);
    const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } };
    reply.end(delta('x') + encodeSseFrame('error', JSON.stringify(error)) + delta('y'));
    expect(heard).toEqual(['x']);
    expect(reply.error).toMatchObject({ kind: 'overloaded', message: 'Overloaded' });
  });

  it('reads a whole answer, and a refusal with the time to wait', () => {
    const whole = listen('openai-chat');
    whole.reply.start(200, ['content-type', 'application/json']);
    whole.reply.end(JSON.stringify({ choices: [{ message: { content: 'yes' }, finish_reason: 'stop' }] }));
    expect([whole.heard, whole.reply.stopReason]).toEqual([['yes'], 'end']);
    const refused = listen('openai-chat');
    refused.reply.start(429, ['content-type', 'application/json', 'retry-after', '7']);
    refused.reply.end(Buffer.from(JSON.stringify({ error: { message: 'too many' } })));
    expect(refused.reply.error).toMatchObject({ message: 'too many', retryAfterSeconds: 7 });
  });

  it.each(['', 'no json', '[]', 'null', '{"choices":1}'])('bears the body %j', (body) => {
    for (const status of [200, 500]) {
      const { heard, reply } = listen('openai-chat');
      reply.start(status, ['content-type', 'application/json']);
      reply.end(body);
      expect(heard).toEqual([]);
      expect(reply.error === undefined).toBe(status === 200);
    }
  });

  it('takes a connection that was broken off for no answer', () => {
    const { reply } = listen();
    reply.destroy();
    expect(reply.error?.message).toBe('The answer broke off');
  });
});
