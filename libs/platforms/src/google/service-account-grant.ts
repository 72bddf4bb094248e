import { SignJWT, importPKCS8 } from 'jose';
import type { Account, GoogleServiceAccount } from '@app/accounts';
import { askForToken } from '../credentials/ask-for-token';
import type { CredentialPorts } from '../credentials/credential-ports';
import type { GrantedToken } from '../credentials/granted-token';
import { CredentialsRefused } from '../credentials/credentials-refused';
import type { Exchange } from '../credentials/grant';
import { formRequest } from '../credentials/token-form';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3_600;
const SKEW_SECONDS = 60;
/** Google has one code for every statement that it does not believe; that the clocks differ is in the text only (protocols.md 11). */
const skewText = /short-lived|timeframe|\biat\b|\bexp\b/i;

/** RFC 7523 as Google has it: a statement signed with the account's key is exchanged for a token (protocols.md 3). */
export function serviceAccountGrant(
  ports: Pick<CredentialPorts, 'fetch' | 'clock' | 'tokenScope'>,
): Exchange<GoogleServiceAccount> {
  const exchange = async (
    account: Account,
    stored: GoogleServiceAccount,
    skewSeconds: number,
  ): Promise<GrantedToken> => {
    const issuedAt = Math.floor(ports.clock.now() / 1_000) - skewSeconds;
    const assertion = await signStatement(stored, ports.tokenScope(account) ?? '', issuedAt);
    const request = formRequest(stored.tokenUri, { grant_type: GRANT_TYPE, assertion });
    return askForToken(ports, account, request, [assertion]);
  };
  return (account, stored) =>
    exchange(account, stored, 0).catch((error: unknown) => {
      if (!isSkew(error)) throw error;
      return exchange(account, stored, SKEW_SECONDS);
    });
}

const isSkew = (error: unknown): boolean =>
  error instanceof CredentialsRefused && error.code === 'invalid_grant' && skewText.test(error.description ?? '');

async function signStatement(account: GoogleServiceAccount, scope: string, issuedAt: number): Promise<string> {
  const { clientEmail, privateKey, privateKeyId, tokenUri } = account;
  const header = { alg: 'RS256', typ: 'JWT', ...(privateKeyId === undefined ? {} : { kid: privateKeyId }) };
  try {
    return await new SignJWT({ scope })
      .setProtectedHeader(header)
      .setIssuer(clientEmail)
      .setAudience(tokenUri)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + LIFE_SECONDS)
      .sign(await importPKCS8(privateKey, 'RS256'));
  } catch {
    // The library's own words may speak of the key.
    throw new CredentialsRefused('invalid_key', 'the private key of the service account cannot be used');
  }
}
