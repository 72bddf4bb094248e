import { type JsonObject, asText } from '../../../json/json-object';
import type { ProtocolEvent } from '../../../translation/translator';
import { encodeSummary } from '../compaction';
import { type ItemPlace, itemAdded, itemDone } from './output-item';

/** The summary that a compaction is made of. Goes out when it is whole: half of a history is none. */
export class SummaryCollector {
  private text = '';

  take(block: JsonObject): void {
    this.text += asText(block.text) ?? '';
  }

  /** Undefined: there is no summary. */
  finish(place: ItemPlace): readonly ProtocolEvent[] | undefined {
    const summary = this.text.trim();
    if (summary === '') return undefined;
    const item = { id: `cmp_${place.suffix}`, type: 'compaction', encrypted_content: encodeSummary(summary) };
    return [itemAdded(place, item), itemDone(place, item)];
  }
}
