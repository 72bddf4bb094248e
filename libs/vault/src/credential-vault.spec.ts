import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CredentialVault, type SecretPlace, UnreadableSecretError } from './credential-vault';

const place: SecretPlace = { type: 'account', recordId: 'acc_1', field: 'apiKey' };
const [oldKey, newKey] = ['2025', '2026'].map((id) => ({ id, secret: randomBytes(32) })) as [RingKey, RingKey];
const vault = new CredentialVault([newKey]);
const secret = 'sk-ant-api03-väry-secret';

interface RingKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** The secret, or `refused`. Any other error is a defect and goes through. */
function open(sealed: string, from: SecretPlace = place, by: CredentialVault = vault): string {
  try {
    return by.open(from, sealed);
  } catch (error) {
    if (!(error instanceof UnreadableSecretError)) throw error;
    expect(error.message).not.toContain(secret);
    return 'refused';
  }
}

describe('CredentialVault', () => {
  it('opens every text that it sealed, at its place', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, text, text, (plaintext, type, recordId, field) => {
        const at = { type, recordId, field };
        expect(vault.open(at, vault.seal(at, plaintext))).toBe(plaintext);
      }),
    );
  });

  it('writes version, key id, iv, ciphertext and tag, and nothing that can be read', () => {
    const sealed = vault.seal(place, secret);
    expect(sealed).toMatch(/^v1\.2026\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(sealed).not.toContain('secret');
  });

  it('uses every initialisation vector once', () => {
    const vectors = Array.from({ length: 2_000 }, () => vault.seal(place, secret).split('.')[2]);
    expect(new Set(vectors).size).toBe(vectors.length);
  });

  it.each<[string, SecretPlace]>([
    ['record', { ...place, recordId: 'acc_2' }],
    ['field', { ...place, field: 'refreshToken' }],
    ['type', { ...place, type: 'webhook' }],
    ['place that is spelled alike', { type: 'account', recordId: 'acc_1,"apiKey', field: '' }],
  ])('does not open a text that was moved to another %s', (_, elsewhere) => {
    expect(open(vault.seal(place, secret), elsewhere)).toBe('refused');
  });

  it('does not open a text under another key id, even where both ids stand for the same key', () => {
    const twins = new CredentialVault([newKey, { id: 'twin', secret: newKey.secret }]);
    const sealed = twins.seal(place, secret);
    expect(open(sealed.replace('v1.2026.', 'v1.twin.'), place, twins)).toBe('refused');
  });

  it('does not accept a tag that was cut down', () => {
    const parts = vault.seal(place, secret).split('.');
    for (const bytes of [0, 1, 4, 8, 12, 15]) {
      const tag = Buffer.from(parts[4] ?? '', 'base64url').subarray(0, bytes);
      expect(open([...parts.slice(0, 4), tag.toString('base64url')].join('.'))).toBe('refused');
    }
  });

  it('does not accept a four-byte tag that is right for its length', () => {
    const key = Buffer.from(hkdfSync('sha256', newKey.secret, '', 'trunkline/credentials/v1', 32));
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 4 });
    cipher.setAAD(Buffer.from(JSON.stringify(['v1', newKey.id, place.type, place.recordId, place.field])));
    const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
    const parts = [iv, ciphertext, cipher.getAuthTag()].map((part) => part.toString('base64url'));
    expect(open(['v1', newKey.id, ...parts].join('.'))).toBe('refused');
  });

  it('does not open a text of which any byte was changed', () => {
    const [version, keyId, ...parts] = vault.seal(place, secret).split('.');
    parts.forEach((part, index) => {
      const bytes = Buffer.from(part, 'base64url');
      bytes.forEach((byte, at) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte ^ 1;
        expect(open([version, keyId, ...parts.with(index, changed.toString('base64url'))].join('.'))).toBe('refused');
      });
    });
  });

  it('does not open a part of a text', () => {
    const sealed = vault.seal(place, secret);
    for (let length = 0; length < sealed.length; length += 1) expect(open(sealed.slice(0, length))).toBe('refused');
  });

  it('does not open what it did not seal, and never hands it back', () => {
    expect(
      ['', secret, 'v1', 'v1....', 'v2.2026.a.b.c', `${vault.seal(place, secret)}.x`].map((text) => open(text)),
    ).toEqual(Array(6).fill('refused'));
    fc.assert(fc.property(fc.array(fc.string()), (parts) => open(['v1', '2026', ...parts].join('.')) === 'refused'));
  });

  it('opens with every key of the ring and seals with the first, which is how keys are rotated', () => {
    const before = new CredentialVault([oldKey]);
    const during = new CredentialVault([newKey, oldKey]);
    const after = new CredentialVault([newKey]);
    const sealedBefore = before.seal(place, secret);
    const sealedAgain = during.seal(place, during.open(place, sealedBefore));
    expect(sealedAgain).toMatch(/^v1\.2026\./);
    expect(open(sealedAgain, place, after)).toBe(secret);
    expect(open(sealedBefore, place, after)).toBe('refused');
  });

  it('does not open with another key of the same id', () => {
    const stranger = new CredentialVault([{ id: newKey.id, secret: randomBytes(32) }]);
    expect(open(vault.seal(place, secret), place, stranger)).toBe('refused');
  });

  it('says which record cannot be read, and which key is missing', () => {
    const sealed = new CredentialVault([oldKey]).seal(place, secret);
    expect(() => vault.open(place, sealed)).toThrow(
      'apiKey of account acc_1 was sealed with a key that MASTER_KEYS does not hold (2025)',
    );
  });

  it('is not built without a key', () => {
    expect(() => new CredentialVault([])).toThrow('MASTER_KEYS');
  });
});
