import { describe, expect, it } from 'vitest';
import { type BodyConsumer, EgressError } from '@app/egress';
import { kitOf } from '@app/protocols';
import type { ClientReply } from '../client-reply';
import type { AnswerBody } from './decoded-body';
import { StreamForwarder } from './forward-stream';

class ScriptedBody implements AnswerBody {
  isPaused = false;
  consumer!: BodyConsumer;
  consume(consumer: BodyConsumer): void {
    this.consumer = consumer;
  }
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  abort(): void {
    throw new Error('leaving is not the forwarder’s business');
  }
}

class RecordedReply implements ClientReply {
  readonly hasLeft = false;
  readonly hasStarted = true;
  text = '';
  state: 'open' | 'ended' | 'destroyed' = 'open';
  keepsUp = true;
  drain: () => void = () => undefined;
  start(): void {
    throw new Error('the head is not the forwarder’s business');
  }
  write(chunk: Buffer | string): boolean {
    this.text += chunk.toString();
    return this.keepsUp;
  }
  end(chunk?: Buffer | string): void {
    this.text += chunk?.toString() ?? '';
    this.state = 'ended';
  }
  destroy(): void {
    this.state = 'destroyed';
  }
  onDrain(listener: () => void): void {
    this.drain = listener;
  }
  onLeave(): void {
    throw new Error('leaving is watched elsewhere');
  }
}

const start = 'event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":3}}}\n\n';
const stop = 'event: message_stop\ndata: {"type":"message_stop"}\n\n';
const errorEvent = /event: error\ndata: \{"type":"error".*\}\n\n$/;

const kit = kitOf('anthropic-messages');

function forward() {
  const body = new ScriptedBody();
  const reply = new RecordedReply();
  const ended = new StreamForwarder(body, reply, kit.createMeter(), kit, 'req_test').run();
  return { reply, ended, body, say: (text: string) => body.consumer.onData(Buffer.from(text)) };
}

describe('forwarding a stream', () => {
  it('passes an answer that comes to its own end', async () => {
    const { body, reply, ended, say } = forward();
    say(start);
    say(stop);
    body.consumer.onEnd();
    expect(await ended).toBe('completed');
    expect(reply).toMatchObject({ text: start + stop, state: 'ended' });
  });

  it('passes a stream that is no Messages answer as it is', async () => {
    const { body, reply, ended, say } = forward();
    say('event: news\ndata: 1\n\n: a comment\n');
    body.consumer.onEnd();
    expect(await ended).toBe('completed');
    expect(reply).toMatchObject({ text: 'event: news\ndata: 1\n\n: a comment\n', state: 'ended' });
  });

  it('ends an answer without its last word in an error event, however orderly it closed', async () => {
    const { body, reply, ended, say } = forward();
    say(start);
    body.consumer.onEnd();
    expect(await ended).toBe('upstream-interrupted');
    expect(reply.text.startsWith(start)).toBe(true);
    expect(reply.text).toMatch(errorEvent);
  });

  it('keeps back the part of an event that was under way when the upstream broke off', async () => {
    const { body, reply, ended, say } = forward();
    say(`${start}event: content_block_delta\ndata: {"half`);
    body.consumer.onError(new EgressError('interrupted', 'reset'));
    expect(await ended).toBe('upstream-interrupted');
    expect(reply.text).not.toContain('half');
    expect(reply.text).toMatch(errorEvent);
  });

  it('breaks the connection where a part of a long event has been sent', async () => {
    const { body, reply, ended, say } = forward();
    say(`${start}data: ${'x'.repeat(70_000)}`);
    body.consumer.onError(new EgressError('interrupted', 'reset'));
    expect(await ended).toBe('upstream-interrupted');
    expect(reply.text).toHaveLength(start.length + 70_006);
    expect(reply.state).toBe('destroyed');
  });

  it('calls it success when the client hangs up on the last event, and leaving when it does before', async () => {
    const late = forward();
    late.say(start + stop);
    late.body.consumer.onError(new EgressError('aborted', 'left'));
    expect(await late.ended).toBe('completed');
    const early = forward();
    early.say(start);
    early.body.consumer.onError(new EgressError('aborted', 'left'));
    expect(await early.ended).toBe('caller-left');
  });

  it('pauses the upstream while the client does not keep up', () => {
    const { body, reply, say } = forward();
    reply.keepsUp = false;
    say(start);
    expect(body.isPaused).toBe(true);
    reply.drain();
    expect(body.isPaused).toBe(false);
  });
});
