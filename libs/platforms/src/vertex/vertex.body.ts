import { hostedVersion } from '../hosted-claude/hosted-version';
import { replaceMembers } from '../hosted-claude/replace-members';
import type { UpstreamCall } from '../platform-adapter';

const FIRST_VERSION = 'vertex-2023-10-16';

/**
 * A body of the Messages API as Vertex AI takes it: the version in it, and the model in the path, except where tokens are counted. `stream`
 * stays (protocols.md 3).
 * @throws GatewayError `caller_body_invalid` where it is no JSON object
 */
export function vertexClaudeBody(call: UpstreamCall): Buffer {
  const anthropic_version = hostedVersion(call, FIRST_VERSION);
  if (call.operation !== 'count_tokens')
    return replaceMembers(call.body, { without: ['model'], set: { anthropic_version } });
  // Aliases of versions are not known there.
  return replaceMembers(call.body, {
    set: { anthropic_version, model: call.model.replace(/@(?:default|latest)$/, '') },
  });
}
