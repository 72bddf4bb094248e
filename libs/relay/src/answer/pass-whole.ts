import { type ProtocolError, kitOf, parseJson, parseJsonObject } from '@app/protocols';
import type { FirstAnswer, RequestContext } from '../attempts/first-answer';
import type { WholeAnswer } from '../attempts/upstream-answer';
import { askedName } from './asked-name';
import { nameInAnswer } from './name-in-answer';
import type { Passed } from './passed';
import { errorHeaders } from './response-headers';

/** The client went away before it got a status. */
const NONE_SENT = 0;

/** A whole answer, or a refusal, in one piece. */
export function passWhole(
  answer: WholeAnswer,
  first: FirstAnswer,
  headers: string[],
  { request, reply }: Pick<RequestContext, 'request' | 'reply'>,
): Passed {
  const { metered } = answer;
  if (reply.hasLeft) return { outcome: 'caller-left', status: NONE_SENT, metered };
  const isRefusal = answer.status >= 400;
  const outcome = isRefusal ? 'upstream-failed' : 'completed';
  const kit = kitOf(request.envelope.protocol);
  const { refusal } = answer;
  const status = refusal ? kit.statusOf(refusal) : answer.status;
  if (reply.hasStarted) {
    // The status went out with the first comment while the request waited.
    reply.end(kit.writeErrorEvent(refusal ?? errorOf(answer), request.requestId));
    return { outcome, status, metered };
  }
  if (isRefusal) headers.push(...errorHeaders(answer, first.exhausted));
  const body = refusal ? Buffer.from(kit.writeError(refusal, request.requestId)) : wordsOf(answer, first, request);
  const isTheirs = !refusal && !answer.translation;
  const contentType = (isTheirs ? answer.headers['content-type']?.toString() : undefined) ?? 'application/json';
  headers.push('content-type', contentType, 'content-length', String(body.length));
  reply.start(status, headers);
  reply.end(body);
  return { outcome, status, metered };
}

const errorOf = ({ protocol, status, body }: WholeAnswer): ProtocolError =>
  kitOf(protocol).readError(status, parseJson(body.toString('utf8')));

function wordsOf(answer: WholeAnswer, { outgoing }: FirstAnswer, request: RequestContext['request']): Buffer {
  const { body, status, translation } = answer;
  if (status >= 400) return body;
  if (translation) {
    const parsed = parseJsonObject(body.toString('utf8'));
    return parsed ? Buffer.from(JSON.stringify(translation.answer(parsed))) : body;
  }
  const asked = askedName(outgoing, request);
  return asked === undefined ? body : nameInAnswer(body, asked);
}
