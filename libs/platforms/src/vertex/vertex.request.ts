import type { Account } from '@app/accounts';
import { GatewayError } from '@app/common';
import type { UpstreamRequest } from '@app/egress';
import { baseUrlParts } from '../base-url';
import { generateContentPath } from '../google/generate-content-path';
import { versionedPath } from '../google/versioned-path';
import { anthropicHeaders, geminiHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import { hostedBetas } from '../hosted-claude/hosted-betas';
import { pathSegment } from '../path-segment';
import type { UpstreamCall } from '../platform-adapter';
import { vertexClaudeBody } from './vertex.body';
import { isClaude } from './vertex.protocol';

const CLAUDE_VERSION = 'v1';
/** What Google's own client asks for by default. */
const GEMINI_VERSION = 'v1beta1';

/** Undefined: the account says neither where it is nor which region it is in. Source: protocols.md 3. */
export function vertexBaseUrl({ baseUrl, location }: Account): string | undefined {
  if (baseUrl !== undefined) return baseUrl;
  const region = location?.region;
  switch (region) {
    case undefined:
      return undefined;
    case 'global':
      return 'https://aiplatform.googleapis.com';
    case 'us':
    case 'eu':
      return `https://aiplatform.${region}.rep.googleapis.com`;
    default:
      return `https://${region}-aiplatform.googleapis.com`;
  }
}

/** A request to Vertex AI for a model of Anthropic's or of Google's. */
export function vertexRequest(call: UpstreamCall): UpstreamRequest {
  const baseUrl = vertexBaseUrl(call.account);
  const { projectId, region } = call.account.location ?? {};
  if (baseUrl === undefined || projectId === undefined || region === undefined)
    throw new GatewayError('upstream_unreachable', 'A Vertex AI account names no project or no region');
  const { origin, path } = baseUrlParts(baseUrl);
  const place = `/projects/${pathSegment(projectId)}/locations/${pathSegment(region)}/publishers`;
  const target = isClaude(call.model) ? claudeTarget(call) : geminiTarget(call);
  return {
    origin,
    path: versionedPath(path, target.version) + place + target.path,
    method: 'POST',
    headers: target.headers,
    body: target.body,
  };
}

interface Target {
  readonly version: string;
  /** Path and query below the publishers of the project. */
  readonly path: string;
  readonly headers: string[];
  readonly body: Buffer;
}

function claudeTarget(call: UpstreamCall): Target {
  const betas = hostedBetas(call.headers);
  const own = {
    ...proofOf(call),
    'anthropic-version': undefined,
    'anthropic-beta': betas.length === 0 ? undefined : betas.join(','),
  };
  return {
    version: CLAUDE_VERSION,
    path: `/anthropic/models/${claudeMethod(call)}`,
    headers: upstreamHeaders({ caller: call.headers, forwarded: anthropicHeaders, own }),
    body: vertexClaudeBody(call),
  };
}

function claudeMethod({ operation, model, isStreaming }: UpstreamCall): string {
  if (operation === 'count_tokens') return 'count-tokens:rawPredict';
  return `${pathSegment(model)}:${isStreaming ? 'streamRawPredict' : 'rawPredict'}`;
}

function geminiTarget(call: UpstreamCall): Target {
  return {
    version: GEMINI_VERSION,
    path: `/google${generateContentPath(call)}`,
    headers: upstreamHeaders({ caller: call.headers, forwarded: geminiHeaders, own: proofOf(call) }),
    body: call.body,
  };
}

function proofOf({ credentials }: UpstreamCall): Readonly<Record<string, string>> {
  if (credentials.kind === 'access-token') return { authorization: `Bearer ${credentials.token}` };
  throw new Error(`Vertex AI takes no credentials of kind ${credentials.kind}`);
}
