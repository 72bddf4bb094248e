import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import type { RequestEnd, RequestStart, Tracing } from '@app/telemetry';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';
import type { Ending } from '../settle-request';
import { beginSpan, endRefused, endSpan } from './request-span';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const requestWith = (headers: Record<string, string>): RelayRequest =>
  ({
    ...{ requestId: 'req_1', startedAt: 5, operation: 'generate', route: '/v1/messages', headers },
    ...{ apiKey: { id: 'key_1' }, user: { id: 'usr_1' } },
    envelope: { protocol: 'anthropic-messages', model: 'm', isStreaming: true },
  }) as unknown as RelayRequest;

function begun(headers: Record<string, string>, source?: 'client' | 'prefix'): RequestStart | undefined {
  let seen: RequestStart | undefined;
  const tracing = { request: (start: RequestStart) => (seen = start) } as unknown as Tracing;
  beginSpan(tracing, requestWith(headers), source && { id: 'usr_1:sonnet:session-of-ada', source });
  return seen;
}

function ended(end: (trace: Trace) => void): RequestEnd | undefined {
  let seen: RequestEnd | undefined;
  end({ waitedMs: 3, span: { end: (facts: RequestEnd) => (seen = facts) } } as unknown as Trace);
  return seen;
}

const ending = (changes: Partial<Ending>): Ending => ({
  ...{ outcome: 'completed', status: 200, metered: { entries: [], source: 'exact' }, firstByteMs: 1 },
  ...changes,
});

describe('the span of a request', () => {
  it("goes on with the client's trace, and begins one of its own where that is none", () => {
    expect(begun({ traceparent })?.parent).toMatchObject({ spanId: 'b7ad6b7169203331', isSampled: true });
    expect(begun({ traceparent: 'none' })).not.toHaveProperty('parent');
  });

  it('names a conversation by a digest, and only where the client has named it', () => {
    expect(begun({}, 'client')?.conversationId).toMatch(/^[\da-f]{32}$/);
    expect(begun({}, 'prefix')).not.toHaveProperty('conversationId');
    expect(begun({})).not.toHaveProperty('conversationId');
  });

  it('says what went wrong in words that are bounded', () => {
    const request = requestWith({});
    const errorOf = (changes: Partial<Ending>): unknown =>
      ended((trace) => {
        endSpan(request, trace, ending(changes));
      })?.errorType;
    expect(errorOf({})).toBeUndefined();
    expect(errorOf({ status: 429 })).toBe('429');
    expect(errorOf({ outcome: 'upstream-interrupted' })).toBe('upstream-interrupted');
    expect(errorOf({ status: 502, error: new GatewayError('upstream_malformed', 'secret words') })).toBe(
      'upstream_malformed',
    );
  });

  it('tells a refusal from a failure, and a client that left from both', () => {
    const outcomeOf = (error: unknown): unknown =>
      ended((trace) => {
        endRefused(requestWith({}), trace, error);
      })?.outcome;
    expect(outcomeOf(new GatewayError('policy_model_not_allowed', 'no'))).toBe('refused');
    expect(outcomeOf(new GatewayError('caller_left', 'gone'))).toBe('caller-left');
    expect(outcomeOf(new TypeError('broken'))).toBe('refused');
  });
});
