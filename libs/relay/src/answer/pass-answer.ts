import type { Clock } from '@app/common';
import { AnthropicStreamMeter, type Metered } from '@app/protocols';
import type { Outcome } from '@app/usage';
import type { FirstAnswer, RequestContext } from '../attempts/account-attempts';
import type { StreamAnswer, WholeAnswer } from '../attempts/upstream-answer';
import { changeFirstEvent } from './change-first-event';
import { StreamForwarder } from './forward-stream';
import { nameInAnswer, nameInStream } from './model-name';
import { errorEvent } from './error-event';
import { errorHeaders, limitHeaders, queueHeaders, responseHeaders } from './response-headers';

/** What passing an answer on came to. */
export interface Passed {
  readonly outcome: Outcome;
  readonly status: number;
  readonly metered: Metered;
}

/** The client went away before it got a status. */
const NONE_SENT = 0;

/** Hands an upstream's answer to the client: a stream as it comes, anything else whole. */
export async function passAnswer(first: FirstAnswer, context: RequestContext, clock: Clock): Promise<Passed> {
  const { request, trace, admitted } = context;
  const { answer } = first;
  const accountId = request.showsAccount ? answer.account.id : undefined;
  const headers = [
    ...responseHeaders(
      answer.headers,
      { requestId: request.requestId, accountId },
      answer.kind === 'stream',
      first.exhausted?.isFinal === false ? first.exhausted.retryAfterMs : undefined,
    ),
    ...queueHeaders(trace),
    ...limitHeaders(request, admitted, clock.now()),
  ];
  return answer.kind === 'stream'
    ? passStream(answer, askedName(first, context), headers, context)
    : passWhole(answer, first, headers, context);
}

async function passStream(
  answer: StreamAnswer,
  asked: string | undefined,
  headers: string[],
  { request, admitted, reply }: RequestContext,
): Promise<Passed> {
  const meter = new AnthropicStreamMeter();
  admitted.open.meter = () => meter.result();
  if (!reply.hasStarted) reply.start(answer.status, headers);
  const body = asked === undefined ? answer.body : changeFirstEvent(answer.body, (bytes) => nameInStream(bytes, asked));
  const outcome = await new StreamForwarder(body, reply, meter, request.requestId).run();
  return { outcome, status: answer.status, metered: meter.result() };
}

function passWhole(answer: WholeAnswer, first: FirstAnswer, headers: string[], context: RequestContext): Passed {
  const { reply } = context;
  const { status, metered } = answer;
  if (reply.hasLeft) return { outcome: 'caller-left', status: NONE_SENT, metered };
  const isRefusal = status >= 400;
  if (reply.hasStarted) {
    // The status went out with the first comment while the request waited.
    reply.end(errorEvent(answer.body));
    return { outcome: isRefusal ? 'upstream-failed' : 'completed', status, metered };
  }
  if (isRefusal) headers.push(...errorHeaders(status, answer.headers, first.exhausted));
  const asked = isRefusal ? undefined : askedName(first, context);
  const body = asked === undefined ? answer.body : nameInAnswer(answer.body, asked);
  headers.push('content-length', String(body.length));
  reply.start(status, headers);
  reply.end(body);
  return { outcome: isRefusal ? 'upstream-failed' : 'completed', status, metered };
}

/** The name that the client asked for, where the account knows the model by another one. */
function askedName({ rewrite }: FirstAnswer, { request }: RequestContext): string | undefined {
  return rewrite?.model === undefined ? undefined : request.envelope.model;
}
