import type { TokenUsage } from '@app/common';
import type { Call } from '../../call';
import { type JsonObject, isArray, isObject, textOf } from '../../json';
import { RequestRefused } from '../../request-refused';
import { meterPrompt } from '../meter-prompt';
import { checkBoundItems, checkToolOutputs } from './check-conversation';
import { checkItems } from './check-items';
import { inputItems } from './input-items';

/** What was said so far: what `previous_response_id` stands for, and behind it what the request brings. Throws RequestRefused. */
export function conversationOf({ organization, state }: Call, body: JsonObject): JsonObject[] {
  const added = inputItems(body.input);
  checkItems(added);
  const { storedResponses } = state;
  checkBoundItems(added, organization, storedResponses);
  const previousId = textOf(body.previous_response_id);
  const previous = previousId === null ? undefined : storedResponses.find(organization, previousId);
  if (previousId !== null && !previous) {
    throw new RequestRefused(400, `Previous response with id '${previousId}' not found.`, {
      ...{ param: 'previous_response_id', code: 'previous_response_not_found' },
    });
  }
  const items = [...(previous?.items ?? []), ...added];
  checkToolOutputs(items);
  return items;
}

/** Tools, instructions and conversation, in the order in which the model reads them. Unlike the rest, instructions are not stored. */
export function meterConversation(
  { state, key }: Call,
  model: string,
  body: JsonObject,
  items: readonly JsonObject[],
): TokenUsage {
  const instructions = textOf(body.instructions);
  return meterPrompt(state.promptCache, { account: key, model, options: body.prompt_cache_options }, [
    ...(isArray(body.tools) ? body.tools.filter(isObject) : []),
    ...(instructions === null ? [] : [{ instructions }]),
    ...items,
  ]);
}
