/**
 * What the translators do not say yet: features that are left out without a word although that is not harmless. A gap that is closed
 * has to go from this list.
 */
export const knownGaps: readonly string[] = [
  'gemini-generate-content to anthropic-messages: `seed` is not named',
  'gemini-generate-content to anthropic-messages: `presencePenalty` is not named',
  'gemini-generate-content to anthropic-messages: `frequencyPenalty` is not named',
  'gemini-generate-content to anthropic-messages: functionResponse, `scheduling` is not named',
  'gemini-generate-content to anthropic-messages: `toolConfig.retrievalConfig` is not named',
  'gemini-generate-content to anthropic-messages: `toolConfig.includeServerSideToolInvocations` is not named',
  'gemini-generate-content to openai-chat: `presencePenalty` is not named',
  'gemini-generate-content to openai-chat: `frequencyPenalty` is not named',
  'gemini-generate-content to openai-chat: functionResponse, `scheduling` is not named',
  'gemini-generate-content to openai-chat: `toolConfig.retrievalConfig` is not named',
  'gemini-generate-content to openai-chat: `toolConfig.includeServerSideToolInvocations` is not named',
  'gemini-generate-content to openai-responses: `seed` is not named',
  'gemini-generate-content to openai-responses: `presencePenalty` is not named',
  'gemini-generate-content to openai-responses: `frequencyPenalty` is not named',
  'gemini-generate-content to openai-responses: functionResponse, `scheduling` is not named',
  'gemini-generate-content to openai-responses: `toolConfig.retrievalConfig` is not named',
  'gemini-generate-content to openai-responses: `toolConfig.includeServerSideToolInvocations` is not named',
];
