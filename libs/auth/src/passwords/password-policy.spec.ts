import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordObjection } from './password-policy';

describe('passwordObjection', () => {
  it('asks for twelve characters, whatever they are', async () => {
    expect(await passwordObjection('a'.repeat(11))).toMatch(/at least 12/);
    expect(await passwordObjection('a'.repeat(12))).toBeUndefined();
    expect(await passwordObjection('🔑'.repeat(11))).toMatch(/at least 12/);
    expect(await passwordObjection('🔑'.repeat(12))).toBeUndefined();
    expect(await passwordObjection(' '.repeat(12))).toBeUndefined();
  });

  it('stops at 128 bytes', async () => {
    expect(await passwordObjection('a'.repeat(128))).toBeUndefined();
    expect(await passwordObjection('a'.repeat(129))).toMatch(/at most 128/);
    expect(await passwordObjection('é'.repeat(64))).toBeUndefined();
    expect(await passwordObjection('é'.repeat(65))).toMatch(/at most 128/);
  });

  it('measures what is hashed, not how it was typed', async () => {
    expect(await passwordObjection('e\u0301'.repeat(11))).toMatch(/at least 12/);
    expect(await passwordObjection('e\u0301'.repeat(64))).toBeUndefined();
  });

  it.each([
    ...['password1234', 'PassWord1234', 'passwordpassword', '１ｑ２ｗ３ｅ４ｒ５ｔ６ｙ', '123456789012'],
    ...['Password123!', '!!!dragon2026', 'iloveyou-2026', '  Superman 99'],
  ])('refuses the common password %j', async (password) => {
    expect(await passwordObjection(password)).toMatch(/tried first/);
  });

  it.each(['correct horse battery staple', 'velvet otter lamp 42', 'dragon and superman', '739105628413'])(
    'has nothing against %j',
    async (password) => {
      expect(await passwordObjection(password, 'anna')).toBeUndefined();
    },
  );

  it('refuses the user name in any spelling, and the part of an address before the @', async () => {
    for (const password of ['my anna.smith key', 'MY ANNA.SMITH KEY', 'ａｎｎａ．ｓｍｉｔｈ of mine']) {
      expect(await passwordObjection(password, 'Anna.Smith')).toMatch(/user name/);
      expect(await passwordObjection(password, 'anna.smith@example.com')).toMatch(/user name/);
    }
    expect(await passwordObjection('my anna.smith key')).toBeUndefined();
  });

  it('does not look for names of three letters, which are in many words', async () => {
    expect(await passwordObjection('a planned journey', 'ann')).toBeUndefined();
  });

  it('says the same of a password however its letters are composed, and never repeats it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (password) => {
        const objection = await passwordObjection(password.normalize('NFC'), 'owner');
        expect(await passwordObjection(password.normalize('NFD'), 'owner')).toBe(objection);
        if (password.length >= 12) expect(objection ?? '').not.toContain(password);
      }),
      { numRuns: 50 },
    );
  });
});
