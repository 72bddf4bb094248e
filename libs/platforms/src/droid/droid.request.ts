import type { UpstreamRequest } from '@app/egress';
import type { Protocol } from '@app/protocols';
import { baseUrlParts } from '../base-url';
import type { UpstreamCall } from '../platform-adapter';
import { droidHeaders } from './droid.headers';

const ANTHROPIC_PATH = '/a/v1/messages';
const RESPONSES_PATH = '/o/v1/responses';
const CHAT_PATH = '/o/v1/chat/completions';

/** Path below the base URL (protocols.md 8.3). */
function droidPath(protocol: Protocol): string {
  if (protocol === 'anthropic-messages') return ANTHROPIC_PATH;
  return protocol === 'openai-chat' ? CHAT_PATH : RESPONSES_PATH;
}

/** The request with the body that came in. */
export function droidRequest(call: UpstreamCall, baseUrl: string): UpstreamRequest {
  const { origin, path } = baseUrlParts(baseUrl);
  return {
    origin,
    path: `${path}${droidPath(call.protocol)}${call.query}`,
    method: 'POST',
    headers: droidHeaders(call),
    body: call.body,
  };
}
