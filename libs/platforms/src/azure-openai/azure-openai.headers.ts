import { bearerHeader } from '../headers/bearer-header';
import { openaiHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/** The upstream request's headers: keys go in a header of Azure's own, tokens of Entra as bearer tokens. */
export function azureOpenaiHeaders({ headers, credentials }: UpstreamCall): string[] {
  const own = credentials.kind === 'api-key' ? { 'api-key': credentials.apiKey } : bearerHeader(credentials);
  return upstreamHeaders({ caller: headers, forwarded: openaiHeaders, own });
}
