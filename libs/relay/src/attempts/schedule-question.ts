import { kitOf } from '@app/protocols';
import type { Binding, ScheduleQuestion } from '@app/scheduler';
import type { Affinity } from '../admission/conversation';
import type { RelayRequest } from '../relay-request';
import { type CapabilityParts, isCapable } from './is-capable';

export function scheduleQuestion(
  request: RelayRequest,
  affinity: Affinity | undefined,
  parts: CapabilityParts,
): ScheduleQuestion {
  const { requestId, apiKey, user, envelope, body } = request;
  return {
    requestId,
    userId: user.id,
    model: envelope.model,
    weight: user.queueWeight ?? 1,
    binding: bindingOf(apiKey),
    affineAccountId: affinity?.accountId,
    boundContent: envelope.boundContent,
    isUserMessage: () => kitOf(envelope.protocol).isUserMessage(body, envelope),
    isCapable: (account) => isCapable(account, request, parts),
  };
}

/** Where a key's requests may go. */
export function bindingOf({ accountId, groupId, fallbackGroupId, ownerGroupIds }: RelayRequest['apiKey']): Binding {
  const fallback = fallbackGroupId === undefined ? {} : { fallbackGroupId };
  if (accountId !== undefined) return { kind: 'account', accountId, ...fallback };
  if (groupId !== undefined) return { kind: 'group', groupId, ...fallback };
  return ownerGroupIds === undefined ? { kind: 'pool' } : { kind: 'groups', groupIds: ownerGroupIds };
}
