import { unspokenInside } from '../../../anthropic/unspoken-members';
import { type JsonObject, asObject } from '../../../json/json-object';
import type { ModelTraits } from '../../../translation/model-traits';
import { UntranslatableError } from '../../../translation/untranslatable-error';

const understood = new Set([
  ...['model', 'messages', 'system', 'tools', 'tool_choice', 'max_tokens', 'stream', 'metadata', 'thinking'],
  ...['output_config', 'output_format', 'temperature', 'top_p', 'service_tier', 'cache_control'],
]);
/** What lives in an account of Anthropic's, or what its servers do for the client. */
const refused: Readonly<Record<string, string>> = {
  container: 'containers live in one account',
  thread: 'threads live in one account; send the whole conversation',
};

/** Paths of members that are left out whole. @throws UntranslatableError for those that the answer depends on */
export function leftOut(request: JsonObject, { sampling, thinking }: ModelTraits): string[] {
  for (const [name, reason] of Object.entries(refused)) {
    if ((request[name] ?? null) !== null) throw new UntranslatableError(name, reason);
  }
  if (Array.isArray(request.mcp_servers) && request.mcp_servers.length > 0)
    throw new UntranslatableError('mcp_servers', 'this upstream does not reach for servers of the client');
  const isHeard = (name: string): boolean => {
    if (name === 'temperature' || name === 'top_p') return sampling;
    return name === 'thinking' ? thinking !== 'none' : understood.has(name);
  };
  const isEffortLost = thinking === 'none' && (asObject(request.output_config)?.effort ?? null) !== null;
  return [
    ...Object.keys(request).filter((name) => !isHeard(name) && (request[name] ?? null) !== null),
    ...(isEffortLost ? ['output_config.effort'] : []),
    ...unspokenInside(request),
  ];
}
