import { hash, randomBytes } from 'node:crypto';

const VERIFIER_BYTES = 32;

/** What shows at the token endpoint that the code was asked for by who brings it: 256 random bits in 43 characters (RFC 7636, 4.1). */
export const createVerifier = (): string => randomBytes(VERIFIER_BYTES).toString('base64url');

/** `S256` of RFC 7636, 4.2. */
export const challengeOf = (verifier: string): string => hash('sha256', verifier, 'base64url');
