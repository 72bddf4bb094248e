import type { IncomingHttpHeaders } from 'node:http';
import type { Answer } from '../http/answer';
import { type RefreshGrant, checkClient, refresh } from './refresh-grant';
import { tokenAnswer } from './token-answer';
import { RequestRefused } from '../request-refused';
import type { TokenRegistry } from './token-registry';
import type { TokenRequest } from './token-request';

export const OAUTH_BETA = 'oauth-2025-04-20';
const grant: RefreshGrant = { kind: 'anthropic', scopes: ['user:inference', 'user:profile'], needsSecret: false };

/** Whether the headers name the beta that OAuth at Anthropic needs. */
export const asksForOAuth = (headers: IncomingHttpHeaders): boolean =>
  String(headers['anthropic-beta'] ?? '')
    .split(',')
    .some((beta) => beta.trim() === OAUTH_BETA);

/** `POST /v1/oauth/token`, which takes JSON only. Throws RequestRefused. */
export function answerAnthropicToken(
  request: TokenRequest,
  registry: TokenRegistry,
  headers: IncomingHttpHeaders,
): Answer {
  if (!/json/i.test(headers['content-type'] ?? '')) {
    throw new RequestRefused(400, 'The request body must be JSON', { code: 'invalid_request' });
  }
  if (!asksForOAuth(headers)) {
    throw new RequestRefused(400, `The header anthropic-beta must name ${OAUTH_BETA}`, { code: 'invalid_request' });
  }
  if (request.grant_type !== 'refresh_token') {
    throw new RequestRefused(400, `Unsupported grant type: ${String(request.grant_type)}`, {
      code: 'unsupported_grant_type',
    });
  }
  const { organization } = checkClient(request, registry.clients, false);
  const tokens = refresh(request, registry.clients, grant, Date.now());
  return tokenAnswer({ ...tokens, organization: { uuid: organization } });
}
