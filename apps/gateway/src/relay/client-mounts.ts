/** Where clients that speak Anthropic Messages find us. */
export const anthropicMounts = ['api/v1', 'claude/v1', 'v1'] as const;

/** First path segments that belong to client protocols: what is not found below them is refused in a client's words. */
const clientSegments = new Set(['api', 'claude', 'v1', 'openai', 'gemini', 'v1beta', 'azure', 'droid']);

/** @param url as it stands in the request line, which may wrongly be a whole address */
export function isClientPath(url: string): boolean {
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/]*/i, '');
  return clientSegments.has(path.split(/[/?]/, 2)[1] ?? '');
}

const methodByPath = new Map<string, string>(
  anthropicMounts.flatMap((mount) => [
    [`/${mount}/messages`, 'POST'],
    [`/${mount}/messages/count_tokens`, 'POST'],
    [`/${mount}/models`, 'GET'],
  ]),
);

const modelPath = new RegExp(`^/(?:${anthropicMounts.join('|')})/models/[^/]+$`);

/** The method that a client route takes; undefined for a path that is none. */
export function methodOfClientPath(url: string): string | undefined {
  const path = url.split('?', 1)[0] ?? '';
  return methodByPath.get(path) ?? (modelPath.test(path) ? 'GET' : undefined);
}
