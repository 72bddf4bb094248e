import type { Account } from '@app/accounts';
import { type Protocol, type Translation, kitOf } from '@app/protocols';
import type { Affinity } from '../admission/conversation';
import type { Explanation } from '../explanation/explanation';
import type { RelayRequest } from '../relay-request';

/** How a request is changed for one account, where the bytes that came cannot go as they are. */
export interface Rewrite {
  readonly body: Buffer;
  /** The name that the account knows the model by. */
  readonly model: string | undefined;
  /** Thinking was left out of so many messages at the beginning of the conversation. */
  readonly foreignMessages: number;
}

/**
 * The model's name where the account has another one for it; and no thinking that another organisation signed, once a conversation has
 * moved: upstreams refuse it (protocols.md 0.4). Undefined where the bytes go as they came.
 * @param model the name that the account knows it by; undefined: the one that was asked for
 */
export function rewriteFor(
  account: Account,
  { envelope, body }: RelayRequest,
  affinity: Affinity | undefined,
  model: string | undefined,
): Rewrite | undefined {
  const foreignMessages = foreignMessagesFor(account, envelope, body, affinity);
  if (model === undefined && foreignMessages === 0) return undefined;
  const changes = { ...(model === undefined ? {} : { model }), thinkingOfFirst: foreignMessages };
  return { body: kitOf(envelope.protocol).rewrite(body, envelope, changes), model, foreignMessages };
}

function foreignMessagesFor(
  account: Account,
  envelope: RelayRequest['envelope'],
  body: Buffer,
  affinity: Affinity | undefined,
): number {
  if (!affinity || envelope.boundContent === 'free') return 0;
  return affinity.accountId === account.id
    ? affinity.foreignMessages
    : kitOf(envelope.protocol).countMessages(body, envelope);
}

/** What was changed, for the explanation; undefined: nothing. */
export function explainRewrite({ model, rewrite, translation, protocol }: RewrittenRequest): Explanation['rewritten'] {
  const foreignMessages = rewrite?.foreignMessages ?? 0;
  if (model === undefined && foreignMessages === 0 && !translation) return undefined;
  return {
    ...(model === undefined ? {} : { model }),
    ...(foreignMessages === 0 ? {} : { thinkingOfMessages: foreignMessages }),
    ...(translation ? { translatedTo: protocol } : {}),
    ...(translation && translation.dropped.length > 0 ? { dropped: translation.dropped } : {}),
  };
}

/** How a request was written for the account that answered. */
interface RewrittenRequest {
  readonly model: string | undefined;
  readonly rewrite: Rewrite | undefined;
  readonly translation: Pick<Translation, 'dropped'> | undefined;
  readonly protocol: Protocol;
}
