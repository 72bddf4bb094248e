import { defaultVersion } from '../claude/claude.headers';
import { bearerHeader } from '../headers/bearer-header';
import { forwardedHeaders } from '../headers/forwarded-headers';
import { saidInHeader, upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/** The beta that this upstream was seen to take (protocols.md 8.3). */
const KNOWN_BETA = 'interleaved-thinking-2025-05-14';

/** What callers of the protocol say, and the account's key: nothing that would make the relay look like the vendor's own client. */
export function droidHeaders({ headers, protocol, credentials }: UpstreamCall): string[] {
  return upstreamHeaders({
    caller: headers,
    forwarded: forwardedHeaders[protocol],
    own: {
      ...bearerHeader(credentials),
      ...(protocol === 'anthropic-messages' ? versionAndBeta(headers) : {}),
    },
  });
}

/** It is not known to take another version, or other betas (protocols.md 12). */
function versionAndBeta(headers: UpstreamCall['headers']): Readonly<Record<string, string | undefined>> {
  const betas = saidInHeader(headers, 'anthropic-beta')?.split(',') ?? [];
  const isKnown = betas.some((beta) => beta.trim() === KNOWN_BETA);
  return { ...defaultVersion, 'anthropic-beta': isKnown ? KNOWN_BETA : undefined };
}
