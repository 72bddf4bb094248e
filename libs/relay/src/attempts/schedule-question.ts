import { isUserMessage } from '@app/protocols';
import type { Binding, ScheduleQuestion } from '@app/scheduler';
import type { Affinity } from '../admission/conversation';
import type { RelayRequest } from '../relay-request';

export function scheduleQuestion(
  { requestId, apiKey, user, envelope, body }: RelayRequest,
  affinity: Affinity | undefined,
): ScheduleQuestion {
  return {
    requestId,
    userId: user.id,
    model: envelope.model,
    weight: user.queueWeight ?? 1,
    binding: bindingOf(apiKey),
    affineAccountId: affinity?.accountId,
    boundContent: envelope.boundContent,
    isUserMessage: () => isUserMessage(body, envelope),
  };
}

/** Where a key's requests may go. */
export function bindingOf({ accountId, groupId, fallbackGroupId }: RelayRequest['apiKey']): Binding {
  const fallback = fallbackGroupId === undefined ? {} : { fallbackGroupId };
  if (accountId !== undefined) return { kind: 'account', accountId, ...fallback };
  return groupId === undefined ? { kind: 'pool' } : { kind: 'group', groupId, ...fallback };
}
