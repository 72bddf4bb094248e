import { createHash } from 'node:crypto';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsKeys } from '../credentials/usable-credentials';

export interface SignableRequest {
  readonly origin: string;
  /** As it is sent, without a query. */
  readonly path: string;
  /** Headers that the signature covers, beside those that it brings itself. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface SigningScope {
  readonly region: string;
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The headers of AWS Signature Version 4 for a POST: those that were given, and what proves who asks (protocols.md 2.3). */
export async function signRequest(
  { origin, path, headers, body }: SignableRequest,
  { accessKeyId, secretAccessKey, sessionToken }: AwsKeys,
  { region, service, now }: SigningScope,
): Promise<Readonly<Record<string, string>>> {
  const url = new URL(origin);
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const signer = new SignatureV4({ credentials, region, service, sha256: Sha256 });
  const digest = createHash('sha256').update(body).digest('hex');
  const signed = await signer.sign(
    {
      ...{ method: 'POST', protocol: url.protocol, hostname: url.hostname, path, body },
      // The digest of a large body is the machine's to compute, and the library's only where there is none.
      headers: { ...headers, host: url.host, 'x-amz-content-sha256': digest },
    },
    { signingDate: new Date(now) },
  );
  return signed.headers;
}
