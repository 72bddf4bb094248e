import type { RequestLedger } from '@app/usage';
import type { FirstAnswer, RequestContext } from '../attempts/first-answer';
import { encodeAffinity } from './conversation';

/**
 * Binds a conversation to the account that answered. A new binding is written before the client gets a byte, because its next turn may
 * come at once and to another gateway; one that only has to live on is written while the answer goes out.
 */
export async function bindConversation(
  { request, admitted }: RequestContext,
  { answer, outgoing }: FirstAnswer,
  ledger: RequestLedger,
): Promise<void> {
  if (request.operation !== 'generate' || answer.status >= 400) return;
  const text = encodeAffinity({
    accountId: answer.account.id,
    foreignMessages: outgoing?.rewrite?.foreignMessages ?? 0,
  });
  const isSame = admitted.affinity !== undefined && encodeAffinity(admitted.affinity) === text;
  if (!isSame) await ledger.bind(admitted.open, text);
  else if (admitted.open.isAffinityOld) void ledger.bind(admitted.open, text);
}
