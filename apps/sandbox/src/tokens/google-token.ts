import type { Answer } from '../http/answer';
import { issueAccessToken } from './access-token';
import { checkAssertion } from './check-assertion';
import { exchangeCode } from './code-grant';
import { type RefreshGrant, refresh } from './refresh-grant';
import { tokenAnswer } from './token-answer';
import { RequestRefused } from '../request-refused';
import type { TokenRegistry } from './token-registry';
import type { TokenRequest } from './token-request';

export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3_599;
const userGrant: RefreshGrant = { kind: 'oauth', scopes: [CLOUD_PLATFORM], needsSecret: true };

/** `POST /token`, and `/oauth2/token` for OAuth servers that are not Google's. `endpoint` is its URL. Throws RequestRefused. */
export function answerGoogleToken(request: TokenRequest, registry: TokenRegistry, endpoint: string): Answer {
  const now = Date.now();
  switch (request.grant_type) {
    case JWT_BEARER:
      return grantToServiceAccount(request, registry, endpoint, now);
    case 'refresh_token':
      return tokenAnswer(refresh(request, registry.clients, userGrant, now));
    case 'authorization_code':
      return tokenAnswer(exchangeCode(request, registry, userGrant, now));
    case undefined:
      throw new RequestRefused(400, 'Required parameter is missing: grant_type', { code: 'invalid_request' });
    default:
      throw new RequestRefused(400, `Invalid grant_type: ${request.grant_type}`, { code: 'unsupported_grant_type' });
  }
}

function grantToServiceAccount(request: TokenRequest, registry: TokenRegistry, endpoint: string, now: number): Answer {
  if (request.assertion === undefined) {
    throw new RequestRefused(400, 'Required parameter is missing: assertion', { code: 'invalid_request' });
  }
  const { account, scopes } = checkAssertion(request.assertion, registry.serviceAccounts, endpoint, now);
  const { client_email, project_id } = account.file;
  const token = issueAccessToken({
    kind: 'google',
    account: client_email,
    organization: project_id,
    scopes,
    expiresAt: now + LIFE_SECONDS * 1000,
  });
  return tokenAnswer({ access_token: token, expires_in: LIFE_SECONDS, token_type: 'Bearer' });
}
