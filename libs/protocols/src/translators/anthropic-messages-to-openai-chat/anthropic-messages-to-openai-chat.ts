import type { Translator } from '../../translation/translator';
import { AnswerNotes } from './answer/answer-notes';
import { readAnswer } from './answer/read-answer';
import { ChatStreamReader } from './answer/read-stream';
import type { ChatDialect } from './chat-dialect';
import { readRequest } from './request/read-request';
import { RequestNotes } from './request/request-notes';
import { declaredNames } from './request/tools';

/** Clients of Anthropic Messages, or of any other protocol on the way, with an upstream of Chat Completions (protocols.md 9.3). */
export const createAnthropicMessagesToOpenaiChat = (dialect: ChatDialect): Translator => ({
  from: 'anthropic-messages',
  to: 'openai-chat',
  translate: (request, context) => {
    const notes = new RequestNotes(declaredNames(request));
    const body = readRequest(request, context, dialect, notes);
    const answerNotes = new AnswerNotes(context.requestId, context.model.asked, notes.toolNames, context.sealer);
    return {
      body,
      dropped: notes.dropped,
      answer: (completion) => readAnswer(completion, answerNotes),
      stream: () => new ChatStreamReader(answerNotes),
    };
  },
});

export const anthropicMessagesToOpenaiChat = createAnthropicMessagesToOpenaiChat({
  maxTokensField: 'max_completion_tokens',
});
