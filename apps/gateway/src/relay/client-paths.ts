import type { Protocol } from '@app/protocols';

/** Where clients that speak Anthropic Messages find us. */
export const anthropicMounts = ['api/v1', 'claude/v1', 'v1'] as const;
/** Where clients of OpenAI's protocols do. */
export const openaiMounts = ['openai/v1', 'v1'] as const;
/** Where clients of the Gemini API do. */
export const geminiMounts = ['gemini/v1beta', 'gemini/v1', 'gemini/v1alpha', 'v1beta'] as const;

/** First path segments that belong to client protocols: what is not found below them is refused in a client's words. */
const clientSegments = new Set([
  ...['api', 'claude', 'v1', 'openai', 'gemini', 'v1beta', 'azure', 'droid'],
  // What Claude Code asks for that is signed in here: managed/settings, user/bootstrap.
  ...['managed', 'user'],
]);

/** @param url as it stands in the request line, which may wrongly be a whole address */
const pathOf = (url: string): string =>
  (url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/]*/i, '')).split('?', 1)[0] ?? '';

export function isClientPath(url: string): boolean {
  return clientSegments.has(pathOf(url).split('/', 2)[1] ?? '');
}

const oneOf = (mounts: readonly string[]): string => `^/(?:${mounts.join('|')})`;

const methods: readonly (readonly [path: RegExp, method: 'GET' | 'POST'])[] = [
  [new RegExp(`${oneOf([...anthropicMounts, 'droid/claude/v1'])}/messages(?:/count_tokens)?$`), 'POST'],
  [
    new RegExp(`${oneOf([...openaiMounts, 'azure/openai/v1', 'droid/openai/v1'])}/(?:chat/completions|responses)$`),
    'POST',
  ],
  [new RegExp(`${oneOf([...openaiMounts, 'azure/openai/v1'])}/(?:embeddings|responses/compact)$`), 'POST'],
  [/^\/openai\/responses(?:\/compact)?$/, 'POST'],
  [/^\/azure\/openai\/deployments\/[^/]+\/(?:chat\/completions|embeddings)$/, 'POST'],
  [new RegExp(`${oneOf(geminiMounts)}/models/[^/]+:[A-Za-z]+$`), 'POST'],
  [/^\/gemini\/v1internal:[A-Za-z]+$/, 'POST'],
  [new RegExp(`${oneOf([...anthropicMounts, ...openaiMounts, ...geminiMounts])}/models(?:/[^/]+)?$`), 'GET'],
  [/^\/v1\/key-info$/, 'GET'],
];

/** The method that a client route takes; undefined for a path that is none. */
export function methodOfClientPath(url: string): string | undefined {
  const path = pathOf(url);
  return methods.find(([pattern]) => pattern.test(path))?.[1];
}

/**
 * The protocol whose words a client of this path understands.
 * @param version `anthropic-version`: at the mount that they share it tells who asks without a body, such as for the list of models
 */
export function protocolOfPath(url: string, version: unknown): Protocol {
  const path = pathOf(url);
  if (path.startsWith('/gemini/v1internal')) return 'gemini-code-assist';
  if (/^\/(?:gemini|v1beta)(?:\/|$)/.test(path)) return 'gemini-generate-content';
  if (/\/responses(?:\/|$)/.test(path)) return 'openai-responses';
  if (/^\/(?:openai|azure|droid\/openai)(?:\/|$)|^\/v1\/(?:chat|embeddings)(?:\/|$)/.test(path)) return 'openai-chat';
  return /^\/v1\/(?:models|key-info)/.test(path) && version === undefined ? 'openai-chat' : 'anthropic-messages';
}
