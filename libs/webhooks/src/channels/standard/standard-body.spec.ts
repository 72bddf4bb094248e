import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cooling, degraded, digest, one, tellingOf } from '../../conformance/tellings';
import { cutData } from './cut-data';
import { LARGEST_BODY, standardBody } from './standard-body';

describe('the body for programs', () => {
  it('says an event as it happened', () => {
    const { id, type, at, severity, summary, data, groupIds } = cooling;
    expect(standardBody(one)).toEqual({ type, timestamp: at, id, severity, summary, groupIds, data });
  });

  it('says several as a digest of the worst and the latest', () => {
    expect(standardBody(digest)).toMatchObject({
      ...{ type: 'digest', timestamp: degraded.at, severity: 'critical' },
      data: { count: 2, omitted: 0, events: [{ id: cooling.id }, { id: degraded.id, data: degraded.data }] },
    });
  });

  it('counts the events that find no room', () => {
    const events = Array.from({ length: 300 }, (_, index) => ({ ...cooling, id: `evt_${index}` }));
    const body = standardBody(tellingOf(cooling, ...events)) as {
      data: { count: number; omitted: number; events: object[] };
    };
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThanOrEqual(LARGEST_BODY);
    expect(body.data.count).toBe(301);
    expect(body.data.events.length).toBeGreaterThan(20);
    expect(body.data.events.length + body.data.omitted).toBe(301);
  });

  it('is within its size with the longest of everything', () => {
    const data = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`name${index}`, '漢'.repeat(900)]));
    const groupIds = Array.from({ length: 90 }, () => '\u0001'.repeat(80));
    const event = { ...cooling, summary: '\u0000'.repeat(5_000), data, groupIds };
    expect(Buffer.byteLength(JSON.stringify(standardBody(tellingOf(event))))).toBeLessThanOrEqual(LARGEST_BODY);
    const many = standardBody(tellingOf(event, ...Array.from({ length: 90 }, () => event)));
    expect(Buffer.byteLength(JSON.stringify(many))).toBeLessThanOrEqual(LARGEST_BODY);
  });

  it('says so where data is missing', () => {
    const data = { small: 1, long: 'x'.repeat(2_000) };
    expect(standardBody(tellingOf({ ...cooling, data }))).toMatchObject({
      ...{ truncated: true, data: { small: 1, long: `${'x'.repeat(999)}…` } },
    });
  });
});

describe('data that is too much', () => {
  it('loses its largest members first', () => {
    const data = { small: 'a', large: 'b'.repeat(900), middle: 'c'.repeat(90) };
    expect(cutData(data, 200)).toEqual({ data: { small: 'a', middle: 'c'.repeat(90) }, isCut: true });
  });

  it('keeps fifty entries of a list', () => {
    const { data, isCut } = cutData({ models: Array.from({ length: 60 }, String) }, 10_000);
    expect(data.models).toHaveLength(50);
    expect(isCut).toBe(true);
  });

  it('stays whole where it fits, and is within the limit where not', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), fc.integer({ min: 2, max: 500 }), (data, limit) => {
        const bytes = Buffer.byteLength(JSON.stringify(cutData(data, 100_000).data));
        const cut = cutData(data, limit);
        expect(Buffer.byteLength(JSON.stringify(cut.data))).toBeLessThanOrEqual(limit);
        if (bytes + 50 < limit) expect(cut.isCut).toBe(false);
      }),
    );
  });
});
