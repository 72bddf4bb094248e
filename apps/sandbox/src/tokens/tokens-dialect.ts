import type { Call } from '../call';
import type { Dialect, Route } from '../dialect';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import type { Answer } from '../http/answer';
import type { Voice } from '../voice';
import { answerAnthropicToken } from './anthropic-token';
import { answerAuthorization } from './authorization';
import { answerEntraToken } from './entra-token';
import { entraVoice } from './entra-voice';
import { answerGoogleToken } from './google-token';
import { oauthVoice } from './oauth-voice';
import { type TokenRequest, askingClient, readTokenRequest } from './token-request';

type Grant = (call: Call, request: TokenRequest) => Answer;

const entraPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/;

/** Throws RequestRefused and UnknownFault. */
function answerWithFaults(call: Call, grant: Grant): Answer {
  const faults = faultsOf(call, null);
  if (call.entry) {
    call.entry.clientRequestMarker = call.key;
    call.entry.faults = faults.map((fault) => fault.name);
  }
  const request = readTokenRequest(call.headers, call.body);
  return injectFaults(faults, { ...call, model: null }, () => grant(call, request));
}

const route = (voice: Voice, grant: Grant): Route => ({
  ...{ method: 'POST', metered: true, voice },
  answer: (call) => answerWithFaults(call, grant),
});

/** Where the sandbox was asked, as far as the caller says it. */
const urlOf = ({ headers, path }: Call): string => `http://${headers.host ?? 'localhost'}${path}`;

const authorization: Route = {
  ...{ method: 'GET', metered: false, voice: oauthVoice },
  answer: ({ url, headers, state }) => {
    const origin = `http://${headers.host ?? 'localhost'}`;
    return answerAuthorization(new URL(url, origin).searchParams, state.tokens, origin);
  },
};
const google = route(oauthVoice, (call, request) => answerGoogleToken(request, call.state.tokens, urlOf(call)));
const anthropic = route(oauthVoice, (call, request) => answerAnthropicToken(request, call.state.tokens, call.headers));

/** The authorisation endpoint, and the token endpoints of Google, of OAuth servers in general, of Anthropic and of Microsoft Entra. */
export const tokensDialect: Dialect = {
  routeOf: ({ path }) => {
    if (path === '/o/oauth2/v2/auth' || path === '/oauth2/authorize') return authorization;
    if (path === '/token' || path === '/oauth2/token') return google;
    if (path === '/v1/oauth/token') return anthropic;
    const tenant = entraPath.exec(path)?.[1];
    if (tenant === undefined) return null;
    return route(entraVoice, (call, request) => answerEntraToken(request, call.state.tokens, tenant));
  },
  // The client names itself in the body.
  keyOf: ({ headers }, body) => askingClient(readTokenRequest(headers, body)),
  isKey: (key) => key !== '',
  checkKey: () => undefined,
};
