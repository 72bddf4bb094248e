import type { Protocol } from '../protocol';
import { anthropicMessagesToOpenaiChat } from './anthropic-messages-to-openai-chat/anthropic-messages-to-openai-chat';
import { anthropicMessagesToOpenaiResponses } from './anthropic-messages-to-openai-responses/anthropic-messages-to-openai-responses';
import { geminiCodeAssistToGeminiGenerateContent } from './gemini-code-assist-to-gemini-generate-content/gemini-code-assist-to-gemini-generate-content';
import { openaiResponsesToAnthropicMessages } from './openai-responses-to-anthropic-messages/openai-responses-to-anthropic-messages';
import { openaiChatToAnthropicMessages } from './openai-chat-to-anthropic-messages/openai-chat-to-anthropic-messages';
import { composeTranslators } from '../translation/compose-translators';
import type { Translator } from '../translation/translator';

/** One a pair of neighbours; every other pair goes through Anthropic Messages. */
const direct: readonly Translator[] = [
  ...[openaiChatToAnthropicMessages, anthropicMessagesToOpenaiChat],
  ...[openaiResponsesToAnthropicMessages, anthropicMessagesToOpenaiResponses],
  geminiCodeAssistToGeminiGenerateContent,
];

const HUB: Protocol = 'anthropic-messages';
const known = new Map<string, Translator | undefined>();

/** Undefined: nobody translates between these. */
export function translatorBetween(from: Protocol, to: Protocol): Translator | undefined {
  const name = `${from}>${to}`;
  if (!known.has(name)) known.set(name, find(from, to));
  return known.get(name);
}

function find(from: Protocol, to: Protocol): Translator | undefined {
  const near = direct.find((translator) => translator.from === from && translator.to === to);
  if (near) return near;
  // Code Assist is another protocol in an envelope.
  if (from === 'gemini-code-assist')
    return compose(translatorIn(from, 'gemini-generate-content'), find('gemini-generate-content', to));
  if (from === HUB || to === HUB) return undefined;
  return compose(translatorIn(from, HUB), translatorIn(HUB, to));
}

const translatorIn = (from: Protocol, to: Protocol): Translator | undefined =>
  direct.find((translator) => translator.from === from && translator.to === to);

const compose = (first: Translator | undefined, second: Translator | undefined): Translator | undefined =>
  first && second ? composeTranslators(first, second) : undefined;
