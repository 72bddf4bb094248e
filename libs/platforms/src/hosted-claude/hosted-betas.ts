import { saidInHeader } from '../headers/upstream-headers';
import type { UpstreamCall } from '../platform-adapter';

/**
 * Betas that the clouds know. They refuse a whole request for one flag that they do not know.
 * Source: protocols.md 2.1, as they were probed in August 2026.
 */
const knownBetas: ReadonlySet<string> = new Set([
  'computer-use-2024-10-22',
  'computer-use-2025-01-24',
  'context-1m-2025-08-07',
  'context-management-2025-06-27',
  'dev-full-thinking-2025-05-14',
  'fine-grained-tool-streaming-2025-05-14',
  'interleaved-thinking-2025-05-14',
  'mcp-client-2025-04-04',
  'mcp-client-2025-11-20',
  'model-context-window-exceeded-2025-08-26',
  'output-128k-2025-02-19',
  'pdfs-2024-09-25',
  'search-results-2025-06-09',
  'token-counting-2024-11-01',
  'token-efficient-tools-2025-02-19',
  'tool-search-tool-2025-10-19',
  'web-search-2025-03-05',
]);

/** What Anthropic calls a beta → what the clouds call it. */
const aliases: ReadonlyMap<string, string> = new Map([['advanced-tool-use-2025-11-20', 'tool-search-tool-2025-10-19']]);

/** The betas that a caller asks for and a cloud knows, each once. */
export function hostedBetas(headers: UpstreamCall['headers']): readonly string[] {
  const said = saidInHeader(headers, 'anthropic-beta') ?? '';
  const named = said.split(',').map((beta) => aliases.get(beta.trim()) ?? beta.trim());
  return [...new Set(named)].filter((beta) => knownBetas.has(beta));
}
