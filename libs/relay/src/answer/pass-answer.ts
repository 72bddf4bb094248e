import type { Clock } from '@app/common';
import type { FirstAnswer, RequestContext } from '../attempts/first-answer';
import { limitHeaders } from './limit-headers';
import { passStream } from './pass-stream';
import { passWhole } from './pass-whole';
import type { Passed } from './passed';
import { droppedHeaders, queueHeaders, responseHeaders } from './response-headers';

/** Hands an upstream's answer to the client: a stream as it comes, anything else whole. */
export async function passAnswer(first: FirstAnswer, context: RequestContext, clock: Clock): Promise<Passed> {
  const { request, trace, admitted } = context;
  const { answer, exhausted } = first;
  const accountId = request.showsAccount ? answer.account.id : undefined;
  const headers = [
    ...responseHeaders(answer.headers, {
      ...{ requestId: request.requestId, accountId, protocol: request.envelope.protocol },
      retryAfterMs: exhausted?.isFinal === false ? exhausted.retryAfterMs : undefined,
    }),
    ...queueHeaders(trace),
    ...droppedHeaders(answer.translation),
    ...limitHeaders(request, admitted, clock.now()),
  ];
  return answer.kind === 'stream'
    ? passStream(answer, first, headers, context)
    : passWhole(answer, first, headers, context);
}
