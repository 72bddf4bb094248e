import type { UsableCredentials } from '../credentials/usable-credentials';
import { anthropicHeaders } from '../headers/forwarded-headers';
import { saidInHeader, upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/** Sent where the caller says nothing; a caller's own version is never replaced, it belongs to the shape of the body. */
export const defaultVersion = { 'anthropic-version': '2023-06-01' } as const;

/** Says that a bearer token is one of OAuth (protocols.md 1.2). */
const OAUTH_BETA = 'oauth-2025-04-20';

function credentialHeader(credentials: UsableCredentials): Readonly<Record<string, string>> {
  switch (credentials.kind) {
    case 'api-key':
      return { 'x-api-key': credentials.apiKey };
    case 'access-token':
      return { authorization: `Bearer ${credentials.token}` };
    case 'caller':
      return { [credentials.name]: credentials.value };
    case 'aws-keys':
    case 'none':
      throw new Error(`the Anthropic API takes no credentials of kind ${credentials.kind}`);
  }
}

/** The upstream request's headers, built afresh: name, value, name, value … */
export function claudeHeaders({ headers, credentials }: UpstreamCall): string[] {
  const isOauth = credentials.kind === 'access-token';
  return upstreamHeaders({
    caller: headers,
    forwarded: anthropicHeaders,
    own: {
      ...credentialHeader(credentials),
      ...(isOauth ? { 'anthropic-beta': withOauthBeta(saidInHeader(headers, 'anthropic-beta')) } : {}),
    },
    defaults: defaultVersion,
  });
}

function withOauthBeta(betas: string | undefined): string {
  if (betas === undefined) return OAUTH_BETA;
  const isThere = betas.split(',').some((beta) => beta.trim() === OAUTH_BETA);
  return isThere ? betas : `${betas},${OAUTH_BETA}`;
}
