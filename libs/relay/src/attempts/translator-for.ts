import type { Account } from '@app/accounts';
import type { Operation } from '@app/platforms';
import { type Protocol, type Translator, countTranslatorBetween, translatorBetween } from '@app/protocols';

/** Undefined: what is asked for cannot be said in the upstream's protocol. */
export function translatorFor(
  operation: Operation,
  from: Protocol,
  to: Protocol,
  { platform }: Pick<Account, 'platform'>,
): Translator | undefined {
  if (operation === 'generate') return translatorBetween(from, to, platform === 'openai-compatible');
  return operation === 'count_tokens' ? countTranslatorBetween(from, to) : undefined;
}
