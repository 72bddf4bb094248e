import { expect, it } from 'vitest';
import { challengeOf, createVerifier } from './proof-key';

it('makes of a verifier the challenge that RFC 7636, appendix B, has', () => {
  expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('never gives the same verifier twice, and each in the form of RFC 7636, 4.1', () => {
  const verifiers = Array.from({ length: 1_000 }, createVerifier);
  expect(new Set(verifiers).size).toBe(1_000);
  for (const verifier of verifiers) expect(verifier).toMatch(/^[\w.~-]{43,128}$/);
});
