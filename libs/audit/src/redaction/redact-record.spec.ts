import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secretFieldsOf } from './audited-collections';
import { redactRecord } from './redact-record';

const fingerprint = (secret: string): string => `<${secret.length}>`;
const redact = (record: unknown, collection: string) => redactRecord(record, secretFieldsOf(collection), fingerprint);

describe('redactRecord', () => {
  it('replaces the secret fields of a collection, also within others', () => {
    const key = { id: 'key_1', name: 'k', digest: 'abc', previous: { digest: 'abcd', validUntil: 'then' } };
    expect(redact(key, 'api-keys')).toEqual({
      ...key,
      digest: '<3>',
      previous: { digest: '<4>', validUntil: 'then' },
    });
  });

  it('replaces everything but the id of a record that is secret as a whole', () => {
    expect(redact({ id: 'acc_1', sealed: { apiKey: 'v1' } }, 'account-credentials')).toEqual({
      id: 'acc_1',
      sealed: '<15>',
    });
  });

  it('takes a collection that nobody has thought about for secret as a whole', () => {
    expect(redact({ id: 'a', name: 'n', list: ['x'] }, 'constructor')).toEqual({ id: 'a', name: '<1>', list: '<5>' });
  });

  it('replaces what looks sealed or hashed, wherever it stands', () => {
    const sealed = 'v1.k1.AAAA.BBBB_-.CCCC';
    const record = { note: sealed, list: [{ deep: sealed }, '$argon2id$v=19$m=1'], plain: 'v1.2.3' };
    expect(redact(record, 'users')).toEqual({ note: '<22>', list: [{ deep: '<22>' }, '<18>'], plain: 'v1.2.3' });
  });

  it.each([null, 'text', 7, [1], undefined])('takes %j for a record without fields', (record) => {
    expect(redact(record, 'users')).toEqual({});
  });

  it('leaves what RFC 8785 can write, of whatever JSON there is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' })), (record) => {
        expect(() => canonicalize(redact({ ...record, lone: '\ud800' }, 'users'))).not.toThrow();
      }),
    );
  });
});
