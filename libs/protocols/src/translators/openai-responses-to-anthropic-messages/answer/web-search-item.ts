import { type JsonObject, asText, parseJsonObject } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { type ItemPlace, type OutputItem, itemAdded, itemDone } from './output-item';

/** A search that the upstream makes by itself. What it found is in the text that follows. */
export class WebSearchItem implements OutputItem {
  private json = '';
  private readonly id: string;

  constructor(private readonly place: ItemPlace) {
    this.id = `ws_${place.suffix}`;
  }

  start(): readonly ProtocolEvent[] {
    const item = { id: this.id, type: 'web_search_call', status: 'in_progress', action: { type: 'search' } };
    return [itemAdded(this.place, item), this.event('in_progress'), this.event('searching')];
  }

  delta(delta: JsonObject): readonly ProtocolEvent[] {
    if (delta.type === 'input_json_delta') this.json += asText(delta.partial_json) ?? '';
    return [];
  }

  stop(): readonly ProtocolEvent[] {
    const query = asText(parseJsonObject(this.json)?.query) ?? '';
    const action = { type: 'search', query, queries: [query] };
    return [
      this.event('completed'),
      itemDone(this.place, { id: this.id, type: 'web_search_call', status: 'completed', action }),
    ];
  }

  private event(name: string): ProtocolEvent {
    const members = { item_id: this.id, output_index: this.place.outputIndex };
    return this.place.event(`response.web_search_call.${name}`, members);
  }
}
