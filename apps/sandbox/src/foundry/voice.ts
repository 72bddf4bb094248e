import { hosted } from '../anthropic/hosted';
import { anthropicVoice } from '../anthropic/voice';
import type { Identity } from '../caller/identity';
import { wholeAnswer } from '../http/answer';
import type { Refusal, Voice } from '../voice';

const headersOf = ({ requestId }: Identity): string[] => [
  ...['content-type', 'application/json', 'request-id', requestId, 'apim-request-id', requestId],
];

/** What stands before the model refuses in Azure's envelope: whom it does not know, and what is not deployed. */
const isOfPlatform = (status: number): boolean => status === 401 || status === 404;

function errorBody(refusal: Refusal, identity: Identity): string {
  if (!isOfPlatform(refusal.status)) return anthropicVoice.errorBody(refusal, identity);
  const code = refusal.status === 404 ? 'DeploymentNotFound' : String(refusal.status);
  return JSON.stringify({ error: { code, message: refusal.message } });
}

/** Anthropic's models in Microsoft Foundry. */
export const foundryVoice: Voice = {
  ...anthropicVoice,
  jsonHeaders: headersOf,
  meteredJsonHeaders: headersOf,
  exhaustedHeaders: (seconds) => ['retry-after', String(seconds)],
  emptyTokensHeaders: () => [],
  errorBody,
  refuse: (refusal, identity) =>
    isOfPlatform(refusal.status)
      ? wholeAnswer(refusal.status, [...headersOf(identity), ...(refusal.headers ?? [])], errorBody(refusal, identity))
      : hosted(anthropicVoice.refuse(refusal, identity)),
};
