import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrivateSecret, createSharedSecret } from './create-signing-secret';
import { publicKeyOf, readSigningSecret, UnusableSecret } from './signing-secret';

const base64 = (length: number): string => Buffer.alloc(length, 1).toString('base64');

describe('a signing secret', () => {
  it.each([
    [`whsec_${base64(24)}`, 'v1'],
    [`whsec_${base64(64)}`, 'v1'],
    [`whsk_${base64(32)}`, 'v1a'],
    [createSharedSecret(), 'v1'],
    [createPrivateSecret(), 'v1a'],
  ])('may be %s', (text, scheme) => {
    expect(readSigningSecret(text).scheme).toBe(scheme);
  });

  it.each([
    [`whsec_${base64(23)}`, '24 to 64 bytes, not 23'],
    [`whsec_${base64(65)}`, '24 to 64 bytes, not 65'],
    [`whsec_${base64(24)}!`, 'base64'],
    [`whsec_${base64(32).replace('=', '')}`, 'base64'],
    [`whsk_${base64(33)}`, 'seed of 32 bytes'],
    [`whsk_${base64(64)}`, 'belongs to its seed'],
    [`whpk_${base64(32)}`, 'private key'],
    [base64(32), 'must begin with'],
    ['', 'must begin with'],
  ])('must not be %s', (text, words) => {
    expect(() => readSigningSecret(text)).toThrow(words);
  });

  it('has the public key that node:crypto finds for it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { d = '' } = privateKey.export({ format: 'jwk' });
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const seed = Buffer.from(d, 'base64url').toString('base64');
    expect(publicKeyOf(`whsk_${seed}`)).toBe(`whpk_${Buffer.from(x, 'base64url').toString('base64')}`);
    expect(() => publicKeyOf(createSharedSecret())).toThrow('must begin with whsk_');
  });

  it('is read or refused with words, whatever it is', () => {
    const text = fc.tuple(fc.constantFrom('whsec_', 'whsk_', 'whpk_', ''), fc.oneof(fc.string(), fc.base64String()));
    fc.assert(
      fc.property(text, ([prefix, rest]) => {
        try {
          readSigningSecret(prefix + rest);
        } catch (error) {
          expect(error).toBeInstanceOf(UnusableSecret);
        }
      }),
    );
  });
});
