import { describe, expect, it } from 'vitest';
import type { Account } from '@app/accounts';
import type { AttemptSpan } from '@app/telemetry';
import { outgoingTrace } from './outgoing-trace';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const traceparent = `00-${traceId}-b7ad6b7169203331-03`;
const own = { platform: 'openai-compatible' } as Account;
const vendor = { platform: 'openai' } as Account;
const span: AttemptSpan = {
  context: { traceId, spanId: '00f067aa0ba902b7', isSampled: false, traceState: 'a=1' },
  failed: () => undefined,
  answered: () => undefined,
};

describe('outgoingTrace', () => {
  it("hands the client's trace on as it came where nobody traces here", () => {
    expect(outgoingTrace(own, { headers: { traceparent, tracestate: 'a=1' } }, undefined)).toEqual([
      ...['traceparent', traceparent, 'tracestate', 'a=1'],
    ]);
    expect(outgoingTrace(own, { headers: { traceparent, tracestate: '???' } }, undefined)).toEqual([
      ...['traceparent', traceparent],
    ]);
  });

  it('puts our own span before the upstream where somebody does', () => {
    expect(outgoingTrace(own, { headers: { traceparent } }, span)).toEqual([
      ...['traceparent', `00-${traceId}-00f067aa0ba902b7-00`, 'tracestate', 'a=1'],
    ]);
  });

  it('tells a vendor nothing, and nobody what is no trace', () => {
    expect(outgoingTrace(vendor, { headers: { traceparent } }, span)).toBeUndefined();
    expect(outgoingTrace(vendor, { headers: { traceparent } }, undefined)).toBeUndefined();
    for (const headers of [
      {},
      { traceparent: 'x' },
      { traceparent: [traceparent, traceparent] },
      { tracestate: 'a=1' },
    ])
      expect(outgoingTrace(own, { headers }, undefined)).toBeUndefined();
  });
});
