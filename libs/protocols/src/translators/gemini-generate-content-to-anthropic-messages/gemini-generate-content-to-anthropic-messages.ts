import type { Translator } from '../../translation/translator';
import { AnswerNotes } from './answer/answer-notes';
import { writeAnswer } from './answer/write-answer';
import { GeminiStreamWriter } from './answer/write-stream';
import { readHints } from './request/hints';
import { readRequest } from './request/read-request';
import { RequestNotes } from './request/request-notes';

/** Clients of the Gemini API with an upstream of Anthropic Messages, or on the way to any other (protocols.md 9.4). */
export const geminiGenerateContentToAnthropicMessages: Translator = {
  from: 'gemini-generate-content',
  to: 'anthropic-messages',
  translate: (request, context) => {
    const notes = new RequestNotes();
    const body = readRequest(request, context, notes);
    const hints = readHints(request);
    const answerNotes = new AnswerNotes(context, notes.toolNames, hints.showsReasoning === true);
    return {
      body,
      dropped: notes.dropped,
      hints,
      answer: (message) => writeAnswer(message, answerNotes),
      stream: () => new GeminiStreamWriter(answerNotes),
    };
  },
};
