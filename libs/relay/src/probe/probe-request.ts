import { createRequestId } from '@app/common';
import { kitOf } from '@app/protocols';
import type { RelayRequest } from '../relay-request';

/** Key of the usage records that probes leave: they reach an upstream, and cost what they cost. */
export const PROBE_KEY_ID = 'account-test';
const USUAL_PROMPT = 'Reply with one word.';
const MOST_TOKENS = 32;

interface ProbeAsked {
  readonly userId: string;
  readonly model: string;
  readonly prompt: string | undefined;
  readonly isStreaming: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export function probeRequest({ userId, model, prompt, isStreaming, now }: ProbeAsked): RelayRequest {
  const messages = [{ role: 'user', content: prompt ?? USUAL_PROMPT }];
  const streamed = isStreaming ? { stream: true } : {};
  const body = Buffer.from(JSON.stringify({ model, max_tokens: MOST_TOKENS, messages, ...streamed }));
  const key = { id: PROBE_KEY_ID, name: 'Account test', userId, digest: '', hint: '', enabled: true, debug: false };
  return {
    ...{ requestId: createRequestId(), startedAt: now, operation: 'generate', permission: 'claude', framing: 'sse' },
    ...{ apiKey: { ...key, createdAt: new Date(now).toISOString() }, user: { id: userId }, showsAccount: true },
    ...{ headers: {}, query: '', body, envelope: kitOf('anthropic-messages').readEnvelope(body, {}) },
  };
}
