import { type JsonObject, asObject, asText } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import type { ClientTool } from '../client-tools';
import { type ItemPlace, type OutputItem, itemAdded, itemDone } from './output-item';
import { itemOfCall } from './call-items';

const idPrefixes: Readonly<Record<ClientTool['kind'], string>> = {
  function: 'fc_',
  custom: 'ctc_',
  local_shell: 'lsh_',
  shell: 'sh_',
  apply_patch: 'apc_',
  tool_search: 'tsc_',
  web_search: 'fc_',
};

/**
 * A call of one of the client's tools. Arguments of functions go out as they come; of the others they are told at the end, as they are no
 * JSON there: half of a JSON text says nothing.
 */
export class ToolCallItem implements OutputItem {
  private json = '';
  private callId = '';
  private readonly id: string;

  constructor(
    private readonly place: ItemPlace,
    private readonly tool: ClientTool,
  ) {
    this.id = `${idPrefixes[tool.kind]}${place.suffix}`;
  }

  start(block: JsonObject): readonly ProtocolEvent[] {
    const said = asText(block.id) ?? '';
    this.callId = said === '' ? `call_${this.place.suffix}` : said;
    const { tool, id, callId, place } = this;
    const added =
      tool.kind === 'function' || tool.kind === 'custom'
        ? [itemAdded(place, this.beginning(itemOfCall(tool, { id, callId, json: '' })))]
        : [];
    // Anthropic starts with an empty object and streams what is in it; others can have it at once.
    const input = asObject(block.input);
    const isWhole = input !== undefined && Object.keys(input).length > 0;
    return [...added, ...(isWhole ? this.write(JSON.stringify(input)) : [])];
  }

  delta(delta: JsonObject): readonly ProtocolEvent[] {
    return delta.type === 'input_json_delta' ? this.write(asText(delta.partial_json) ?? '') : [];
  }

  stop(): readonly ProtocolEvent[] {
    const { tool, id, callId, json } = this;
    // Nothing was written: the tool takes nothing.
    const rest = json === '' && tool.kind === 'function' ? this.write('{}') : [];
    const item = itemOfCall(tool, { id, callId, json: this.json });
    return [...rest, ...this.ending(item), itemDone(this.place, item)];
  }

  private ending(item: JsonObject): readonly ProtocolEvent[] {
    switch (this.tool.kind) {
      case 'function':
        return [this.event('response.function_call_arguments.done', { name: item.name, arguments: item.arguments })];
      case 'custom': {
        const input = asText(item.input) ?? '';
        const delta = input === '' ? [] : [this.event('response.custom_tool_call_input.delta', { delta: input })];
        return [...delta, this.event('response.custom_tool_call_input.done', { input })];
      }
      default:
        return [itemAdded(this.place, { ...item, status: 'in_progress' })];
    }
  }

  private write(json: string): readonly ProtocolEvent[] {
    if (json === '') return [];
    this.json += json;
    return this.tool.kind === 'function' ? [this.event('response.function_call_arguments.delta', { delta: json })] : [];
  }

  private beginning(item: JsonObject): JsonObject {
    const empty = this.tool.kind === 'function' ? { arguments: '' } : { input: '' };
    return { ...item, ...empty, status: 'in_progress' };
  }

  private event(type: string, members: JsonObject): ProtocolEvent {
    return this.place.event(type, { item_id: this.id, output_index: this.place.outputIndex, ...members });
  }
}
