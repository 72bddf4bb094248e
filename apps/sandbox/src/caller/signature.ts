import { createHmac } from 'node:crypto';
import type { Organization } from './organization';

/** Not a secret: signatures have to be told from made-up ones, and to stay good when the process starts anew. */
const KEY = 'Trunkline sandbox';
const form = /^trunkline-sandbox:[0-9a-f-]{36}:(.*):[0-9a-f]{64}$/s;

/** What ends a thinking block, in base64: the organisation, the family of the model that thought, and a proof of both. */
export function signatureOf(organization: Organization, family: string): string {
  const signed = `trunkline-sandbox:${organization.id}:${family}`;
  const proof = createHmac('sha256', KEY).update(signed).digest('hex');
  return Buffer.from(`${signed}:${proof}`).toString('base64');
}

/** Whether the organisation got this signature from here, for a model of any family. */
export function isSignatureOf(organization: Organization, signature: string): boolean {
  const family = form.exec(Buffer.from(signature, 'base64').toString())?.[1];
  return family !== undefined && signatureOf(organization, family) === signature;
}
