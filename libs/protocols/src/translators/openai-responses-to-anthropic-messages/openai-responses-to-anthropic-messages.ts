import type { JsonObject } from '../../json/json-object';
import type { Translator } from '../../translation/translator';
import { ClientTools } from './client-tools';
import { itemsOfInput, readConversation } from './request/input-turns';
import { messagesRequest } from './request/messages-request';
import { hintsOf, leftOut, refuseWhatIsStored } from './request/request-members';
import { ResponseStream } from './answer/response-stream';
import { defineTools } from './request/tool-definitions';
import { wholeResponse } from './answer/whole-response';

/** Clients of OpenAI Responses, such as Codex, with an upstream that speaks Anthropic Messages (protocols.md 9.2). */
export const openaiResponsesToAnthropicMessages: Translator = {
  from: 'openai-responses',
  to: 'anthropic-messages',
  translate(request, context) {
    refuseWhatIsStored(request);
    const dropped = leftOut(request);
    const tools = new ClientTools();
    const items = itemsOfInput(request.input);
    collectTools(request, items, { tools, dropped, structuredOutput: context.traits.structuredOutput });
    const conversation = readConversation(items, { tools, context, dropped });
    const body = messagesRequest(request, { conversation, tools, context, dropped });
    const { wantsCompaction } = conversation;
    const answerScope = { request, context, tools, wantsCompaction };
    return {
      body,
      dropped,
      hints: hintsOf(request),
      answer: (message) => wholeResponse(message, answerScope),
      stream: () => new ResponseStream(answerScope),
    };
  },
};

/** Tools stand in the request, or amid the input: with Codex's newest models all of them (clients.md 3). */
function collectTools(
  request: JsonObject,
  items: readonly JsonObject[],
  scope: { readonly tools: ClientTools; readonly dropped: string[]; readonly structuredOutput: boolean },
): void {
  defineTools(request.tools, 'tools', scope);
  items.forEach((item, index) => {
    if (item.type === 'additional_tools' || item.type === 'tool_search_output')
      defineTools(item.tools, `input.${index}.tools`, scope);
  });
}
