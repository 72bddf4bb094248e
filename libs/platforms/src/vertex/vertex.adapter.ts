import { asObject, asText, parseJsonObject } from '@app/protocols';
import { originOfBaseUrl } from '../base-url';
import { classifyClaudeFailure } from '../claude/claude.failure';
import { CLOUD_PLATFORM_SCOPE } from '../google/cloud-platform-scope';
import { readGoogleError } from '../google/google-error';
import { classifyGoogleFailure } from '../google/google-failure';
import { googleProtocolError } from '../google/google-protocol-error';
import type { PlatformAdapter, UpstreamErrorResponse, UpstreamVerdict } from '../platform-adapter';
import { readVertexCredentials } from './vertex.credentials';
import { vertexProtocol } from './vertex.protocol';
import { vertexBaseUrl, vertexRequest } from './vertex.request';

const noWindows = Object.freeze([]);

/** Claude and Gemini at Google's Vertex AI: with a service account, or what the process finds around itself. */
export function createVertexAdapter(): PlatformAdapter {
  return {
    platform: 'vertex',
    models: ['claude-*', 'gemini-*'],
    readCredentials: readVertexCredentials,
    protocolFor: vertexProtocol,
    tokenScope: () => CLOUD_PLATFORM_SCOPE,
    originOf: (account) => {
      const baseUrl = vertexBaseUrl(account);
      return baseUrl === undefined ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: vertexRequest,
    classify,
    // It reports none.
    readWindows: () => noWindows,
    readError: ({ status, body, protocol }) => {
      const isItsOwn = protocol === 'gemini-generate-content' && !Array.isArray(body);
      const error = isItsOwn ? undefined : readGoogleError(body);
      return error && googleProtocolError(error, status);
    },
  };
}

/** Models of Anthropic's answer in its words, and the platform before them in Google's. */
function classify(failure: UpstreamErrorResponse, now: number): UpstreamVerdict {
  const error = asObject(parseJsonObject(failure.body.toString('utf8'))?.error);
  return asText(error?.type) === undefined
    ? classifyGoogleFailure(failure, now, { modelsDiffer: true })
    : classifyClaudeFailure(failure, now);
}
