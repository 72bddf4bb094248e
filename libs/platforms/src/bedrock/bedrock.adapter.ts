import { type Clock, systemClock } from '@app/common';
import { asCount, parseJsonObject } from '@app/protocols';
import { originOfBaseUrl } from '../base-url';
import { messagesProtocol } from '../claude/messages-protocol';
import type { PlatformAdapter } from '../platform-adapter';
import { readBedrockCredentials } from './bedrock.credentials';
import { classifyBedrockFailure } from './bedrock.failure';
import { bedrockProtocolError } from './bedrock.read-error';
import { bedrockBaseUrl, bedrockRequest } from './bedrock.request';
import { createBedrockStreamDecoder } from './bedrock.stream';

const noWindows = Object.freeze([]);

/** Claude at Amazon Bedrock: with AWS keys, a Bedrock API key, or what the process finds around itself. */
export function createBedrockAdapter(clock: Clock = systemClock): PlatformAdapter {
  return {
    platform: 'bedrock',
    models: ['claude-*', 'anthropic.*', '*.anthropic.*', 'arn:aws*'],
    readCredentials: readBedrockCredentials,
    protocolFor: messagesProtocol,
    originOf: (account) => {
      const baseUrl = bedrockBaseUrl(account);
      return baseUrl === undefined ? '' : originOfBaseUrl(baseUrl);
    },
    prepare: (call) => bedrockRequest(call, clock),
    classify: classifyBedrockFailure,
    // It reports none.
    readWindows: () => noWindows,
    requestIdHeader: 'x-amzn-requestid',
    createStreamDecoder: createBedrockStreamDecoder,
    readAnswer: (operation, body) => (operation === 'count_tokens' ? readCount(body) : body),
    readError: bedrockProtocolError,
  };
}

/** `{"inputTokens":7}` as the Messages API has it. */
function readCount(body: Buffer): Buffer {
  const count = parseJsonObject(body.toString('utf8'))?.inputTokens;
  return count === undefined ? body : Buffer.from(JSON.stringify({ input_tokens: asCount(count) }));
}
