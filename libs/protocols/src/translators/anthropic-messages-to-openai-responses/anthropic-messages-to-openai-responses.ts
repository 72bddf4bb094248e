import { ToolNames } from '../../openai/tool-names';
import type { Translator } from '../../translation/translator';
import { leftOut } from './request/left-out';
import { MessageStream } from './answer/message-stream';
import { responsesRequest } from './request/responses-request';
import { namesOfTools } from './request/upstream-tools';
import { wholeMessage } from './answer/whole-message';

/** Clients of Anthropic Messages, such as Claude Code, with an upstream that speaks OpenAI Responses (protocols.md 9.3). */
export const anthropicMessagesToOpenaiResponses: Translator = {
  from: 'anthropic-messages',
  to: 'openai-responses',
  translate(request, context) {
    const dropped = leftOut(request, context.traits);
    const names = new ToolNames(undefined, namesOfTools(request));
    const body = responsesRequest(request, { context, names, dropped });
    return {
      body,
      dropped,
      answer: (response) => wholeMessage(response, { context, names }),
      stream: () => new MessageStream({ context, names }),
    };
  },
};
