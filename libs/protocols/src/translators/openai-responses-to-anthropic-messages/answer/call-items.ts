import {
  type JsonObject,
  asList,
  asObject,
  asText,
  parseJsonObject,
  withoutUndefined,
} from '../../../json/json-object';
import type { ClientTool } from '../client-tools';

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
