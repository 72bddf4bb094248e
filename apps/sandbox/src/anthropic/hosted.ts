import type { Call } from '../call';
import type { Answer } from '../http/answer';
import type { JsonObject } from '../json';
import type { ApiVersion } from './check-caller';
import { messageAnswer } from './messages';

/** Without what Anthropic says of its own accounts: their limits, and their organisation. */
const withoutAccount = (headers: readonly string[]): string[] =>
  headers.filter((_, index) => headers[index - (index % 2)]?.startsWith('anthropic-') !== true);

/** The same answer where somebody else serves Anthropic's models. */
export const hosted = (answer: Answer): Answer => ({ ...answer, headers: withoutAccount(answer.headers) });

/** A message that somebody else's platform answers with one of Anthropic's models. Throws RequestRefused. */
export function hostedMessage(call: Call, body: JsonObject, version: ApiVersion): Answer {
  const answer = messageAnswer(call, body, version);
  // What the request itself brings goes out as it is.
  return body.model === 'sandbox-raw' ? answer : hosted(answer);
}
