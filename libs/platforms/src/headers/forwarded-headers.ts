import type { Protocol } from '@app/protocols';

/** What callers of one protocol say in headers and an upstream may be told: everything else, credentials first of all, stays here. */
export interface ForwardedHeaders {
  readonly names: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

/** What clients of every protocol send. */
const common = {
  names: ['accept', 'content-type', 'user-agent', 'idempotency-key', 'x-client-request-id'],
  prefixes: ['x-stainless-'],
};

const withCommon = (names: readonly string[], prefixes: readonly string[] = []): ForwardedHeaders => ({
  names: new Set([...common.names, ...names]),
  prefixes: [...common.prefixes, ...prefixes],
});

export const anthropicHeaders = withCommon(
  ['x-app', 'anthropic-version', 'anthropic-beta', 'anthropic-dangerous-direct-browser-access'],
  ['x-claude-code-'],
);

/** Organisation and project are the account's, so the caller's `openai-organization` and `openai-project` are not among them. */
export const openaiHeaders = withCommon(
  ['openai-beta', 'originator', 'version', 'session-id', 'session_id', 'thread-id', 'conversation_id'],
  ['x-codex-', 'x-openai-', 'x-oai-'],
);

export const geminiHeaders = withCommon(['x-goog-api-client']);

/** Source: what the clients were seen to send (clients.md 6). */
export const forwardedHeaders: Readonly<Record<Protocol, ForwardedHeaders>> = {
  'anthropic-messages': anthropicHeaders,
  'openai-chat': openaiHeaders,
  'openai-responses': openaiHeaders,
  'gemini-generate-content': geminiHeaders,
  'gemini-code-assist': geminiHeaders,
};

export const isForwarded = (name: string, { names, prefixes }: ForwardedHeaders): boolean =>
  names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
