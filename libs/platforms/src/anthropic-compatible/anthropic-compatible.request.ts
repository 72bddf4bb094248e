import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { messagesPath } from '../claude/claude.request';
import type { UpstreamCall } from '../platform-adapter';
import { anthropicCompatibleHeaders } from './anthropic-compatible.headers';
import { presetOf } from './presets';

/** Undefined where an administrator named neither address nor preset. */
export const anthropicCompatibleBaseUrl = ({ baseUrl, location }: Account): string | undefined =>
  baseUrl ?? presetOf(location)?.baseUrl;

/** The Messages request with the body that came in. */
export function anthropicCompatibleRequest(call: UpstreamCall): UpstreamRequest {
  const baseUrl = anthropicCompatibleBaseUrl(call.account);
  if (baseUrl === undefined) throw new GatewayError('upstream_unreachable', 'The account has no base URL');
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    // Some give the address of the messages themselves, some the one with the version.
    path: `${path.replace(/\/v1(?:\/messages)?$/, '')}${messagesPath(call.operation)}${call.query}`,
    method: 'POST',
    headers: anthropicCompatibleHeaders(call),
    body: call.body,
  };
}
