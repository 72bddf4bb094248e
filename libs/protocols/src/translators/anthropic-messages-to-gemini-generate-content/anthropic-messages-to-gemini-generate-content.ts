import type { Translator } from '../../translation/translator';
import { AnswerNotes } from './answer/answer-notes';
import { GeminiStreamReader } from './answer/read-stream';
import { wholeMessage } from './answer/whole-message';
import { readRequest } from './request/read-request';
import { RequestNotes } from './request/request-notes';
import { declaredNames } from './request/tools';

/** Clients of Anthropic Messages, or of any other protocol on the way, with an upstream of the Gemini API (protocols.md 9.4). */
export const anthropicMessagesToGeminiGenerateContent: Translator = {
  from: 'anthropic-messages',
  to: 'gemini-generate-content',
  translate: (request, context) => {
    const notes = new RequestNotes(declaredNames(request));
    const body = readRequest(request, context, notes);
    const answerNotes = new AnswerNotes(request, context, notes.names);
    return {
      body,
      dropped: notes.dropped,
      answer: (answer) => wholeMessage(answer, new GeminiStreamReader(answerNotes)),
      stream: () => new GeminiStreamReader(answerNotes),
    };
  },
};
