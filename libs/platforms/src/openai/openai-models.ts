/** How models of OpenAI are named, wherever they run. */
export const openaiModels = ['gpt-*', 'chatgpt-*', 'codex-*', 'o1*', 'o3*', 'o4*', 'text-embedding-*'] as const;
