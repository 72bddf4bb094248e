import { createPrivateKey } from 'node:crypto';
import type { GoogleServiceAccount } from '@app/accounts';
import { type JsonObject, asText } from '@app/protocols';
import { optionalToken, requireObject, requireToken, requireUrl } from '../credentials/credential-fields';
import { InvalidCredentials } from '../credentials/invalid-credentials';
import { isLoopback } from '../credentials/is-loopback';

const GOOGLE_TOKEN_URI = 'https://oauth2.googleapis.com/token';
const LONGEST_KEY = 16_384;

/**
 * `serviceAccount`: the key file as Google hands it out, as an object. What it says beside the address, the key and the token endpoint is
 * not kept.
 * @throws InvalidCredentials
 */
export function readServiceAccount(input: JsonObject): GoogleServiceAccount {
  const file = requireObject(input, 'serviceAccount');
  if (file.type !== 'service_account')
    throw new InvalidCredentials('serviceAccount.type', 'must be service_account: give the whole key file');
  const privateKeyId = optionalToken(file, 'private_key_id', 'serviceAccount.private_key_id');
  return {
    kind: 'google-service-account',
    clientEmail: requireToken(file, 'client_email', 'serviceAccount.client_email'),
    privateKey: requirePrivateKey(file),
    ...(privateKeyId === undefined ? {} : { privateKeyId }),
    tokenUri: readTokenUri(file),
  };
}

function requirePrivateKey(file: JsonObject): string {
  const field = 'serviceAccount.private_key';
  const text = asText(file.private_key);
  if (text === undefined || text.length > LONGEST_KEY) throw new InvalidCredentials(field, 'must be a text');
  if (!text.startsWith('-----BEGIN PRIVATE KEY-----') || !isRsaKey(text))
    throw new InvalidCredentials(field, 'must be an RSA key as PKCS #8 in PEM');
  return text;
}

function isRsaKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** A signed statement that opens the account goes there: to Google only, or to this machine, where the address guard decides. */
function readTokenUri(file: JsonObject): string {
  if (file.token_uri === undefined) return GOOGLE_TOKEN_URI;
  const text = requireUrl(file, 'token_uri', 'serviceAccount.token_uri');
  const { protocol, hostname } = new URL(text);
  const isGoogle = protocol === 'https:' && (hostname === 'googleapis.com' || hostname.endsWith('.googleapis.com'));
  if (!isGoogle && !isLoopback(hostname))
    throw new InvalidCredentials('serviceAccount.token_uri', 'must be an https address of googleapis.com');
  return text;
}
