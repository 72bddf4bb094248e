import type { IncomingHttpHeaders } from 'node:http';
import type { Protocol, Translation } from '@app/protocols';
import type { WholeAnswer } from '../attempts/upstream-answer';
import type { Trace } from '../explanation/trace';
import type { RelayRequest } from '../relay-request';

/**
 * What an upstream says to the client, as opposed to what it says to us: its limits describe a shared account, its identifiers name
 * the account's owner, and its framing is not ours.
 */
const forwardedNames: ReadonlySet<string> = new Set([
  ...['retry-after', 'retry-after-ms', 'x-should-retry', 'anthropic-version', 'openai-version', 'openai-processing-ms'],
  // Codex hands these back, or goes by them (clients.md 3).
  ...['openai-model', 'x-codex-turn-state', 'x-models-etag', 'x-reasoning-included'],
]);

/** Keeps proxies on the way from collecting a stream before they pass it on. */
export const streamHeaders = ['cache-control', 'no-cache, no-transform', 'x-accel-buffering', 'no'];

export interface ReplyFacts {
  readonly requestId: string;
  /** Present when the caller may know which account served. */
  readonly accountId: string | undefined;
  readonly protocol: Protocol;
  /** Over what the one upstream said: when any account is expected back. */
  readonly retryAfterMs: number | undefined;
}

/** Of an answer, but for its kind of content. */
export function responseHeaders(upstream: IncomingHttpHeaders, facts: ReplyFacts): string[] {
  const { requestId, accountId, protocol, retryAfterMs } = facts;
  const headers = identityHeaders(requestId, protocol);
  if (accountId !== undefined) headers.push('x-trunkline-account', accountId);
  for (const name in upstream) {
    const value = upstream[name];
    if (value === undefined || !forwardedNames.has(name)) continue;
    if (retryAfterMs === undefined || !name.startsWith('retry-after')) headers.push(name, String(value));
  }
  if (retryAfterMs !== undefined) headers.push('retry-after', String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
  return headers;
}

const MOST_DROPPED = 20;

/** Members of the request that the upstream's protocol has no words for, and that were left out. */
export function droppedHeaders(translation: Translation | undefined): string[] {
  if (!translation || translation.dropped.length === 0) return [];
  const names = [...new Set(translation.dropped)].map((name) => name.replace(/[^\w.-]/g, '_').slice(0, 80));
  return ['x-trunkline-dropped', names.slice(0, MOST_DROPPED).join(',')];
}

/** The head of an event stream whose request still waits. */
export function waitingHead({ requestId, envelope }: RelayRequest, trace: Trace): string[] {
  return [
    ...identityHeaders(requestId, envelope.protocol),
    ...['content-type', 'text/event-stream'],
    ...streamHeaders,
    ...queueHeaders(trace),
  ];
}

/** Where in a line the request began to wait and for how long; nothing when it did not. */
export function queueHeaders(trace: Trace): string[] {
  if (trace.queuePosition === 0) return [];
  const position = String(trace.queuePosition);
  return ['x-trunkline-queue-position', position, 'x-trunkline-queue-wait-ms', String(trace.waitedMs)];
}

/** What is known when every account failed and one of their refusals is passed on. */
export interface Exhausted {
  /** Until an account is expected back; undefined: not known. */
  readonly retryAfterMs: number | undefined;
  /** Nothing that waiting helps, whichever account is asked, such as a spend limit of all. */
  readonly isFinal: boolean;
}

/** An upstream's own refusal of its account is nothing that the client can mend by asking again. */
export function errorHeaders({ status, headers, refusal }: WholeAnswer, exhausted?: Exhausted): string[] {
  const isFinal = status === 401 || status === 403 || refusal?.kind === 'quota' || exhausted?.isFinal === true;
  return [
    ...['x-trunkline-error-origin', 'upstream'],
    ...(isFinal && headers['x-should-retry'] === undefined ? ['x-should-retry', 'false'] : []),
  ];
}

const identityHeaders = (requestId: string, protocol: Protocol): string[] =>
  protocol === 'anthropic-messages'
    ? ['x-request-id', requestId, 'request-id', requestId]
    : ['x-request-id', requestId];
