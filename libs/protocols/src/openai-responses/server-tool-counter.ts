import type { ServerToolUses } from '@app/common';
import { serverToolUses } from '../charge-details';
import { type JsonObject, asObject, asText } from '../json/json-object';

/** In every call there is, so that most items are looked through once. */
const CALL = Buffer.from('_call"');
const toolCalls = ['web_search_call', 'file_search_call', 'code_interpreter_call'].map((type) => Buffer.from(type));

/** Whether the bytes of an item have to be looked at; its text may say the same, and is none. */
export const mayHoldToolCall = (bytes: Buffer): boolean =>
  bytes.includes(CALL) && toolCalls.some((type) => bytes.includes(type));

/**
 * Counts what is charged of a response's output items (protocols.md 6.1, 6.2): searches of the web, but not the pages that were opened or
 * looked through after them; searches of files; and containers that code ran in, which are charged once however often code ran in them.
 */
export class ServerToolCounter {
  private webSearches = 0;
  private fileSearches = 0;
  private nameless = 0;
  private readonly containers = new Set<string>();

  take(item: JsonObject | undefined): void {
    switch (item?.type) {
      case 'web_search_call':
        if (isSearch(asObject(item.action))) this.webSearches += 1;
        return;
      case 'file_search_call':
        this.fileSearches += 1;
        return;
      case 'code_interpreter_call': {
        const container = asText(item.container_id);
        if (container === undefined) this.nameless += 1;
        else this.containers.add(container);
      }
    }
  }

  /** Undefined: none. */
  get uses(): ServerToolUses | undefined {
    return serverToolUses({
      webSearch: this.webSearches,
      fileSearch: this.fileSearches,
      codeExecution: this.containers.size + this.nameless,
    });
  }
}

/** An item that does not say what it did has searched. */
const isSearch = (action: JsonObject | undefined): boolean =>
  action?.type !== 'open_page' && action?.type !== 'find_in_page';
