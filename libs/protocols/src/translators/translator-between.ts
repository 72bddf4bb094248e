import type { Protocol } from '../protocol';
import { anthropicMessagesToGeminiGenerateContent } from './anthropic-messages-to-gemini-generate-content/anthropic-messages-to-gemini-generate-content';
import {
  anthropicMessagesToOpenaiChat,
  createAnthropicMessagesToOpenaiChat,
} from './anthropic-messages-to-openai-chat/anthropic-messages-to-openai-chat';
import { anthropicMessagesToOpenaiResponses } from './anthropic-messages-to-openai-responses/anthropic-messages-to-openai-responses';
import { geminiCodeAssistToGeminiGenerateContent } from './gemini-code-assist-to-gemini-generate-content/gemini-code-assist-to-gemini-generate-content';
import { geminiGenerateContentToAnthropicMessages } from './gemini-generate-content-to-anthropic-messages/gemini-generate-content-to-anthropic-messages';
import { openaiResponsesToAnthropicMessages } from './openai-responses-to-anthropic-messages/openai-responses-to-anthropic-messages';
import { openaiChatToAnthropicMessages } from './openai-chat-to-anthropic-messages/openai-chat-to-anthropic-messages';
import { composeTranslators } from '../translation/compose-translators';
import type { Translator } from '../translation/translator';

/** One a pair of neighbours; every other pair goes through Anthropic Messages. */
const direct: readonly Translator[] = [
  ...[openaiChatToAnthropicMessages, anthropicMessagesToOpenaiChat],
  ...[openaiResponsesToAnthropicMessages, anthropicMessagesToOpenaiResponses],
  ...[geminiGenerateContentToAnthropicMessages, anthropicMessagesToGeminiGenerateContent],
  geminiCodeAssistToGeminiGenerateContent,
];

const HUB: Protocol = 'anthropic-messages';
const known = new Map<string, Translator | undefined>();

/**
 * Servers that speak Chat Completions without being OpenAI know `max_tokens` and not the member that took its place.
 */
const compatible = createAnthropicMessagesToOpenaiChat({ maxTokensField: 'max_tokens' });

/**
 * Undefined: nobody translates between these.
 * @param isCompatible the upstream is another server than the protocol's own vendor's
 */
export function translatorBetween(from: Protocol, to: Protocol, isCompatible = false): Translator | undefined {
  const name = `${from}>${to}${isCompatible ? '*' : ''}`;
  if (!known.has(name)) known.set(name, find(from, to, isCompatible));
  return known.get(name);
}

function find(from: Protocol, to: Protocol, isCompatible: boolean): Translator | undefined {
  const near = translatorIn(from, to, isCompatible);
  if (near) return near;
  // Code Assist is another protocol in an envelope.
  if (from === 'gemini-code-assist')
    return compose(translatorIn(from, 'gemini-generate-content'), find('gemini-generate-content', to, isCompatible));
  if (from === HUB || to === HUB) return undefined;
  return compose(translatorIn(from, HUB), translatorIn(HUB, to, isCompatible));
}

const translatorIn = (from: Protocol, to: Protocol, isCompatible = false): Translator | undefined =>
  isCompatible && from === compatible.from && to === compatible.to
    ? compatible
    : direct.find((translator) => translator.from === from && translator.to === to);

const compose = (first: Translator | undefined, second: Translator | undefined): Translator | undefined =>
  first && second ? composeTranslators(first, second) : undefined;
