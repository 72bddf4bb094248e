import type { Accounts } from '@app/accounts';
import type { ApiKeys } from '@app/api-keys';
import type { Users } from '@app/auth';
import type { Plain } from '../control-plane/plain';
import type { RunningRequest } from './gateways/gateway-picture';
import type { LiveRequest, OwnLiveRequest } from './views/live-request.view';

export interface NamedRecords {
  readonly accounts: Pick<Accounts, 'get'>;
  readonly apiKeys: Pick<ApiKeys, 'get'>;
  readonly users: Pick<Users, 'get'>;
}

/** A request as its caller sees it: nothing tells which account serves it. */
export function ownLiveRequestOf(
  request: RunningRequest,
  { apiKeys }: Pick<NamedRecords, 'apiKeys'>,
): Plain<OwnLiveRequest> {
  const { requestId, keyId, model, startedAt, state, tokens = null } = request;
  const keyName = apiKeys.get(keyId)?.name ?? null;
  return { requestId, keyId, keyName, model, since: new Date(startedAt).toISOString(), state, tokens };
}

/** A request as operators see it, with the names of what it names by id. */
export function liveRequestOf(request: RunningRequest, records: NamedRecords): LiveRequest {
  const { userId, accountId } = request;
  return {
    ...ownLiveRequestOf(request, records),
    ...{ userId, username: records.users.get(userId)?.username ?? null },
    accountId: accountId ?? null,
    accountName: (accountId === undefined ? undefined : records.accounts.get(accountId)?.name) ?? null,
  };
}
