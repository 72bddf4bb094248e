import type { ApiVersion } from '../anthropic/check-caller';
import { type JsonObject, isArray, textOf } from '../json';
import { awsRefused } from './aws-exceptions';
import { knowsNewVersion } from './model-id';

const members = new Set([
  ...['anthropic_version', 'anthropic_beta', 'max_tokens', 'messages', 'system', 'metadata', 'stop_sequences'],
  ...['temperature', 'top_p', 'top_k', 'tools', 'tool_choice', 'thinking', 'output_config', 'context_management'],
  'sandbox_raw',
]);

/** Betas that Bedrock knows. One more, and it refuses the whole request. */
const betas = new Set([
  ...['computer-use-2024-10-22', 'computer-use-2025-01-24', 'context-1m-2025-08-07'],
  ...['context-management-2025-06-27', 'dev-full-thinking-2025-05-14', 'fine-grained-tool-streaming-2025-05-14'],
  ...['interleaved-thinking-2025-05-14', 'mcp-client-2025-04-04', 'mcp-client-2025-11-20'],
  ...['model-context-window-exceeded-2025-08-26', 'output-128k-2025-02-19', 'pdfs-2024-09-25'],
  ...['search-results-2025-06-09', 'token-counting-2024-11-01', 'token-efficient-tools-2025-02-19'],
  ...['tool-search-tool-2025-10-19', 'web-search-2025-03-05'],
]);

/** Checks what is Bedrock's own in the body of a message for the model of that name. Throws RequestRefused 400. */
export function checkInvokeBody(body: JsonObject, name: string): ApiVersion {
  const extra = Object.keys(body).find((member) => !members.has(member));
  if (extra !== undefined) throw awsRefused('ValidationException', `${extra}: Extra inputs are not permitted`);
  checkBetas(body.anthropic_beta);
  return versionOf(body.anthropic_version, name);
}

function checkBetas(sent: unknown): void {
  if (sent === undefined) return;
  if (!isArray(sent)) throw awsRefused('ValidationException', 'anthropic_beta: Input should be a valid list');
  if (!sent.every((beta) => typeof beta === 'string' && betas.has(beta))) {
    throw awsRefused('ValidationException', 'invalid beta flag');
  }
}

function versionOf(sent: unknown, name: string): ApiVersion {
  if (sent === undefined) throw awsRefused('ValidationException', 'anthropic_version: Field required');
  const text = textOf(sent);
  if (text === 'bedrock-2023-05-31') return '2023-06-01';
  if (text === '2026-10-21' && knowsNewVersion(name)) return text;
  throw awsRefused('ValidationException', `anthropic_version: ${JSON.stringify(sent)} is not supported by this model`);
}
