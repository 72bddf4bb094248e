import type { UpstreamRequest } from '@app/egress';
import type { Operation, UpstreamCall } from '../platform-adapter';
import { claudeHeaders } from './claude.headers';

const pathOf: Readonly<Record<Operation, string>> = {
  messages: '/v1/messages',
  count_tokens: '/v1/messages/count_tokens',
};

const parsedBaseUrls = new Map<string, { readonly origin: string; readonly path: string }>();

/** The Messages request for an account, with the body that came in. */
export function claudeRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = parseBaseUrl(baseUrl);
  return {
    origin,
    path: `${path}${pathOf[call.operation]}${call.query}`,
    method: 'POST',
    headers: claudeHeaders(call),
    body: call.body,
  };
}

export const originOfBaseUrl = (baseUrl: string): string => parseBaseUrl(baseUrl).origin;

function parseBaseUrl(baseUrl: string): { readonly origin: string; readonly path: string } {
  let parsed = parsedBaseUrls.get(baseUrl);
  if (!parsed) {
    const url = new URL(baseUrl);
    parsed = { origin: url.origin, path: url.pathname.replace(/\/+$/, '') };
    parsedBaseUrls.set(baseUrl, parsed);
  }
  return parsed;
}
