import { objectIn } from '../gemini/members';
import { type JsonObject, asCount, asObject } from '../json/json-object';
import type { Protocol } from '../protocol';
import type { TranslationContext, Translator } from '../translation/translator';
import { UntranslatableError } from '../translation/untranslatable-error';
import { composeTranslators } from '../translation/compose-translators';
import { anthropicMessagesToGeminiGenerateContent } from './anthropic-messages-to-gemini-generate-content/anthropic-messages-to-gemini-generate-content';
import { geminiGenerateContentToAnthropicMessages } from './gemini-generate-content-to-anthropic-messages/gemini-generate-content-to-anthropic-messages';

/** A question about a conversation, written by the translator of the conversation itself: what is counted is what would be sent. */
function counting(
  generating: Translator,
  ask: (request: JsonObject, context: TranslationContext) => JsonObject,
  answer: (body: JsonObject) => JsonObject,
  read: (request: JsonObject) => JsonObject,
): Translator {
  return {
    ...{ from: generating.from, to: generating.to },
    translate: (request, context) => {
      const { body, dropped } = generating.translate(read(request), context);
      return { body: ask(body, context), dropped, answer, stream: never };
    },
  };
}

function never(): never {
  throw new Error('a count of tokens is no stream');
}

/** `max_tokens` counts for nothing, and translators of conversations want it. */
const messagesToGemini = counting(
  anthropicMessagesToGeminiGenerateContent,
  ({ contents, systemInstruction, tools }, { model }) => ({
    generateContentRequest: {
      model: `models/${model.upstream}`,
      contents,
      ...(systemInstruction === undefined ? {} : { systemInstruction }),
      ...(tools === undefined ? {} : { tools }),
    },
  }),
  ({ totalTokens }) => ({ input_tokens: asCount(totalTokens) }),
  (request) => ({ ...request, max_tokens: 1, stream: false }),
);

const geminiToMessages = counting(
  geminiGenerateContentToAnthropicMessages,
  ({ model, messages, system, tools }) => ({
    ...{ model, messages },
    ...(system === undefined ? {} : { system }),
    ...(tools === undefined ? {} : { tools }),
  }),
  ({ input_tokens: tokens }) => ({ totalTokens: asCount(tokens) }),
  (request) => objectIn(request, 'generateContentRequest') ?? { contents: request.contents },
);

const codeAssistToGemini: Translator = {
  from: 'gemini-code-assist',
  to: 'gemini-generate-content',
  translate: ({ request }) => {
    const inner = asObject(request);
    if (!inner) throw new UntranslatableError('request', 'must be an object');
    return { body: { contents: inner.contents }, dropped: [], answer: (body) => body, stream: never };
  },
};

const translators: readonly Translator[] = [
  ...[messagesToGemini, geminiToMessages, codeAssistToGemini],
  composeTranslators(codeAssistToGemini, geminiToMessages),
];

/** For counts of tokens; OpenAI's protocols have none. */
export const countTranslatorBetween = (from: Protocol, to: Protocol): Translator | undefined =>
  translators.find((translator) => translator.from === from && translator.to === to);
