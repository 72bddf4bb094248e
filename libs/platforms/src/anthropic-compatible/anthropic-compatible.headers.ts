import { defaultVersion } from '../claude/claude.headers';
import { bearerHeader } from '../headers/bearer-header';
import { anthropicHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';
import { presetOf } from './presets';

/** No other version is known to be taken by the presets, and no beta at all (protocols.md 12). */
const onlyKnown = { ...defaultVersion, 'anthropic-beta': undefined };

/** The upstream request's headers: version and betas of the caller go to an address of the operator's own, and to no preset. */
export function anthropicCompatibleHeaders(call: UpstreamCall): string[] {
  const isPreset = presetOf(call.account.location) !== undefined;
  return upstreamHeaders({
    caller: call.headers,
    forwarded: anthropicHeaders,
    own: { ...credentialHeader(call), ...(isPreset ? onlyKnown : {}) },
    defaults: defaultVersion,
  });
}

function credentialHeader({ account, credentials }: UpstreamCall): Readonly<Record<string, string>> {
  if (credentials.kind !== 'api-key') return bearerHeader(credentials);
  const { apiKey } = credentials;
  const header = account.location?.header ?? presetOf(account.location)?.headerFor(apiKey) ?? 'x-api-key';
  return header === 'x-api-key' ? { 'x-api-key': apiKey } : bearerHeader(credentials);
}
