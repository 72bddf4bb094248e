import { type JsonObject, asObject, asText, parseJsonObject } from '../../../json/json-object';
import type { ClientTool } from '../client-tools';

/** A call that stands in the input. */
export interface PastCall {
  readonly callId: string | undefined;
  readonly tool: ClientTool;
  readonly input: JsonObject;
}

/** The call that an item of the input is; undefined for other items, and for calls that the client's vendor answered itself. */
export function pastCallOf(item: JsonObject): PastCall | undefined {
  const callId = asText(item.call_id) ?? asText(item.id);
  const namespace = asText(item.namespace);
  const named = { name: asText(item.name) ?? '', ...(namespace === undefined ? {} : { namespace }) };
  switch (item.type) {
    case 'function_call':
      return { callId, tool: { kind: 'function', ...named }, input: inputOf(asText(item.arguments) ?? '') };
    case 'custom_tool_call':
      return { callId, tool: { kind: 'custom', ...named }, input: { input: asText(item.input) ?? '' } };
    case 'local_shell_call':
    case 'shell_call': {
      const kind = item.type === 'shell_call' ? 'shell' : 'local_shell';
      return { callId, tool: { kind, name: kind }, input: withoutType(asObject(item.action) ?? {}) };
    }
    case 'apply_patch_call':
      return { callId, tool: { kind: 'apply_patch', name: 'apply_patch' }, input: { operation: item.operation ?? {} } };
    case 'tool_search_call':
      if (item.execution !== 'client') return undefined;
      return {
        callId,
        tool: { kind: 'tool_search', name: 'tool_search' },
        input: asObject(item.arguments) ?? inputOf(asText(item.arguments) ?? ''),
      };
  }
  return undefined;
}

/** Arguments that were cut, or are no object, are kept as the text that they are: Anthropic takes objects only. */
function inputOf(argumentsText: string): JsonObject {
  return argumentsText.trim() === '' ? {} : (parseJsonObject(argumentsText) ?? { _raw: argumentsText });
}

const withoutType = ({ type: _, ...rest }: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
