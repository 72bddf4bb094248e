import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTraceContext, traceHeaders } from './trace-context';

const traceId = '0af7651916cd43dd8448eb211c80319c';
const spanId = 'b7ad6b7169203331';
const good = `00-${traceId}-${spanId}-01`;

describe('readTraceContext', () => {
  it('reads the ids, the decision, and what vendors say', () => {
    expect(readTraceContext(good, 'rojo=00f067aa0ba902b7, congo=t61rcWkgMzE')).toEqual({
      ...{ traceId, spanId, isSampled: true, traceState: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE' },
    });
    expect(readTraceContext(`00-${traceId}-${spanId}-00`, undefined)).toEqual({ traceId, spanId, isSampled: false });
  });

  it('reads the known part of a later version', () => {
    expect(readTraceContext(`01-${traceId}-${spanId}-01-more`, undefined)).toMatchObject({ traceId, isSampled: true });
  });

  it.each([
    ...['', 'garbage', `${good}-more`, `ff-${traceId}-${spanId}-01`, `00-${'0'.repeat(32)}-${spanId}-01`],
    ...[`00-${traceId}-${'0'.repeat(16)}-01`, good.toUpperCase(), ` ${good}`, `${good}\n`, `${good}, ${good}`],
    ...[`00-${traceId.slice(1)}-${spanId}-01`, `00-${traceId}-${spanId}-1`, `00-${traceId}-${spanId}`],
    ...[
      `01-${traceId}-${spanId}-01more`,
      `01-${traceId}-${spanId}-01-${'x'.repeat(201)}`,
      `01-${traceId}-${spanId}-01-é`,
    ],
  ])('takes %j for no trace at all', (header) => {
    expect(readTraceContext(header, undefined)).toBeUndefined();
  });

  it('takes two headers for none', () => {
    expect(readTraceContext([good, good], undefined)).toBeUndefined();
  });

  it.each([
    ...['novalue', 'a=1,a=2', 'A=1', 'a=\u0001', `a=${'x'.repeat(257)}`, 'a=1=2', 'x'.repeat(600), ',,,'],
    Array.from({ length: 33 }, (_, index) => `k${index}=1`).join(','),
  ])('leaves a trace state out that is none, and keeps the trace: %j', (state) => {
    expect(readTraceContext(good, state)).toEqual({ traceId, spanId, isSampled: true });
  });

  it('never throws, and what it reads can be written and read again', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(good), fc.string()),
        fc.oneof(fc.string(), fc.constant('a=b')),
        (parent, state) => {
          const context = readTraceContext(parent, state);
          if (!context) return;
          const [, written, , writtenState] = traceHeaders(context);
          expect(readTraceContext(written, writtenState)).toEqual(context);
        },
      ),
    );
  });
});
