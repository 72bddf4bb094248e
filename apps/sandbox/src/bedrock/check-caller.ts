import type { IncomingHttpHeaders } from 'node:http';
import type { Call } from '../call';
import { bearerOf } from '../tokens/bearer';
import { awsRefused } from './aws-exceptions';
import { ACCESS_KEY_PREFIX, checkSignature } from './check-signature';
import { readAuthorization } from './signature-v4';

const BEARER_PREFIX = 'sandbox-bedrock-';
const isSigned = (headers: IncomingHttpHeaders): boolean => headers.authorization?.startsWith('AWS4-') === true;

/** Whether the caller brings a credential of AWS's kind, good or not. */
export const isAwsCaller = (headers: IncomingHttpHeaders): boolean =>
  isSigned(headers) || bearerOf(headers).startsWith(BEARER_PREFIX);

/** The id of the access key, or the whole API key. */
export const keyOf = (headers: IncomingHttpHeaders): string =>
  readAuthorization(headers.authorization)?.accessKeyId ?? bearerOf(headers);

export const isAwsKey = (key: string): boolean => key.startsWith(ACCESS_KEY_PREFIX) || key.startsWith(BEARER_PREFIX);

/** Throws RequestRefused 403. */
export function checkCaller(call: Call): void {
  if (isSigned(call.headers)) {
    checkSignature(call, call.headers, Date.now());
    return;
  }
  const bearer = bearerOf(call.headers);
  if (bearer.startsWith(BEARER_PREFIX)) return;
  if (bearer === '') throw awsRefused('MissingAuthenticationTokenException', 'Missing Authentication Token');
  throw awsRefused('AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.');
}
