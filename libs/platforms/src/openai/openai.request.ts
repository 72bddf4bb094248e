import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { bearerHeader } from '../headers/bearer-header';
import { openaiHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/** Path below a base URL that holds the version, such as `https://api.openai.com/v1`. */
export function openaiPath({ operation, protocol }: Pick<UpstreamCall, 'operation' | 'protocol'>): string {
  if (operation === 'embed') return '/embeddings';
  if (operation === 'compact') return '/responses/compact';
  return protocol === 'openai-chat' ? '/chat/completions' : '/responses';
}

/** The request for an upstream that speaks as OpenAI does, with the body that came in. */
export function openaiRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    path: `${path}${openaiPath(call)}${call.query}`,
    method: 'POST',
    headers: upstreamHeaders({
      caller: call.headers,
      forwarded: openaiHeaders,
      own: bearerHeader(call.credentials),
    }),
    body: call.body,
  };
}
