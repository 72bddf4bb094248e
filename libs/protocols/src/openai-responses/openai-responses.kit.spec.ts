import { describe, expect, it } from 'vitest';
import { openaiResponsesKit as kit } from './openai-responses.kit';

const body = Buffer.from('{"model":"m","input":[{"role":"user","content":"Hi"}],"prompt_cache_key":"thread"}');
const envelope = kit.readEnvelope(body, {});

describe('openaiResponsesKit', () => {
  it('knows a request from its first byte to its session', () => {
    expect(envelope).toMatchObject({ protocol: 'openai-responses', model: 'm', isStreaming: false });
    expect(kit.readSession(body, envelope, {})).toEqual({ id: 'thread', source: 'client' });
    expect(kit.countMessages(body, envelope)).toBe(1);
    expect(kit.isUserMessage(body, envelope)).toBe(true);
    expect(kit.rewrite(body, envelope, { model: 'n' }).toString()).toContain('"model":"n"');
  });

  it('writes events by their names and nothing after them', () => {
    const encoder = kit.createEncoder();
    const data = { type: 'response.created', sequence_number: 0 };
    expect(encoder.encode({ data })).toBe(`event: response.created\ndata: ${JSON.stringify(data)}\n\n`);
    expect(encoder.end(false)).toBe('');
    expect(encoder.contentType).toBe('text/event-stream; charset=utf-8');
  });

  it('reads what it writes of an error', () => {
    const error = { status: 529, kind: 'overloaded', message: 'Busy' } as const;
    expect(kit.statusOf(error)).toBe(503);
    expect(kit.readError(503, JSON.parse(kit.writeError(error, 'req_1')))).toMatchObject({ kind: 'overloaded' });
  });
});
