import { type JsonObject, asCount, asObject, objectsOf } from '../json/json-object';

/** Stands in every answer that cites what was found. */
export const CITATION = Buffer.from('"url_citation"');

/**
 * How often the web was searched. Search models of OpenAI say it by citing what they found, which is one search a request; others count in
 * their figures (`num_search_queries` of Perplexity, `server_tool_use` of OpenRouter).
 */
export function webSearchesOf(usage: JsonObject | undefined, hasCitation: boolean): number {
  const counted = Math.max(
    asCount(usage?.num_search_queries),
    asCount(asObject(usage?.server_tool_use)?.web_search_requests),
  );
  return counted === 0 && hasCitation ? 1 : counted;
}

/** @param message a choice's `message`, or its `delta` in a stream */
export const hasCitation = (message: JsonObject | undefined): boolean =>
  objectsOf(message?.annotations).some(({ type }) => type === 'url_citation');
