/** The wire protocols that upstreams speak, and clients too. */
export const protocols = [
  'anthropic-messages',
  'openai-chat',
  'openai-responses',
  'gemini-generate-content',
  'gemini-code-assist',
] as const;

/** A wire protocol. `gemini-code-assist` is spoken by clients only: generate-content in an envelope of its own. */
export type Protocol = (typeof protocols)[number];
