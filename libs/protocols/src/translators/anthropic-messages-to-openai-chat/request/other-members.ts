import { unspokenInside } from '../../../anthropic/unspoken-members';
import type { JsonObject } from '../../../json/json-object';
import { UntranslatableError } from '../../../translation/untranslatable-error';

/** Members that are translated, or say nothing but how the answer is to come. */
const spoken: ReadonlySet<string> = new Set([
  ...[
    'model',
    'messages',
    'system',
    'max_tokens',
    'tools',
    'tool_choice',
    'thinking',
    'output_config',
    'output_format',
  ],
  ...['stop_sequences', 'stream', 'metadata', 'service_tier', 'temperature', 'top_p', 'top_k'],
]);

/** What only Anthropic's servers hold or do. */
const bound: readonly string[] = ['container', 'mcp_servers', 'thread'];

/**
 * Paths of the members that can be left out, which are all that nobody here knows: clients say more every month.
 * @throws UntranslatableError for what would be another answer than the one asked for
 */
export function unspokenMembers(request: JsonObject): string[] {
  const said = Object.entries(request).filter(
    ([name, value]) => !spoken.has(name) && value !== null && value !== undefined && value !== false,
  );
  for (const [name, value] of said) {
    if (bound.includes(name) && !(Array.isArray(value) && value.length === 0))
      throw new UntranslatableError(name, 'this can only be done by the servers of Anthropic');
  }
  return [...said.map(([name]) => name), ...unspokenInside(request)];
}
