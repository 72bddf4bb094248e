import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import type { UpstreamCall } from '../platform-adapter';
import { claudeHeaders } from './claude.headers';

/** Path below the base URL. */
export const messagesPath = (operation: UpstreamCall['operation']): string =>
  operation === 'count_tokens' ? '/v1/messages/count_tokens' : '/v1/messages';

/** The Messages request for an account, with the body that came in. */
export function claudeRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    path: `${path}${messagesPath(call.operation)}${call.query}`,
    method: 'POST',
    headers: claudeHeaders(call),
    body: call.body,
  };
}
