import type { PlatformAdapter } from '@app/platforms';
import { type ProtocolError, kitOf, parseJson } from '@app/protocols';
import type { WholeAnswer } from './upstream-answer';

/** An upstream's refusal, understood, where its client has to be told in other words; undefined: it passes as it was said. */
export function readRefusalError(
  { status, headers, body, protocol, translation }: WholeAnswer,
  adapter: PlatformAdapter,
): ProtocolError | undefined {
  if (!translation && !adapter.readError) return undefined;
  const parsed = parseJson(body.toString('utf8'));
  const own = adapter.readError?.({ status, headers, body: parsed, protocol });
  return own ?? (translation ? kitOf(protocol).readError(status, parsed) : undefined);
}
