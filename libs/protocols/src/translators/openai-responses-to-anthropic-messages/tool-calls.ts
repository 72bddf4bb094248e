import { type JsonObject, asList, asObject, asText, parseJsonObject, withoutUndefined } from '../../json/json-object';
import type { ClientTool } from './client-tools';

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

/** A call in an answer. */
export interface NewCall {
  readonly id: string;
  readonly callId: string;
  /** All of the arguments as the upstream wrote them; empty: it wrote none. */
  readonly json: string;
}

/** The item that the client expects of a call of this tool. One whose arguments were cut is `incomplete`. */
export function itemOfCall(tool: ClientTool, { id, callId, json }: NewCall): JsonObject {
  const input = parseJsonObject(json === '' ? '{}' : json);
  const status = input ? 'completed' : 'incomplete';
  const call = { id, call_id: callId, status };
  const named = withoutUndefined({ name: tool.name, namespace: tool.namespace });
  switch (tool.kind) {
    case 'custom':
      return { ...call, type: 'custom_tool_call', ...named, input: asText(input?.input) ?? json };
    case 'local_shell':
      return { ...call, type: 'local_shell_call', action: { ...execution(input ?? {}), type: 'exec' } };
    case 'shell':
      return { ...call, type: 'shell_call', action: shellAction(input ?? {}), environment: null };
    case 'apply_patch':
      return { ...call, type: 'apply_patch_call', operation: asObject(input?.operation) ?? {} };
    case 'tool_search':
      return { ...call, type: 'tool_search_call', execution: 'client', arguments: input ?? {} };
    default:
      return { ...call, type: 'function_call', ...named, arguments: json === '' ? '{}' : json };
  }
}

function execution(input: JsonObject): JsonObject {
  return { ...input, command: asList(input.command), env: asObject(input.env) ?? {} };
}

function shellAction(input: JsonObject): JsonObject {
  const { commands, timeout_ms: timeout = null, max_output_length: longest = null } = input;
  return { commands: asList(commands), timeout_ms: timeout, max_output_length: longest };
}
