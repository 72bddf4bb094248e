import { type StreamTranslation, UsageChunkFilter, createGeminiArrayEncoder, kitOf } from '@app/protocols';
import type { Admitted } from '../admission/admission-desk';
import type { FirstAnswer, RequestContext } from '../attempts/first-answer';
import type { StreamAnswer } from '../attempts/upstream-answer';
import { askedName } from './asked-name';
import { type StreamChange, StreamForwarder } from './forward-stream';
import { createModelRenamer } from './model-renamer';
import type { Passed } from './passed';
import { streamHeaders } from './response-headers';
import { StreamTranslator } from './translate-stream';

const sseType = 'text/event-stream; charset=utf-8';

/** As much of a request on its way as passing a stream takes. */
export interface StreamContext extends Pick<RequestContext, 'request' | 'reply'> {
  readonly admitted: Pick<Admitted, 'open'>;
}

/** A stream: as the bytes that come where client and upstream speak the same in the same framing, else event by event. */
export async function passStream(
  answer: StreamAnswer,
  first: FirstAnswer,
  headers: string[],
  { request, admitted, reply }: StreamContext,
): Promise<Passed> {
  const { protocol, status, translation, body } = answer;
  const { requestId, envelope } = request;
  const [upstreamKit, clientKit] = [kitOf(protocol), kitOf(envelope.protocol)];
  const meter = upstreamKit.createMeter();
  admitted.open.meter = () => meter.result();
  const isArray = request.framing === 'json-array';
  const encoder = isArray ? createGeminiArrayEncoder() : clientKit.createEncoder();
  const start = (contentType: string): void => {
    if (!reply.hasStarted) reply.start(status, [...headers, 'content-type', contentType, ...streamHeaders]);
  };
  if (translation || isArray) {
    start(encoder.contentType);
    const events = translation?.stream() ?? unchanged;
    const parts = { body, translation: events, meter, upstreamKit, clientKit, encoder, requestId };
    const outcome = await new StreamTranslator(parts, reply).run();
    return { outcome, status, metered: meter.result() };
  }
  start(answer.isDecoded ? sseType : (answer.headers['content-type']?.toString() ?? sseType));
  const outcome = await new StreamForwarder(body, reply, meter, clientKit, requestId, changeOf(first, request)).run();
  return { outcome, status, metered: meter.result() };
}

/** The same protocol in another framing. */
const unchanged: StreamTranslation = { push: (event) => [event], end: () => [] };

/** What is changed in a stream that otherwise passes as the bytes that come; undefined: nothing. */
function changeOf({ outgoing }: FirstAnswer, request: RequestContext['request']): StreamChange | undefined {
  const asked = askedName(outgoing, request);
  const repeats = request.envelope.protocol !== 'anthropic-messages';
  const rename = asked === undefined ? undefined : createModelRenamer(asked, repeats);
  const filter = outgoing?.hidesUsage ? new UsageChunkFilter() : undefined;
  if (!rename) return filter;
  return {
    push: (bytes) => rename(filter ? filter.push(bytes) : bytes),
    end: () => rename(filter ? filter.end() : Buffer.alloc(0)),
  };
}
