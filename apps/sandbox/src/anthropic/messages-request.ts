import { type JsonObject, isArray, isObject, textOf } from '../json';
import { RequestRefused } from '../request-refused';
import type { ApiVersion } from './check-caller';

/** The body of a Messages request, checked as far as the answer depends on it; everything else is accepted as it is. */
export interface MessagesRequest extends JsonObject {
  readonly model: string;
  readonly max_tokens: number;
  readonly messages: readonly Turn[];
}

export interface Turn extends JsonObject {
  readonly role: string;
  readonly content: string | readonly unknown[];
}

const roles = new Set(['user', 'assistant', 'system']);
const onlyInOldVersion = ['temperature', 'top_p', 'top_k'];

/** `metadata.user_id`, by which tests find their own requests in the ledger. */
export const markerOf = (body: JsonObject): string | null =>
  isObject(body.metadata) ? textOf(body.metadata.user_id) : null;

/** Throws RequestRefused: 400 for a wrong shape, 404 for a model that does not exist. */
export function checkMessagesRequest(
  body: JsonObject,
  version: ApiVersion,
  needsMaxTokens: boolean,
): asserts body is MessagesRequest {
  if (body.model === undefined) throw new RequestRefused(400, 'model: Field required');
  if (typeof body.model !== 'string') throw new RequestRefused(400, 'model: Input should be a valid string');
  if (needsMaxTokens) checkMaxTokens(body.max_tokens);
  checkTurns(body.messages);
  const extra = version === '2023-06-01' ? undefined : onlyInOldVersion.find((name) => name in body);
  if (extra !== undefined) throw new RequestRefused(400, `${extra}: Extra inputs are not permitted`);
  if (!isKnownModel(body.model)) throw new RequestRefused(404, `model: ${body.model}`);
}

export const isKnownModel = (model: string): boolean => /^(sandbox|claude)-./.test(model);

function checkMaxTokens(maxTokens: unknown): void {
  if (maxTokens === undefined) throw new RequestRefused(400, 'max_tokens: Field required');
  if (!Number.isInteger(maxTokens)) throw new RequestRefused(400, 'max_tokens: Input should be a valid integer');
  if (Number(maxTokens) < 0) {
    throw new RequestRefused(400, 'max_tokens: Input should be greater than or equal to 0');
  }
}

function checkTurns(turns: unknown): void {
  if (turns === undefined) throw new RequestRefused(400, 'messages: Field required');
  if (!isArray(turns)) throw new RequestRefused(400, 'messages: Input should be a valid list');
  if (turns.length === 0) throw new RequestRefused(400, 'messages: at least one message is required');
  for (const [index, turn] of turns.entries()) {
    if (!isObject(turn)) throw new RequestRefused(400, `messages.${index}: Input should be an object`);
    if (typeof turn.role !== 'string' || !roles.has(turn.role)) {
      throw new RequestRefused(400, `messages.${index}.role: Input should be 'user', 'assistant' or 'system'`);
    }
    if (typeof turn.content !== 'string' && !isArray(turn.content)) {
      throw new RequestRefused(400, `messages.${index}.content: Input should be a valid string or list`);
    }
  }
}
