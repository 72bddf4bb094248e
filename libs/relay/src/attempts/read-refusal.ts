import type { PlatformAdapter } from '@app/platforms';
import { type Protocol, type ProtocolError, kitOf, parseJson } from '@app/protocols';
import type { WholeAnswer } from './upstream-answer';

/** An upstream's refusal, understood, where its client has to be told in other words; undefined: it passes as it was said. */
export function readRefusalError(
  { status, headers, body, protocol, translation }: WholeAnswer,
  adapter: PlatformAdapter,
): ProtocolError | undefined {
  const isOfOthers = translation !== undefined || isStrange(status, protocol);
  if (!isOfOthers && !adapter.readError) return undefined;
  const parsed = parseJson(body.toString('utf8'));
  const own = adapter.readError?.({ status, headers, body: parsed, protocol });
  return own ?? (isOfOthers ? kitOf(protocol).readError(status, parsed) : undefined);
}

/** Codex asks thirty times after a 529, and five times after what OpenAI says in its place (clients.md 3). */
const isStrange = (status: number, protocol: Protocol): boolean =>
  status === 529 && (protocol === 'openai-chat' || protocol === 'openai-responses');
