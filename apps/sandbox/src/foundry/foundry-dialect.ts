import { answerWithFaults } from '../anthropic/answer-with-faults';
import { countAnswer } from '../anthropic/count-tokens';
import { hosted, hostedMessage } from '../anthropic/hosted';
import { isKnownModel } from '../anthropic/messages-request';
import type { Call } from '../call';
import type { Dialect, Route } from '../dialect';
import type { Answer } from '../http/answer';
import { type JsonObject, textOf } from '../json';
import { RequestRefused } from '../request-refused';
import { organizationOfKey } from '../tokens/bearer';
import { checkCaller, isFoundryKey, keyOf } from './check-caller';
import { foundryVoice } from './voice';

/** The model is the name of a deployment. Throws RequestRefused 404. */
function checkDeployment(body: JsonObject): void {
  const deployment = textOf(body.model);
  if (deployment === null || isKnownModel(deployment)) return;
  throw new RequestRefused(404, 'The API deployment for this resource does not exist.');
}

const answerMessages = (call: Call): Answer =>
  answerWithFaults(call, (read, body, version) => {
    checkDeployment(body);
    return hostedMessage(read, body, version);
  });

const answerCountTokens = (call: Call): Answer =>
  answerWithFaults(call, (read, body, version) => {
    checkDeployment(body);
    return hosted(countAnswer(read, body, version));
  });

const posted = { method: 'POST', metered: true, voice: foundryVoice } as const;
const messages: Route = { ...posted, answer: answerMessages };
const countTokens: Route = { ...posted, answer: answerCountTokens };

/** Claude in Microsoft Foundry. Amazon Bedrock has the same paths on another host: it is told by its credentials, and comes first. */
export const foundryDialect: Dialect = {
  routeOf: ({ path }) => {
    if (path === '/anthropic/v1/messages') return messages;
    return path === '/anthropic/v1/messages/count_tokens' ? countTokens : null;
  },
  keyOf: ({ headers }) => keyOf(headers),
  organizationOf: organizationOfKey,
  isKey: isFoundryKey,
  checkKey: checkCaller,
};
