import { anthropicVoice } from './anthropic/voice';
import type { Call } from './call';
import type { Dialect, Route } from './dialect';
import { UnknownFault } from './faults/parse-faults';
import { type Answer, wholeAnswer } from './http/answer';
import { RequestRefused } from './request-refused';
import type { Voice } from './voice';

/** What speaks where no dialect knows the path. */
export const voiceOf = (route: Route | null): Voice => route?.voice ?? anthropicVoice;

/** The simulated API as a function. Never throws. */
export function answerCall(call: Call, dialect: Dialect, route: Route | null): Answer {
  try {
    if (call.method === 'HEAD' && call.path === '/api/hello') return wholeAnswer(200, [], '');
    if (!route) throw new RequestRefused(404, 'Not Found');
    if (route.method !== call.method) {
      throw new RequestRefused(405, 'Method Not Allowed', { headers: ['allow', route.method] });
    }
    dialect.checkKey(call);
    return route.answer(call);
  } catch (error) {
    return call.voice.refuse(refusalOf(error), call);
  }
}

function refusalOf(error: unknown): Parameters<Voice['refuse']>[0] {
  if (error instanceof RequestRefused) return { status: error.status, message: error.message, ...error.options };
  if (error instanceof UnknownFault) return { status: 400, message: error.message };
  return { status: 500, message: error instanceof Error ? (error.stack ?? error.message) : 'unknown' };
}
