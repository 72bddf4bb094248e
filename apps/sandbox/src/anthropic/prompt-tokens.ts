import type { JsonObject } from '../json';
import { charactersIn, tokensOf } from '../simulation/count-tokens';

/** Tokens of everything that the model would read, the same for Messages and for count_tokens. */
export function promptTokens(body: JsonObject): number {
  return tokensOf(charactersIn(body.tools ?? []) + charactersIn(body.system ?? '') + charactersIn(body.messages));
}
