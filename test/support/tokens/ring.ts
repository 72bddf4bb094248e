import { createHash } from 'node:crypto';

/** The same for all processes of one test. */
export const ring = [{ id: 'test', secret: createHash('sha256').update('ring of token tests').digest() }];
