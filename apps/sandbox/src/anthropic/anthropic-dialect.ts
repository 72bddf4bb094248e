import type { Dialect, Route } from '../dialect';
import { isTokenKey, organizationOfKey } from '../tokens/bearer';
import { isSandboxKey } from './check-caller';
import { answerCountTokens } from './count-tokens';
import { answerMessages } from './messages';
import { answerModels } from './models';
import { accountKeyOf, checkCaller } from './check-token';
import { anthropicVoice } from './voice';

const messages: Route = { method: 'POST', metered: true, voice: anthropicVoice, answer: answerMessages };
const countTokens: Route = { method: 'POST', metered: true, voice: anthropicVoice, answer: answerCountTokens };
const models: Route = { method: 'GET', metered: false, voice: anthropicVoice, answer: answerModels };

/** The Anthropic Messages API. */
export const anthropicDialect: Dialect = {
  routeOf: ({ path }) => {
    if (path === '/v1/messages') return messages;
    if (path === '/v1/messages/count_tokens') return countTokens;
    return /^\/v1\/models(\/.+)?$/.test(path) ? models : null;
  },
  keyOf: ({ headers }) => accountKeyOf(headers),
  organizationOf: organizationOfKey,
  isKey: (key) => isSandboxKey(key) || isTokenKey(key),
  checkKey: checkCaller,
};
