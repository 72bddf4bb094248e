/**
 * Families of models with open weights, which compatible servers mostly serve. Names of other vendors are not among them: an account
 * that nobody gave a list of models must not answer for models that it does not have.
 */
export const openModels = [
  ...['glm-*', 'qwen*', 'llama*', 'deepseek*', 'mistral*', 'devstral*', 'codestral*', 'kimi*', 'gemma*', 'phi*'],
  ...['gpt-oss*', 'minimax*', 'nomic-embed-*'],
] as const;
