import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../audit-entry';
import { AuditKey, GENESIS_HASH } from '../key/audit-key';
import { faultOf } from './chain-fault';
import { type ChainedRow, decodeRow, nextRow, rowOf } from './chained-row';

const key = new AuditKey(Buffer.alloc(32, 1));
const genesis = { seq: 0, hash: GENESIS_HASH };
const entry: AuditEntry = {
  ...{ id: 'aud_1', at: '2026-11-21T00:00:00.000Z', action: 'users.updated', outcome: 'done' },
  ...{ actor: { kind: 'system', task: 'relay' }, origin: {} },
};

describe('a row of the log', () => {
  it('holds the canonical JSON of its entry with its number, and reads back', () => {
    const row = nextRow(genesis, entry, key);
    expect(row.text).toBe(
      '{"action":"users.updated","actor":{"kind":"system","task":"relay"},"at":"2026-11-21T00:00:00.000Z","id":"aud_1","origin":{},"outcome":"done","seq":1}',
    );
    expect(decodeRow(row)).toEqual({ ...entry, seq: 1, hash: row.hash });
    expect(rowOf([row.streamId, ['entry', row.text, 'hash', row.hash]])).toEqual({
      streamId: '1-0',
      text: row.text,
      hash: row.hash,
    });
  });

  it('has no fault where it follows, and one wherever else it is put', () => {
    const first = nextRow(genesis, entry, key);
    const second = nextRow(first, entry, key);
    expect([faultOf(first, genesis, key), faultOf(second, first, key)]).toEqual([undefined, undefined]);
    expect(faultOf(second, genesis, key)).toEqual({ seq: 1, reason: 'entry-missing' });
    expect(faultOf({ ...second, streamId: '1-0' }, genesis, key)).toEqual({ seq: 1, reason: 'entry-moved' });
    expect(faultOf(first, first, key)).toEqual({ seq: 2, reason: 'entry-inserted' });
  });

  it('can be anything, and is then no entry and has a fault', () => {
    const anything = fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '{"actor":null}', '{"at":1}'));
    const rows: fc.Arbitrary<ChainedRow> = fc.record({
      streamId: fc.oneof(fc.string(), fc.constant('1-0')),
      text: anything,
      hash: fc.oneof(fc.string(), fc.constant(GENESIS_HASH)),
    });
    fc.assert(
      fc.property(rows, (row) => {
        expect(decodeRow(row)).toBeUndefined();
        expect(faultOf(row, genesis, key)).toBeDefined();
      }),
    );
  });
});
