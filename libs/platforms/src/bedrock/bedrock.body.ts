import { hostedBetas } from '../hosted-claude/hosted-betas';
import { hostedVersion } from '../hosted-claude/hosted-version';
import { replaceMembers } from '../hosted-claude/replace-members';
import type { UpstreamCall } from '../platform-adapter';

const FIRST_VERSION = 'bedrock-2023-05-31';

/** What is said in the path, and what Bedrock refuses as an extra input (protocols.md 2.1). */
const leftOut = [
  ...['model', 'stream', 'anthropic_version', 'anthropic_beta'],
  ...['service_tier', 'speed', 'inference_geo', 'container', 'mcp_servers', 'diagnostics', 'thread', 'fallbacks'],
  'cache_control',
];

/**
 * The body of InvokeModel, or of CountTokens, which holds one of InvokeModel.
 * @throws GatewayError `caller_body_invalid` where it is no JSON object
 */
export function bedrockBody(call: UpstreamCall): Buffer {
  const betas = hostedBetas(call.headers);
  const body = replaceMembers(call.body, {
    without: leftOut,
    set: {
      anthropic_version: hostedVersion(call, FIRST_VERSION),
      ...(betas.length === 0 ? {} : { anthropic_beta: betas }),
    },
    // A count has no need of it, and InvokeModel does.
    ...(call.operation === 'count_tokens' ? { fill: { max_tokens: 1 } } : {}),
  });
  if (call.operation !== 'count_tokens') return body;
  return Buffer.from(JSON.stringify({ input: { invokeModel: { body: body.toString('base64') } } }));
}
