import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { defaultVersion } from '../claude/claude.headers';
import { messagesPath } from '../claude/claude.request';
import { bearerHeader } from '../headers/bearer-header';
import { anthropicHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/** The Messages request for a deployment, with the body that came in; versions and betas are taken as Anthropic's own API takes them. */
export function azureFoundryRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    path: `${path}${messagesPath(call.operation)}${call.query}`,
    method: 'POST',
    headers: azureFoundryHeaders(call),
    body: call.body,
  };
}

/** Keys go in the header that the vendor's own SDK puts them in, tokens of Entra as bearer tokens. */
function azureFoundryHeaders({ headers, credentials }: UpstreamCall): string[] {
  const own = credentials.kind === 'api-key' ? { 'x-api-key': credentials.apiKey } : bearerHeader(credentials);
  return upstreamHeaders({ caller: headers, forwarded: anthropicHeaders, own, defaults: defaultVersion });
}
