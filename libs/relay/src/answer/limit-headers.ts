import type { Protocol } from '@app/protocols';
import type { Admitted } from '../admission/admission-desk';
import type { RelayRequest } from '../relay-request';

interface WindowLimit {
  readonly name: 'requests' | 'tokens';
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since the epoch; undefined: not by waiting. */
  readonly resetsAt: number | undefined;
}

/** What is left of the key's own window, in the words of the client's protocol. */
export function limitHeaders({ apiKey, envelope }: RelayRequest, { keyWindow }: Admitted, now: number): string[] {
  const { window } = apiKey.limits ?? {};
  if (!window || !keyWindow) return [];
  const resetsAt = now + keyWindow.resetsInMs;
  const kinds = [
    { name: 'requests', limit: window.requests, used: keyWindow.requests },
    { name: 'tokens', limit: window.tokens, used: keyWindow.tokens },
  ] as const;
  return kinds.flatMap(({ name, limit, used }) => {
    if (limit === undefined) return [];
    const remaining = Math.max(0, limit - used);
    return windowHeaders(envelope.protocol, { name, limit, remaining, resetsAt }, now);
  });
}

/**
 * One window: name, value, name, value … The Messages API states resets as moments, OpenAI's protocols as durations (protocols.md 1.7, 6.5);
 * Google's have no such headers.
 */
export function windowHeaders(protocol: Protocol, window: WindowLimit, now: number): string[] {
  const { name, limit, remaining, resetsAt } = window;
  switch (protocol) {
    case 'anthropic-messages': {
      const prefix = `anthropic-ratelimit-${name}`;
      return [
        ...[`${prefix}-limit`, String(limit), `${prefix}-remaining`, String(remaining)],
        ...(resetsAt === undefined ? [] : [`${prefix}-reset`, new Date(resetsAt).toISOString()]),
      ];
    }
    case 'openai-chat':
    case 'openai-responses':
      return [
        ...[`x-ratelimit-limit-${name}`, String(limit), `x-ratelimit-remaining-${name}`, String(remaining)],
        ...(resetsAt === undefined
          ? []
          : [`x-ratelimit-reset-${name}`, `${Math.max(0, Math.ceil((resetsAt - now) / 1_000))}s`]),
      ];
    default:
      return [];
  }
}
