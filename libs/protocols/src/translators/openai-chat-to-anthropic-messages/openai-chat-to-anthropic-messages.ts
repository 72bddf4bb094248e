import { asObject } from '../../json/json-object';
import type { Translator } from '../../translation/translator';
import type { AnswerNotes } from './answer/answer-notes';
import { writeAnswer } from './answer/write-answer';
import { ChatStreamWriter } from './answer/write-stream';
import { readHints, showsReasoning } from './request/hints';
import { readRequest } from './request/read-request';
import { RequestNotes } from './request/request-notes';

/** Clients of Chat Completions with an upstream of Anthropic Messages, or on the way to any other (protocols.md 9.1). */
export const openaiChatToAnthropicMessages: Translator = {
  from: 'openai-chat',
  to: 'anthropic-messages',
  translate: (request, context) => {
    const names = new RequestNotes();
    const body = readRequest(request, context, names);
    const notes: AnswerNotes = {
      ...{ requestId: context.requestId, now: context.now, model: context.model.asked, names },
      showsReasoning: showsReasoning(request),
      includesUsage: asObject(request.stream_options)?.include_usage === true,
    };
    return {
      body,
      dropped: names.dropped,
      hints: readHints(request),
      answer: (message) => writeAnswer(message, notes),
      stream: () => new ChatStreamWriter(notes),
    };
  },
};
