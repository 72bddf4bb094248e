import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuditKey, GENESIS_HASH, sameMac } from './audit-key';

const key = new AuditKey(Buffer.alloc(32, 1));

describe('the audit key', () => {
  it('gives each purpose a result of its own for the same text', () => {
    const results = [
      key.chainHash('', 'text'),
      key.macOfOutboxText('text'),
      key.fingerprint('text').replace('hmac-sha256:', ''),
    ];
    expect(new Set(results).size).toBe(3);
  });

  it('marks head and anchor so that one cannot be put in the place of the other', () => {
    const mark = { seq: 7, hash: GENESIS_HASH };
    expect(key.macOfMark('head', mark)).not.toBe(key.macOfMark('anchor', mark));
    expect(key.macOfMark('head', mark)).not.toBe(key.macOfMark('head', { ...mark, seq: 8 }));
  });

  it('gives a hash that depends on the hash before, on the text, and on the key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const hash = key.chainHash(GENESIS_HASH, first);
        expect(key.chainHash(GENESIS_HASH, second) === hash).toBe(first === second);
        expect(key.chainHash(hash, first)).not.toBe(hash);
        expect(new AuditKey(Buffer.alloc(32, 2)).chainHash(GENESIS_HASH, first)).not.toBe(hash);
      }),
    );
  });

  it('takes 32 bytes and nothing else', () => {
    expect(() => new AuditKey(Buffer.alloc(16))).toThrow(RangeError);
  });

  it.each([undefined, '', 'ab', 'z'.repeat(64), GENESIS_HASH.slice(1)])('does not take %j for a MAC', (given) => {
    expect(sameMac(GENESIS_HASH, given)).toBe(false);
  });
});
