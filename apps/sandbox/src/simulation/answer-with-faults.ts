import type { Call } from '../call';
import { faultsOf } from '../faults/faults-of-call';
import { injectFaults } from '../faults/inject-faults';
import type { Answer } from '../http/answer';
import { decodeBody } from '../http/decode-body';
import type { JsonObject } from '../json';
import { parseBody } from './parse-body';

/** What the ledger and the faults need to know of a request. */
export interface RequestFacts {
  /** As it was asked for; null when the request named none. */
  readonly model: string | null;
  readonly streaming: boolean;
  /** By which tests find their own requests in the ledger. */
  readonly marker: string | null;
}

/** `call.body` is decoded where it came compressed. */
type ProperAnswer = (call: Call, body: JsonObject) => Answer;

/**
 * Reads what the ledger and the faults need from a body, then lets `proper` answer unless a fault does. Faults come before the checks of
 * the request, so that a test of a failing upstream needs no complete request. Throws RequestRefused and UnknownFault.
 */
export function answerWithFaults(
  call: Call,
  factsOf: (body: JsonObject) => RequestFacts,
  proper: ProperAnswer,
): Answer {
  const decoded: Call = { ...call, body: decodeBody(call.body, call.headers['content-encoding']) };
  const body = parseBody(decoded.body);
  const { model, streaming, marker } = factsOf(body);
  const faults = faultsOf(call, model);
  if (call.entry) {
    call.entry.model = model;
    call.entry.clientRequestMarker = marker;
    call.entry.streaming = streaming;
    call.entry.faults = faults.map((fault) => fault.name);
  }
  return injectFaults(faults, { ...call, model }, () =>
    // The echo is of what arrived, compressed or not.
    proper(model === 'sandbox-echo' ? call : decoded, body),
  );
}
