import { withoutUndefined } from '@app/protocols';
import type { TokenRequest } from './credential-ports';
import { formRequest } from './token-form';

/** A form, as RFC 6749 has it, except at Anthropic's, which takes JSON and wants to hear of its beta (protocols.md 11). */
export function oauthRequest(tokenUrl: string, fields: Readonly<Record<string, string | undefined>>): TokenRequest {
  if (!isAnthropic(tokenUrl)) return formRequest(tokenUrl, fields);
  return {
    url: tokenUrl,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      'anthropic-beta': 'oauth-2025-04-20',
    },
    body: Buffer.from(JSON.stringify(withoutUndefined(fields))),
  };
}

function isAnthropic(tokenUrl: string): boolean {
  return URL.parse(tokenUrl)?.pathname === '/v1/oauth/token';
}
