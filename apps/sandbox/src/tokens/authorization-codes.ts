import { hash, randomBytes } from 'node:crypto';
import type { OAuthClient } from './oauth-clients';

/** What a code was given for. */
export interface CodeGrant {
  readonly client: string;
  readonly redirectUri: string;
  /** `code_challenge` of RFC 7636, always by S256. */
  readonly challenge: string;
}

/** Codes that the authorisation endpoint has given out: each is good once (RFC 6749, section 4.1.2). */
export class AuthorizationCodes {
  private readonly codes = new Map<string, CodeGrant>();

  issue(grant: CodeGrant): string {
    const code = `sandbox-code-${randomBytes(18).toString('base64url')}`;
    this.codes.set(code, grant);
    return code;
  }

  /** Whether it is a code of this client's, that was sent to this address, and whose verifier this is. It is used up in any case. */
  redeem(code: string, client: OAuthClient, redirectUri: string, verifier: string): boolean {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    const isTheirs = grant?.client === client.id && grant.redirectUri === redirectUri;
    return isTheirs && grant.challenge === hash('sha256', verifier, 'base64url');
  }
}
