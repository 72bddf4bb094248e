import { type JsonObject, asObject, asText } from '../../../json/json-object';
import { requiredText } from '../../../openai/guarded-members';
import type { OpaqueSealer } from '../../../translation/opaque-sealer';
import { UntranslatableError } from '../../../translation/untranslatable-error';
import { openThought } from '../thought-seal';
import { blocksOf } from './content-parts';
import type { RequestNotes } from './request-notes';

export interface AssistantMessage {
  /** Undefined where nothing is left of it. */
  readonly message: JsonObject | undefined;
  /** Ids of its calls as the client knows them. */
  readonly calls: readonly string[];
}

/** What servers of Anthropic did among themselves goes with its results. */
const serverBlocks =
  /^(?:server_tool_use|mcp_tool_use|mcp_tool_result|mcp_tool_listing|fallback|container_upload|[a-z_]+_tool_result)$/;

/** @param replaysThoughts within a loop of tool calls some servers want their thoughts back (protocols.md 9.3) */
export function readAssistantMessage(
  content: unknown,
  path: string,
  notes: RequestNotes,
  sealer: OpaqueSealer,
  replaysThoughts: boolean,
): AssistantMessage {
  const texts: string[] = [];
  const calls: JsonObject[] = [];
  const ids: string[] = [];
  const thoughts: Record<string, string> = {};
  for (const { block, path: blockPath } of blocksOf(content, `${path}.content`)) {
    if (block.type === 'text') texts.push(requiredText(block.text, `${blockPath}.text`));
    else if (block.type === 'tool_use') {
      const id = requiredText(block.id, `${blockPath}.id`);
      ids.push(id);
      calls.push(readCall(block, id, blockPath, notes));
    } else if (block.type === 'thinking') {
      const member = openThought(sealer, asText(block.signature));
      if (member === undefined) notes.dropped.push(`${blockPath}.signature`);
      else if (replaysThoughts) thoughts[member] = (thoughts[member] ?? '') + (asText(block.thinking) ?? '');
    } else if (block.type === 'compaction') texts.push(asText(block.content) ?? '');
    else if (block.type === 'redacted_thinking') notes.dropped.push(`${blockPath}.data`);
    else if (serverBlocks.test(String(block.type))) notes.dropped.push(blockPath);
    else throw new UntranslatableError(`${blockPath}.type`, 'there is no such kind of content in Chat Completions');
  }
  const text = texts.join('');
  if (text === '' && calls.length === 0) return { message: undefined, calls: [] };
  const message = {
    ...{ role: 'assistant', content: text === '' ? null : text },
    ...thoughts,
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
  return { message, calls: ids };
}

function readCall(block: JsonObject, id: string, path: string, { toolIds, toolNames }: RequestNotes): JsonObject {
  const name = toolNames.shorten(requiredText(block.name, `${path}.name`));
  const argumentsText = JSON.stringify(asObject(block.input) ?? {});
  return { id: toolIds.shorten(id), type: 'function', function: { name, arguments: argumentsText } };
}
