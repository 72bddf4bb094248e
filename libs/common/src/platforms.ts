/** What an upstream account can be. A platform joins this list together with its folder in libs/platforms. */
export const platforms = [
  'claude',
  'bedrock',
  'vertex',
  'gemini',
  'openai',
  'azure-openai',
  'azure-foundry',
  'droid',
  'anthropic-compatible',
  'openai-compatible',
  'sandbox',
] as const;
export type Platform = (typeof platforms)[number];
