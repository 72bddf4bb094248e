import { type Clock, GatewayError } from '@app/common';
import type { Account } from '@app/accounts';
import type { UpstreamRequest } from '@app/egress';
import { signRequest } from '../aws/sign-request';
import { baseUrlParts } from '../base-url';
import { defaultVersion } from '../claude/claude.headers';
import { anthropicHeaders } from '../headers/forwarded-headers';
import { upstreamHeaders } from '../headers/upstream-headers';
import { hostedBetas } from '../hosted-claude/hosted-betas';
import { pathSegment } from '../path-segment';
import type { UpstreamCall } from '../platform-adapter';
import { bedrockBody } from './bedrock.body';

/** Undefined: the account says neither where it is nor which region it is in. */
export function bedrockBaseUrl({ baseUrl, location }: Account): string | undefined {
  if (baseUrl !== undefined) return baseUrl;
  const region = location?.region;
  if (region === undefined) return undefined;
  return `https://bedrock-runtime.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/**
 * InvokeModel, which has a dress of its own for the Messages API, or the Messages API itself where the account's base URL ends in
 * `/anthropic`. Source: protocols.md 2.
 */
export async function bedrockRequest(call: UpstreamCall, clock: Clock): Promise<UpstreamRequest> {
  const baseUrl = bedrockBaseUrl(call.account);
  if (baseUrl === undefined) throw new GatewayError('upstream_unreachable', 'A Bedrock account names no region');
  const { origin, path } = baseUrlParts(baseUrl);
  const isNative = path.endsWith('/anthropic');
  const target = isNative ? nativeTarget(call) : invokeTarget(call);
  const whole = { origin, path: path + target.path, body: target.body };
  const contentType = 'application/json';
  const proof = await proofOf(call, { ...whole, headers: { 'content-type': contentType } }, clock);
  const own = { 'content-type': contentType, ...target.headers, ...proof };
  const headers = upstreamHeaders({ caller: call.headers, forwarded: anthropicHeaders, own, defaults: defaultVersion });
  return { ...whole, method: 'POST', headers };
}

interface Target {
  /** Below the base URL. The caller's query is left out: a signature covers it, and a strange one would look like a wrong key. */
  readonly path: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

function invokeTarget(call: UpstreamCall): Target {
  return {
    path: `/model/${pathSegment(modelOf(call))}/${verbOf(call)}`,
    body: bedrockBody(call),
    // What these say is in the body; a stream is asked for by the path, and what is accepted is the JSON in it.
    headers: { 'anthropic-version': undefined, 'anthropic-beta': undefined, accept: 'application/json' },
  };
}

function verbOf({ operation, isStreaming }: UpstreamCall): string {
  if (operation === 'count_tokens') return 'count-tokens';
  return isStreaming ? 'invoke-with-response-stream' : 'invoke';
}

/** Tokens are counted by models and not by inference profiles: what stands before the vendor is cut (protocols.md 2.5). */
function modelOf({ operation, model }: UpstreamCall): string {
  const vendor = model.indexOf('anthropic.');
  return operation === 'count_tokens' && vendor > 0 ? model.slice(vendor) : model;
}

function nativeTarget({ operation, body, headers }: UpstreamCall): Target {
  const betas = hostedBetas(headers);
  return {
    path: `/v1/messages${operation === 'count_tokens' ? '/count_tokens' : ''}`,
    body,
    headers: { 'anthropic-beta': betas.length === 0 ? undefined : betas.join(',') },
  };
}

async function proofOf(
  { account, credentials, clockOffsetMs = 0 }: UpstreamCall,
  request: Parameters<typeof signRequest>[0],
  clock: Clock,
): Promise<Readonly<Record<string, string>>> {
  switch (credentials.kind) {
    case 'api-key':
      return { authorization: `Bearer ${credentials.apiKey}` };
    case 'aws-keys': {
      const service = new URL(request.origin).hostname.startsWith('bedrock-mantle.') ? 'bedrock-mantle' : 'bedrock';
      const region = account.location?.region ?? 'us-east-1';
      return signRequest(request, credentials, { region, service, now: clock.now() + clockOffsetMs });
    }
    default:
      throw new Error(`Bedrock takes no credentials of kind ${credentials.kind}`);
  }
}
