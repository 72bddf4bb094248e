import { type JsonObject, asNumber, asObject, asText, parseJsonObject } from '@app/protocols';

/** A hostile upstream's text does not become a code. */
const wellFormed = /^[\w.-]{1,64}$/;

export interface ErrorWords {
  readonly code: string | undefined;
  readonly type: string | undefined;
  /** Member of the request that the error speaks of. */
  readonly param: string | undefined;
}

/**
 * Words of an error as OpenAI and those who speak as it does write them: `{"error":{…}}`, an `error` event of a stream, which has them on
 * its outermost level, and a `response.failed` event. Some servers have numbers for codes.
 */
export function errorWords(body: Buffer): ErrorWords {
  const outer = parseJsonObject(body.toString('utf8'));
  const error: JsonObject | undefined = asObject(outer?.error) ?? asObject(asObject(outer?.response)?.error) ?? outer;
  return { code: wordOf(error?.code), type: wordOf(error?.type), param: wordOf(error?.param) };
}

function wordOf(value: unknown): string | undefined {
  const word = asText(value) ?? asNumber(value)?.toString();
  return word !== undefined && wellFormed.test(word) ? word : undefined;
}
