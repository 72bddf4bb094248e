import type { Platform } from '@app/common';

/** Names of the GenAI conventions that have changed since v1.41, and may change again. */
export interface GenAiNames {
  readonly cacheWriteTokens: string;
  readonly clientDuration: string;
  readonly timeToFirstChunk: string;
  /** How tokens are counted: one histogram by kind of token, or an instrument for each kind. */
  readonly tokens:
    | { readonly by: 'type'; readonly histogram: string }
    | {
        readonly by: 'instrument';
        readonly input: string;
        readonly output: string;
        readonly cacheRead: string;
        readonly cacheWrite: string;
        readonly reasoning: string;
        readonly inputOfOne: string;
        readonly outputOfOne: string;
      };
}

/** Semantic conventions v1.41, which dashboards of today read. */
export const stableNames: GenAiNames = {
  cacheWriteTokens: 'gen_ai.usage.cache_creation.input_tokens',
  clientDuration: 'gen_ai.client.operation.duration',
  timeToFirstChunk: 'gen_ai.client.operation.time_to_first_chunk',
  tokens: { by: 'type', histogram: 'gen_ai.client.token.usage' },
};

/** The repository semantic-conventions-genai, from its renames after v1.41 on (docs/gen-ai/non-normative/migration.md there). */
export const latestNames: GenAiNames = {
  cacheWriteTokens: 'gen_ai.usage.cache_write.input_tokens',
  clientDuration: 'gen_ai.client.inference.duration',
  timeToFirstChunk: 'gen_ai.client.inference.time_to_first_chunk',
  tokens: {
    by: 'instrument',
    input: 'gen_ai.client.inference.usage.input_tokens',
    output: 'gen_ai.client.inference.usage.output_tokens',
    cacheRead: 'gen_ai.client.inference.usage.cache_read.input_tokens',
    cacheWrite: 'gen_ai.client.inference.usage.cache_write.input_tokens',
    reasoning: 'gen_ai.client.inference.usage.reasoning.output_tokens',
    inputOfOne: 'gen_ai.client.inference.operation.input_tokens',
    outputOfOne: 'gen_ai.client.inference.operation.output_tokens',
  },
};

/** Metrics of whoever serves models, which a gateway is to its clients. The same in both sets. */
export const serverMetrics = {
  duration: 'gen_ai.server.request.duration',
  timeToFirstToken: 'gen_ai.server.time_to_first_token',
  timePerOutputToken: 'gen_ai.server.time_per_output_token',
} as const;

/** Attributes that both sets have, those of HTTP, and our own. */
export const attributeNames = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  cacheReadTokens: 'gen_ai.usage.cache_read.input_tokens',
  reasoningTokens: 'gen_ai.usage.reasoning.output_tokens',
  tokenType: 'gen_ai.token.type',
  conversation: 'gen_ai.conversation.id',
  errorType: 'error.type',
  serverAddress: 'server.address',
  serverPort: 'server.port',
  method: 'http.request.method',
  route: 'http.route',
  status: 'http.response.status_code',
  requestId: 'trunkline.request.id',
  keyId: 'trunkline.key.id',
  userId: 'trunkline.user.id',
  accountId: 'trunkline.account.id',
  attempt: 'trunkline.attempt.number',
  upstreamRequestId: 'trunkline.upstream.request.id',
  outcome: 'trunkline.outcome',
  waitSeconds: 'trunkline.queue.wait',
  queuePosition: 'trunkline.queue.position',
  process: 'trunkline.process',
} as const;

/** Things that happen to a request, as events of its span. */
export const eventNames = {
  admitted: 'trunkline.admitted',
  queued: 'trunkline.queued',
  dequeued: 'trunkline.dequeued',
  answered: 'trunkline.answered',
} as const;
export type RequestEvent = keyof typeof eventNames;

const rising = (first: number, factor: number): readonly number[] =>
  Array.from({ length: 14 }, (_, power) => Number((first * factor ** power).toPrecision(12)));

/** Bounds of histograms as the conventions want them: seconds of a call, tokens, seconds to a first token, seconds a token. */
export const buckets = {
  seconds: rising(0.01, 2),
  tokens: rising(1, 4),
  firstToken: [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
  perToken: [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5],
} as const;

/** The names of providers where the conventions have one; ours elsewhere. */
export const providerNames: Readonly<Record<Platform, string>> = {
  claude: 'anthropic',
  bedrock: 'aws.bedrock',
  vertex: 'gcp.vertex_ai',
  'azure-foundry': 'azure.ai.inference',
  openai: 'openai',
  'azure-openai': 'azure.ai.openai',
  gemini: 'gcp.gemini',
  droid: 'droid',
  'anthropic-compatible': 'anthropic-compatible',
  'openai-compatible': 'openai-compatible',
  sandbox: 'sandbox',
};

/** @param protocol the client's; Google's own call has a name of its own */
export function operationName(operation: string, protocol: string): string {
  if (operation === 'embed' || operation === 'embed_many') return 'embeddings';
  if (operation !== 'generate') return operation;
  return protocol.startsWith('gemini') ? 'generate_content' : 'chat';
}
