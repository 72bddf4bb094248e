import { describe, expect, it } from 'vitest';
import { passwordObjection } from './password-policy';

describe('passwordObjection', () => {
  it('asks for twelve characters, whatever they are', () => {
    expect(passwordObjection('a'.repeat(11))).toMatch(/at least 12/);
    expect(passwordObjection('a'.repeat(12))).toBeUndefined();
    expect(passwordObjection('🔑'.repeat(11))).toMatch(/at least 12/);
    expect(passwordObjection('🔑'.repeat(12))).toBeUndefined();
  });

  it('stops at 128 bytes', () => {
    expect(passwordObjection('a'.repeat(128))).toBeUndefined();
    expect(passwordObjection('a'.repeat(129))).toMatch(/at most 128/);
    expect(passwordObjection('é'.repeat(65))).toMatch(/at most 128/);
  });
});
