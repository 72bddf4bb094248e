import { detectClient } from '@app/api-keys';
import type { RequestFacts } from '@app/usage';
import type { RelayRequest } from '../relay-request';

/** What the books note of a request when it is let in. */
export function factsOf(request: RelayRequest): RequestFacts {
  const { requestId, startedAt, user, apiKey, operation, envelope } = request;
  const client = request.client ?? detectClient(request.headers);
  return {
    ...{ requestId, startedAt, userId: user.id, keyId: apiKey.id, operation, model: envelope.model },
    ...(client === undefined ? {} : { client }),
    ...(envelope.isStreaming ? { isStreaming: true } : {}),
  };
}
