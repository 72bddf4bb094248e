import type { RelayRequest } from '../relay-request';
import { redactCredentials } from './redact-credentials';

/** What clients say of themselves and of what they want. Nothing else of a header is kept, credentials first of all. */
const names: ReadonlySet<string> = new Set([
  ...['accept', 'accept-encoding', 'content-encoding', 'content-length', 'content-type', 'user-agent', 'traceparent'],
  ...['anthropic-version', 'anthropic-beta', 'openai-beta', 'originator', 'version', 'x-app', 'x-goog-api-client'],
]);
const prefixes = ['x-stainless-'];
const LONGEST_VALUE = 200;
const MOST_HEADERS = 40;

export function capturedHeaders({ headers }: Pick<RelayRequest, 'headers'>): Readonly<Record<string, string>> {
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    const isKept = names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
    if (!isKept || value === undefined) return [];
    const text = typeof value === 'string' ? value : value.join(', ');
    return [[name, redactCredentials(text.slice(0, 2 * LONGEST_VALUE)).slice(0, LONGEST_VALUE)]];
  });
  return Object.fromEntries(kept.slice(0, MOST_HEADERS));
}
