import type { Platform } from './use-platform-name';

/** In the order in which people look for them. */
export const platforms: readonly Platform[] = [
  ...(['claude', 'openai', 'gemini', 'bedrock', 'vertex', 'azure-foundry', 'azure-openai', 'droid'] as const),
  ...(['anthropic-compatible', 'openai-compatible', 'sandbox'] as const),
];
