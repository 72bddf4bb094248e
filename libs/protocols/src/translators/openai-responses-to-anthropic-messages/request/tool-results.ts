import type { ContentBlock } from '../../../anthropic/messages-wire';
import { type JsonObject, asText, objectsOf } from '../../../json/json-object';
import { type ClientTools, kindOfType } from '../client-tools';
import { blocksOfContent } from './message-content';

/** What a tool gave back, by the id of its call. */
export type ToolResults = ReadonlyMap<string, { readonly content: readonly ContentBlock[]; readonly isError?: true }>;

const resultTypes = new Set([
  ...['function_call_output', 'custom_tool_call_output', 'local_shell_call_output', 'shell_call_output'],
  ...['apply_patch_call_output', 'tool_search_output'],
]);

/** Whether an item of the input answers a call that the client was asked to make. */
export const isToolResult = (item: JsonObject): boolean => typeof item.type === 'string' && resultTypes.has(item.type);

/** The id of the call that a result belongs to. That of a local shell is said as the item's own id (protocols.md 6.1). */
export const callIdOfResult = (item: JsonObject): string | undefined => asText(item.call_id) ?? asText(item.id);

/** All results of the input; of two for one call the first counts. */
export function readToolResults(items: readonly (JsonObject | undefined)[], tools: ClientTools): ToolResults {
  const results = new Map<string, { content: ContentBlock[]; isError?: true }>();
  items.forEach((item, index) => {
    if (!item || !isToolResult(item)) return;
    const callId = callIdOfResult(item);
    if (callId === undefined || results.has(callId)) return;
    const isError = item.type === 'apply_patch_call_output' && item.status === 'failed';
    results.set(callId, { content: contentOf(item, `input.${index}`, tools), ...(isError ? { isError } : {}) });
  });
  return results;
}

function contentOf(item: JsonObject, path: string, tools: ClientTools): ContentBlock[] {
  if (item.type === 'tool_search_output') return [{ type: 'text', text: foundTools(item, tools) }];
  if (item.type === 'shell_call_output' && typeof item.output !== 'string')
    return [{ type: 'text', text: JSON.stringify(item.output ?? []) }];
  return blocksOfContent(item.output ?? '', `${path}.output`);
}

/** The tools themselves are defined with all the others: Anthropic does not take them amid a conversation. */
function foundTools(item: JsonObject, tools: ClientTools): string {
  const names = objectsOf(item.tools).flatMap((tool) => namesOf(tool, tools));
  return names.length === 0 ? 'No tool was found.' : `These tools can be used now: ${names.join(', ')}`;
}

function namesOf(tool: JsonObject, tools: ClientTools, namespace?: string): string[] {
  const name = asText(tool.name);
  if (tool.type === 'namespace') return objectsOf(tool.tools).flatMap((inner) => namesOf(inner, tools, name ?? ''));
  const kind = kindOfType(tool.type);
  if (kind === undefined || name === undefined) return [];
  return [tools.wireName({ kind, name, ...(namespace === undefined ? {} : { namespace }) })];
}
