import { createHmac, sign } from 'node:crypto';
import { readSigningSecret } from './signing-secret';

/** A full stop would let one signature stand for another id and time: Standard Webhooks, "Signature scheme". */
const safeId = /^[\w-]{1,128}$/;

export interface Signed {
  readonly id: string;
  /** Seconds since the epoch, of the attempt. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The three headers of Standard Webhooks 1.0.0. One signature a secret, separated by spaces: while secrets change, both are given.
 * @throws RangeError for an id that must not be signed, UnusableSecret
 */
export function signBody(signed: Signed, secrets: readonly string[]): Readonly<Record<string, string>> {
  if (!safeId.test(signed.id)) throw new RangeError('the id of a delivery is letters, digits, _ and - only');
  const content = Buffer.from(`${signed.id}.${signed.timestamp}.${signed.body}`);
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(content, secret)).join(' '),
  };
}

function signatureOf(content: Buffer, text: string): string {
  const secret = readSigningSecret(text);
  const signature =
    secret.scheme === 'v1'
      ? createHmac('sha256', secret.key).update(content).digest('base64')
      : sign(null, content, secret.key).toString('base64');
  return `${secret.scheme},${signature}`;
}
