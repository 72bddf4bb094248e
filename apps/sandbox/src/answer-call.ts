import { answerCountTokens } from './anthropic/count-tokens';
import { checkKey } from './anthropic/check-caller';
import { RequestRefused, errorAnswer } from './anthropic/errors';
import { answerMessages } from './anthropic/messages';
import { answerModels } from './anthropic/models';
import type { Call } from './call';
import { UnknownFault } from './faults/parse-faults';
import { type Answer, wholeAnswer } from './http/answer';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly answer: (call: Call) => Answer;
}

export const meteredPaths: ReadonlySet<string> = new Set(['/v1/messages', '/v1/messages/count_tokens']);

function routeOf(path: string): Route | null {
  if (path === '/v1/messages') return { method: 'POST', answer: answerMessages };
  if (path === '/v1/messages/count_tokens') return { method: 'POST', answer: answerCountTokens };
  if (/^\/v1\/models(\/.+)?$/.test(path)) return { method: 'GET', answer: answerModels };
  return null;
}

/** The simulated API as a function. Never throws. */
export function answerCall(call: Call): Answer {
  try {
    if (call.method === 'HEAD' && call.path === '/api/hello') return wholeAnswer(200, [], '');
    const route = routeOf(call.path);
    if (!route) throw new RequestRefused(404, 'Not Found');
    if (route.method !== call.method) throw new RequestRefused(405, 'Method Not Allowed', ['allow', route.method]);
    checkKey(call.key);
    return route.answer(call);
  } catch (error) {
    if (error instanceof RequestRefused) return errorAnswer(error.status, error.message, call, error);
    if (error instanceof UnknownFault) return errorAnswer(400, error.message, call);
    return errorAnswer(500, error instanceof Error ? (error.stack ?? error.message) : 'unknown', call);
  }
}
