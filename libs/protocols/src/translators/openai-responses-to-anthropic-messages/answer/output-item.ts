import type { JsonObject } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';

/** An item of the output that is under way: what Anthropic says of one content block becomes events of it. */
export interface OutputItem {
  /** Its first events, with what the block has at its start. */
  start(block: JsonObject): readonly ProtocolEvent[];
  delta(delta: JsonObject): readonly ProtocolEvent[];
  /** Its last events. Called once. */
  stop(): readonly ProtocolEvent[];
}

/** Where an item stands in its response. */
export interface ItemPlace {
  readonly outputIndex: number;
  /** What its id is made of. */
  readonly suffix: string;
  /** An event of this response, with its place in the sequence. */
  event(type: string, members: JsonObject): ProtocolEvent;
  /** Keeps the item for the response object. */
  keep(item: JsonObject): void;
}

/** `response.output_item.added`, with the item as it begins. */
export function itemAdded(place: ItemPlace, item: JsonObject): ProtocolEvent {
  return place.event('response.output_item.added', { output_index: place.outputIndex, item });
}

/** `response.output_item.done`, with the whole item, which is kept. */
export function itemDone(place: ItemPlace, item: JsonObject): ProtocolEvent {
  place.keep(item);
  return place.event('response.output_item.done', { output_index: place.outputIndex, item });
}
